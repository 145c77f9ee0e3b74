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

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.storage.KeyPage;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

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
        try (JsonGenerator json = Json.generator(bytes)) {
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
            KeyPage<StoredObject> page = new KeyPage<>(bucket.objects(), prefix, delimiter, marker, limit);
            page.walk(object -> write(json, object));
            json.writeEndArray();
            json.writeArrayFieldStart("common_prefixes");
            for (String group : page.groups()) {
                json.writeString(group);
            }
            json.writeEndArray();
            json.writeStringField("next_marker", page.nextMarker());
            json.writeBooleanField("has_more", !page.nextMarker().isEmpty());
            json.writeEndObject();
        }
        return HttpResponse.of(200).body(bytes.toByteArray(), Json.TYPE);
    }

    private static void write(JsonGenerator json, StoredObject object) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", object.key());
        json.writeNumberField("size", object.size());
        json.writeStringField("etag", object.etag());
        json.writeStringField("mime_type", object.attributes().contentType());
        json.writeStringField("created", IsoTimes.millis(object.modified()));
        json.writeNumberField("modified", object.modified().getEpochSecond());
        json.writeBooleanField("encrypted", object.encrypted());
        json.writeStringField("storage_class", object.attributes().storageClass());
        json.writeEndObject();
    }
}
