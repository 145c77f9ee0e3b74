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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import okhttp3.Request;
import okhttp3.RequestBody;

import io.github.camelcn.common.credentials.Credentials;

/** The published signatures: {@code qingstor-signatures.json}, whose fields its own header explains. */
final class SignatureVectors {

    private static final JsonNode FILE = read();

    private SignatureVectors() {}

    private static JsonNode read() {
        try (InputStream in = SignatureVectors.class.getResourceAsStream("/qingstor-signatures.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    record Vector(JsonNode json) {

        String text(String field) {
            return json.path(field).asText("");
        }

        boolean byHeader() {
            return text("auth").equals("header");
        }

        Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            json.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            return headers;
        }

        /** The request before it is signed. */
        Request request() {
            Request.Builder request = new Request.Builder().url(text("url"));
            headers().forEach(request::header);
            boolean bodyRequired =
                    text("method").equals("PUT") || text("method").equals("POST");
            return request.method(text("method"), bodyRequired ? RequestBody.create(new byte[0], null) : null)
                    .build();
        }

        String hostBucket() {
            return text("url_style").equals("virtual_host") ? text("bucket").replace("null", "") : "";
        }

        Credentials credentials() {
            return Credentials.of(text("access_key_id"), text("secret_access_key"));
        }

        String date() {
            return headers().getOrDefault("Date", "");
        }

        long expires() {
            return json.path("expires").asLong();
        }

        String expected(String field) {
            return json.path("expected").path(field).asText();
        }

        /** The value by the rules, where an official SDK disagrees with them. */
        String rule(String field) {
            return json.path("rule").path(field).asText();
        }

        @Override
        public String toString() {
            return text("id") + " " + text("description");
        }
    }

    static int count() {
        return FILE.path("count").asInt();
    }

    static Stream<Vector> all() {
        return stream("vectors");
    }

    static Stream<Vector> byHeader() {
        return all().filter(Vector::byHeader);
    }

    static Stream<Vector> byQuery() {
        return all().filter(vector -> !vector.byHeader());
    }

    static Stream<Vector> disagreements() {
        return stream("disagreements");
    }

    private static Stream<Vector> stream(String field) {
        return StreamSupport.stream(FILE.path(field).spliterator(), false).map(Vector::new);
    }
}
