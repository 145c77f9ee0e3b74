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
package io.github.camelcn.common.camel.event;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads the JSON of strangers: bounded, and with sentences for what is wrong. */
public final class EventJson {

    /** Deeper than any notification, and no deeper than a parser likes. */
    private static final int MAX_DEPTH = 32;

    private static final JsonMapper MAPPER = mapper();

    private EventJson() {}

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }

    /** @throws RefusedEventException if these bytes are not one JSON object */
    public static JsonNode object(byte[] json) throws RefusedEventException {
        try {
            return requireObject(MAPPER.readTree(json));
        } catch (IOException e) {
            throw notJson();
        }
    }

    /** @throws RefusedEventException if this text is not one JSON object */
    public static JsonNode object(String json) throws RefusedEventException {
        try {
            return requireObject(MAPPER.readTree(json));
        } catch (IOException e) {
            throw notJson();
        }
    }

    private static JsonNode requireObject(JsonNode node) throws RefusedEventException {
        if (node == null || !node.isObject()) {
            throw notJson();
        }
        return node;
    }

    /** What the parser says would tell the sender how we are made. */
    private static RefusedEventException notJson() {
        return RefusedEventException.malformed("the notification is not a JSON object");
    }

    /**
     * A member that has to be there.
     *
     * @throws RefusedEventException if it is missing, empty or no text
     */
    public static String required(JsonNode object, String member) throws RefusedEventException {
        JsonNode value = object.path(member);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw RefusedEventException.malformed("the notification has an event without " + member);
        }
        return value.textValue();
    }

    /** A member's text, empty if it is absent or no text. */
    public static String text(JsonNode object, String member) {
        return object.path(member).asText("");
    }

    /** A member's number, -1 if it is absent, negative or no whole number. */
    public static long size(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isIntegralNumber() && value.canConvertToLong() ? Math.max(-1, value.longValue()) : -1;
    }

    /** An ISO 8601 time, empty if the text is no such time. */
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
