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
package io.github.camelcn.component.kodo.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.wire.UriEncoding;

/** The signatures that two independent signers agree upon: {@code sigv4.json}. */
final class SigV4Vectors {

    private static final JsonNode FILE = read();

    private SigV4Vectors() {}

    private static JsonNode read() {
        try (InputStream in = SigV4Vectors.class.getResourceAsStream("/sigv4.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Vector> all() {
        return StreamSupport.stream(FILE.path("vectors").spliterator(), false).map(Vector::new);
    }

    static Stream<Vector> byHeader() {
        return all().filter(vector -> vector.text("kind").equals("header"));
    }

    static Stream<Vector> byQuery() {
        return all().filter(vector -> vector.text("kind").equals("presign"));
    }

    record Vector(JsonNode json) {

        String text(String field) {
            return json.path(field).asText("");
        }

        String expected(String field) {
            return json.path("expected").path(field).asText();
        }

        String method() {
            return json.at("/request/method").asText();
        }

        String scheme() {
            return json.at("/request/scheme").asText();
        }

        /** With its port, if there is one. */
        String host() {
            String host = json.at("/request/host").asText();
            return json.at("/request/port").isNull()
                    ? host
                    : host + ":" + json.at("/request/port").asInt();
        }

        /** Encoded by us: one of the things the vectors check. */
        String encodedPath() {
            return UriEncoding.path(json.at("/request/rawPath").asText());
        }

        /** In the order of the vector; a parameter without a value has no equals sign. */
        String encodedQuery() {
            List<String> parameters = new ArrayList<>();
            for (JsonNode pair : json.at("/request/query")) {
                StringBuilder parameter = new StringBuilder();
                UriEncoding.appendQueryValue(parameter, pair.get(0).asText());
                if (!pair.get(1).isNull()) {
                    parameter.append('=');
                    UriEncoding.appendQueryValue(parameter, pair.get(1).asText());
                }
                parameters.add(parameter.toString());
            }
            return String.join("&", parameters);
        }

        Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            for (JsonNode pair : json.at("/request/headers")) {
                headers.put(pair.get(0).asText(), pair.get(1).asText());
            }
            return headers;
        }

        byte[] body() {
            return Base64.getDecoder().decode(json.at("/request/bodyBase64").asText());
        }

        boolean payloadSigned() {
            return text("payload").equals("signed");
        }

        String sessionToken() {
            JsonNode token = json.at("/credentials/sessionToken");
            return token.isNull() ? "" : token.asText();
        }

        Credentials credentials() {
            return new Credentials(
                    json.at("/credentials/accessKey").asText(),
                    json.at("/credentials/secretKey").asText(),
                    sessionToken());
        }

        SigningTime time() {
            String stamp = text("time");
            return new SigningTime(0, stamp, stamp.substring(0, 8));
        }

        long expirySeconds() {
            return json.path("expiresSeconds").asLong();
        }

        @Override
        public String toString() {
            return text("id");
        }
    }
}
