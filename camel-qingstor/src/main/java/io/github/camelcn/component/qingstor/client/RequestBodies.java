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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.github.camelcn.common.objectstore.UploadedPart;

/**
 * The JSON that requests carry. Keys are those of the service, with the working directory. Stateless.
 *
 * <p>Source: QingStor API documentation, "Complete Multipart" and "Delete Multiple Objects", read 2022.
 */
final class RequestBodies {

    private static final JsonFactory JSON = new JsonFactory();

    private RequestBodies() {}

    /** The body of {@code POST /key?upload_id=}: only the number is required, the rest lets the service compare. */
    static byte[] completion(List<UploadedPart> parts) {
        return write(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("object_parts");
            for (UploadedPart part : parts) {
                json.writeStartObject();
                json.writeNumberField("part_number", part.number());
                if (part.size() >= 0) {
                    json.writeNumberField("size", part.size());
                }
                if (!part.etag().isEmpty()) {
                    json.writeStringField("etag", part.etag());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** The body of {@code POST /?delete}. Quiet: the answer then names only the keys that were kept. */
    static byte[] deletion(Iterable<String> keys) {
        return write(json -> {
            json.writeStartObject();
            json.writeBooleanField("quiet", true);
            json.writeArrayFieldStart("objects");
            for (String key : keys) {
                json.writeStartObject();
                json.writeStringField("key", key);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    @FunctionalInterface
    private interface JsonWriter {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] write(JsonWriter writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
