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
package io.github.camelcn.component.qingstor.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.DeleteObjectsResult.FailedKey;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.wire.Etags;
import io.github.camelcn.common.wire.MalformedAnswerException;

/**
 * QingStor's answers, read as a stream: no tree is built, so that a page costs what its entries cost. Unknown
 * fields are passed over. Keys leave here as the user spells them, without the working directory. Stateless.
 *
 * <p>Source: QingStor API documentation, the pages of the calls, read 2022.
 */
final class QingStorCodec {

    private static final JsonFactory JSON = new JsonFactory();

    private QingStorCodec() {}

    /** An answer's fields, each handed to the reader with the parser on its value. */
    @FunctionalInterface
    private interface FieldReader {
        /** Reads a scalar or a whole array or object; what it leaves unread is passed over. */
        void read(String name, JsonParser json) throws IOException;
    }

    // ---------------------------------------------------------------- listings

    /** {@code GET /?prefix=&delimiter=&marker=&limit=}: etags come with their quotes inside the string. */
    record Listing(List<ObjectInfo> objects, List<String> commonPrefixes, String nextMarker, boolean hasMore) {}

    static Listing listing(InputStream in, String bucket, KeySpace keys) throws IOException {
        List<ObjectInfo> objects = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String[] marker = {""};
        // absent in old answers: then a marker means more. Source: rclone 1.60.1
        Boolean[] more = {null};
        document(in, (name, json) -> {
            switch (name) {
                case "keys" ->
                    eachObject(json, () -> listedObject(json, bucket, keys).ifPresent(objects::add));
                case "common_prefixes" -> eachText(json, prefix -> prefixes.add(keys.toUser(prefix)));
                case "next_marker" -> marker[0] = text(json);
                case "has_more" -> more[0] = json.getValueAsBoolean();
                default -> json.skipChildren();
            }
        });
        return new Listing(objects, prefixes, marker[0], more[0] == null ? !marker[0].isEmpty() : more[0]);
    }

