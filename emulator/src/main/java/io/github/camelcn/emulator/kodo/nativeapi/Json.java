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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.http.HttpResponse;

/** JSON and URL-safe base64, in and out. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TYPE = "application/json";

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static HttpResponse answer(JsonNode body) {
        return answer(200, body);
    }

    static HttpResponse answer(int status, JsonNode body) {
        return HttpResponse.of(status).body(text(body).getBytes(StandardCharsets.UTF_8), TYPE);
    }

    static String text(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NativeError 400 when the bytes are not JSON */
    static JsonNode parse(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (json != null && !json.isMissingNode()) {
                return json;
            }
        } catch (IOException e) {
            // falls through to the refusal
        }
        throw NativeError.badRequest("invalid argument: the body is not JSON");
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws NativeError 400 when the text is not URL-safe base64 of UTF-8 */
    static String unbase64(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw NativeError.badRequest("invalid argument: '" + text + "' is not URL-safe base64");
        }
    }
}
