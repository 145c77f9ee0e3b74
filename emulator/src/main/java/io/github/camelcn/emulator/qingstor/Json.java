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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.http.HttpResponse;

/** JSON in and out. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TYPE = "application/json";
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static HttpResponse answer(int status, JsonNode body) {
        try {
            return answer(status, MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpResponse answer(int status, byte[] body) {
        return HttpResponse.of(status).body(body, TYPE);
    }

    /** @throws ServiceError invalid_json when the bytes are not one JSON object */
    static ObjectNode parse(byte[] bytes) {
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new ServiceError(ErrorCode.INVALID_JSON, "the body is not JSON");
        }
        throw new ServiceError(ErrorCode.INVALID_JSON, "the body is not a JSON object");
    }

    /** {@code 2024-03-01T08:00:00.000Z} */
    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    /** {@code 2024-03-01T08:00:00Z}, as list buckets writes it. */
    static String timeInSeconds(Instant instant) {
        return SECONDS.format(instant);
    }
}
