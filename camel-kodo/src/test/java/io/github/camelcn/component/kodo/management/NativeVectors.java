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
package io.github.camelcn.component.kodo.management;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelcn.common.credentials.Credentials;

/** The published native signatures and hashes: {@code qiniu-native.json}, whose own header explains its fields. */
final class NativeVectors {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonNode FILE = read();

    static final Credentials CREDENTIALS = Credentials.of(
            FILE.path("credentials").path("accessKey").asText(),
            FILE.path("credentials").path("secretKey").asText());

    private NativeVectors() {}

    private static JsonNode read() {
        try (InputStream in = NativeVectors.class.getResourceAsStream("/qiniu-native.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    record Vector(JsonNode json) {

        /** A field's text, empty if it is absent or null. */
        String text(String field) {
            return json.path(field).asText("").equals("null")
                    ? ""
                    : json.path(field).asText("");
        }

        boolean has(String field) {
            return json.hasNonNull(field);
        }

        List<Map.Entry<String, String>> headers() {
            List<Map.Entry<String, String>> headers = new ArrayList<>();
            json.path("headers")
                    .forEach(pair -> headers.add(
                            Map.entry(pair.get(0).asText(), pair.get(1).asText())));
            return headers;
        }

        @Override
        public String toString() {
            return text("id");
        }
    }

    static Stream<Vector> managementQBox() {
        return section("managementQBox");
    }

    static Stream<Vector> managementQiniu() {
        return section("managementQiniu");
    }

    static Stream<Vector> uploadToken() {
        return section("uploadToken");
    }

    static Stream<Vector> privateUrl() {
        return section("privateUrl");
    }

    static Stream<Vector> encodedEntryUri() {
        return section("encodedEntryUri");
    }

    static Stream<Vector> qetag() {
        return section("qetag");
    }

    static Stream<Vector> qetagV2() {
        return section("qetagV2");
    }

    static Stream<Vector> publishedExample() {
        return section("publishedExample");
    }

    private static Stream<Vector> section(String name) {
        return StreamSupport.stream(FILE.path(name).spliterator(), false).map(Vector::new);
    }
}
