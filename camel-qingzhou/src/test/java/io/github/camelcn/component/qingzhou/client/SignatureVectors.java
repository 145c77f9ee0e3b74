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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelcn.common.credentials.Credentials;

/** The signatures that independent implementations agree on: {@code qingzhou-signatures.json}. */
record SignatureVectors(JsonNode json) {

    private static final JsonNode FILE = read();

    private static JsonNode read() {
        try (InputStream in = SignatureVectors.class.getResourceAsStream("/qingzhou-signatures.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<SignatureVectors> of(String algorithm) {
        return StreamSupport.stream(FILE.path(algorithm).path("vectors").spliterator(), false)
                .map(SignatureVectors::new);
    }

    static SignatureVectors named(String algorithm, String id) {
        return of(algorithm)
                .filter(vector -> vector.text("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    String text(String field) {
        return json.path(field).asText("");
    }

    String expected(String field) {
        return json.path("expected").path(field).asText();
    }

    Map<String, String> map(String field) {
        Map<String, String> map = new LinkedHashMap<>();
        json.path(field)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    byte[] body() {
        return json.has("bodyBase64")
                ? Base64.getDecoder().decode(text("bodyBase64"))
                : text("body").getBytes(StandardCharsets.UTF_8);
    }

    Credentials credentials() {
        return Credentials.of(text("accessKeyId"), text("accessKeySecret"));
    }

    @Override
    public String toString() {
        return text("id");
    }
}
