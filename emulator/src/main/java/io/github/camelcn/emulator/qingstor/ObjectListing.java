/*
 * Copyright 2026 the camel-cn authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelcn.emulator.qingstor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;

/** Pages of keys and common prefixes; the work is in proportion to the page, not to the bucket. */
final class ObjectListing {
    private static final int DEFAULT_LIMIT = 100;

    private final ServiceOptions options;

    ObjectListing(ServiceOptions options) {
        this.options = options;
    }

    /** Source: QingStor API documentation, "GET Bucket (List Objects)". */
    @NotVerified("Keys are sorted by UTF-16 code units; a delimiter of several characters is refused.")
    HttpResponse list(Call call, Bucket bucket) throws IOException {
        String prefix = call.query().firstOr("prefix", "");
        String delimiter = call.query().firstOr("delimiter", "");
        String marker = call.query().firstOr("marker", "");
        if (delimiter.codePointCount(0, delimiter.length()) > 1) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "delimiter must be one character");
        }
        int limit = call.limit(DEFAULT_LIMIT, options.listLimit());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("name", bucket.name());
            json.writeObjectFieldStart("owner");
            json.writeStringField("id", bucket.ownerId());
            json.writeStringField("name", bucket.ownerId());
            json.writeEndObject();
            json.writeStringField("prefix", prefix);
            json.writeStringField("delimiter", delimiter);
            json.writeNumberField("limit", limit);
            json.writeStringField("marker", marker);
            json.writeArrayFieldStart("keys");
            Page page = new Page(bucket.objects(), prefix, delimiter, marker, limit);
            page.walk(object -> write(json, object));
            json.writeEndArray();
            json.writeArrayFieldStart("common_prefixes");
            for (String group : page.groups) {
                json.writeString(group);
            }
            json.writeEndArray();
            json.writeStringField("next_marker", page.nextMarker);
            json.writeBooleanField("has_more", !page.nextMarker.isEmpty());
            json.writeEndObject();
        }
        return Json.answer(200, bytes.toByteArray());
    }

    private static void write(JsonGenerator json, StoredObject object) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", object.key());
        json.writeNumberField("size", object.size());
        json.writeStringField("etag", object.etag());
        json.writeStringField("mime_type", object.attributes().contentType());
        json.writeStringField("created", Json.time(object.modified()));
        json.writeNumberField("modified", object.modified().getEpochSecond());
        json.writeBooleanField("encrypted", object.encrypted());
        json.writeStringField("storage_class", object.attributes().storageClass());
        json.writeEndObject();
    }

    private interface Visitor {
        void visit(StoredObject object) throws IOException;
    }

    /** One walk over the sorted keys that jumps over every group it has named. */
    private static final class Page {
        private final NavigableMap<String, StoredObject> objects;
        private final String prefix;
        private final String delimiter;
        private final int limit;
        private final List<String> groups = new ArrayList<>();
        private String from;
        private boolean inclusive;
        private String nextMarker = "";

        Page(NavigableMap<String, StoredObject> objects, String prefix, String delimiter, String marker, int limit) {
            this.objects = objects;
            this.prefix = prefix;
            this.delimiter = delimiter;
            this.limit = limit;
            if (marker.compareTo(prefix) < 0) {
                from = prefix;
                inclusive = true;
            } else if (!groupOf(marker).isEmpty() && groupOf(marker).equals(marker)) {
                from = after(marker);
                inclusive = true;
            } else {
                from = marker;
                inclusive = marker.isEmpty();
            }
        }

        void walk(Visitor visitor) throws IOException {
            int count = 0;
            String last = "";
            Map.Entry<String, StoredObject> entry = next();
            while (entry != null && entry.getKey().startsWith(prefix)) {
                if (count == limit) {
                    nextMarker = last;
                    return;
                }
                String group = groupOf(entry.getKey());
                if (group.isEmpty()) {
                    visitor.visit(entry.getValue());
                    last = entry.getKey();
                    from = last;
                    inclusive = false;
                } else {
                    groups.add(group);
                    last = group;
                    from = after(group);
                    inclusive = true;
                }
                count++;
                entry = next();
            }
        }

        private Map.Entry<String, StoredObject> next() {
            return inclusive ? objects.ceilingEntry(from) : objects.higherEntry(from);
        }

        private String groupOf(String key) {
            if (delimiter.isEmpty() || key.length() <= prefix.length()) {
                return "";
            }
            int end = key.indexOf(delimiter, prefix.length());
            return end < 0 ? "" : key.substring(0, end + delimiter.length());
        }

        /** The least string behind everything that starts with the group. */
        private static String after(String group) {
            int last = group.length() - 1;
            return group.substring(0, last) + (char) (group.charAt(last) + 1);
        }
    }
}