    /** Empty for the directory marker of the working directory itself. */
    private static Optional<ObjectInfo> listedObject(JsonParser json, String bucket, KeySpace keys) throws IOException {
        String key = "";
        long size = -1;
        String etag = "";
        Optional<Instant> modified = Optional.empty();
        String type = "";
        String storageClass = "";
        boolean encrypted = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "key" -> key = text(json);
                case "size" -> size = json.getValueAsLong(-1);
                case "etag" -> etag = Etags.unquoted(text(json));
                case "modified" -> modified = time(json);
                case "mime_type" -> type = text(json);
                case "storage_class" -> storageClass = text(json);
                case "encrypted" -> encrypted = json.getValueAsBoolean();
                default -> json.skipChildren();
            }
        }
        return keys.contains(key)
                ? Optional.of(ObjectInfo.listed(
                        new ObjectRef(bucket, keys.toUser(key)), size, etag, modified, type, storageClass, encrypted))
                : Optional.empty();
    }

    /** {@code GET /}; {@code count} is the number of all buckets, not of the page. */
    record Buckets(List<Bucket> buckets, long count) {}

    static Buckets buckets(InputStream in) throws IOException {
        List<Bucket> buckets = new ArrayList<>();
        long[] count = {-1};
        document(in, (name, json) -> {
            switch (name) {
                case "buckets" ->
                    eachObject(json, () -> {
                        Map<String, String> bucket = scalars(json);
                        buckets.add(new Bucket(
                                bucket.getOrDefault("name", ""),
                                bucket.getOrDefault("location", ""),
                                time(bucket.getOrDefault("created", "")),
                                bucket.getOrDefault("url", "")));
                    });
                case "count" -> count[0] = json.getValueAsLong(-1);
                default -> json.skipChildren();
            }
        });
        return new Buckets(buckets, count[0]);
    }

    // ---------------------------------------------------------------- multipart

    /** {@code GET /?uploads}; {@code has_more} is not in the documentation, so the markers decide. */
    record Uploads(List<UploadRef> uploads, String nextKey, String nextUploadId) {}

    static Uploads uploads(InputStream in, String bucket, KeySpace keys) throws IOException {
        List<UploadRef> uploads = new ArrayList<>();
        String[] next = {"", ""};
        document(in, (name, json) -> {
            switch (name) {
                case "uploads" ->
                    eachObject(json, () -> {
                        Map<String, String> upload = scalars(json);
                        uploads.add(new UploadRef(
                                new ObjectRef(bucket, keys.toUser(upload.getOrDefault("key", ""))),
                                upload.getOrDefault("upload_id", ""),
                                time(upload.getOrDefault("created", ""))));
                    });
                case "next_key_marker" -> next[0] = text(json);
                case "next_upload_id_marker" -> next[1] = text(json);
                default -> json.skipChildren();
            }
        });
        return new Uploads(uploads, next[0], next[1]);
    }

    /** {@code GET /key?upload_id=}; etags come without quotes, {@code count} is the number of all parts. */
    record Parts(List<UploadedPart> parts, long count) {}

    static Parts parts(InputStream in) throws IOException {
        List<UploadedPart> parts = new ArrayList<>();
        long[] count = {-1};
        document(in, (name, json) -> {
            switch (name) {
                case "object_parts" -> eachObject(json, () -> parts.add(part(json)));
                case "count" -> count[0] = json.getValueAsLong(-1);
                default -> json.skipChildren();
            }
        });
        return new Parts(parts, count[0]);
    }

    private static UploadedPart part(JsonParser json) throws IOException {
        int number = -1;
        long size = -1;
        String etag = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "part_number" -> number = json.getValueAsInt(-1);
                case "size" -> size = json.getValueAsLong(-1);
                case "etag" -> etag = Etags.unquoted(text(json));
                default -> json.skipChildren();
            }
        }
        return new UploadedPart(number, size, etag);
    }

    /** {@code POST /key?uploads} answers with it. */
    static String uploadId(InputStream in) throws IOException {
        String[] id = {""};
        document(in, (name, json) -> {
            if (name.equals("upload_id")) {
                id[0] = text(json);
            } else {
                json.skipChildren();
            }
        });
        return id[0];
    }

    // ---------------------------------------------------------------- multi-delete

    /** The keys that were not deleted, by key. */
    static Map<String, FailedKey> deletionFailures(InputStream in, KeySpace keys) throws IOException {
        Map<String, FailedKey> failures = new HashMap<>();
        document(in, (name, json) -> {
            if (name.equals("errors")) {
                eachObject(json, () -> {
                    Map<String, String> error = scalars(json);
                    String stored = error.getOrDefault("key", "");
                    String key = keys.contains(stored) ? keys.toUser(stored) : stored;
                    failures.put(
                            key, new FailedKey(key, error.getOrDefault("code", ""), error.getOrDefault("message", "")));
                });
            } else {
                json.skipChildren();
            }
        });
        return failures;
    }

    // ---------------------------------------------------------------- statistics

    /** {@code GET /?stats}. */
    static BucketStatistics statistics(InputStream in, String bucket, String requestId) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Map<String, BucketStatistics.ClassStatistics> classes = new HashMap<>();
        document(in, (name, json) -> {
            if (name.equals("storage_classes") && json.currentToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String storageClass = json.currentName();
                    if (json.nextToken() == JsonToken.START_OBJECT) {
                        Map<String, String> of = scalars(json);
                        classes.put(
                                storageClass,
                                new BucketStatistics.ClassStatistics(
                                        number(of, "count"), number(of, "size"), number(of, "billing_size")));
                    } else {
                        json.skipChildren();
                    }
                }
            } else if (json.currentToken().isScalarValue()) {
                fields.put(name, text(json));
            } else {
                json.skipChildren();
            }
        });
        return new BucketStatistics(
                fields.getOrDefault("name", bucket),
                fields.getOrDefault("location", ""),
                fields.getOrDefault("status", ""),
                number(fields, "count"),
                number(fields, "size"),
                time(fields.getOrDefault("created", "")),
                classes,
                requestId);
    }

    // ---------------------------------------------------------------- values

    private static String text(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
    }

    /** Unix seconds in listings, ISO 8601 elsewhere; what is neither counts as unknown. */
    private static Optional<Instant> time(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? Optional.of(Instant.ofEpochSecond(json.getLongValue()))
                : time(text(json));
    }

    private static Optional<Instant> time(String iso) {
        try {
            return iso.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(iso));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long number(Map<String, String> fields, String name) {
        try {
            return Long.parseLong(fields.getOrDefault(name, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Map<String, String> scalars(JsonParser json) throws IOException {
        Map<String, String> scalars = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                scalars.put(name, text(json));
            } else {
                json.skipChildren();
            }
        }
        return scalars;
    }

    // ---------------------------------------------------------------- walking

    private static void document(InputStream in, FieldReader reader) throws IOException {
        try (JsonParser json = JSON.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(json, "it does not begin with an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                reader.read(name, json);
            }
        } catch (JacksonException e) {
            throw new MalformedAnswerException("JSON", e.getOriginalMessage(), e);
        }
    }

    @FunctionalInterface
    private interface ElementReader {
        void read() throws IOException;
    }

    @FunctionalInterface
    private interface TextReader {
        void read(String text) throws IOException;
    }

    private static void eachObject(JsonParser json, ElementReader element) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                element.read();
            } else {
                json.skipChildren();
            }
        }
    }

    private static void eachText(JsonParser json, TextReader element) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.read(text(json));
        }
    }
}
