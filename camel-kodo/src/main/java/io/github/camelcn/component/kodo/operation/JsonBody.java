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
package io.github.camelcn.component.kodo.operation;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelcn.common.camel.MessageReader;

/** Bodies that describe something: JSON text, or maps and lists of the same shape. */
final class JsonBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonBody() {}

    /**
     * @param form what the operation needs, as a sentence
     * @return never null or missing
     */
    static JsonNode read(MessageReader message, String form) throws IOException {
        Object body = message.body();
        if (body == null) {
            throw new IllegalArgumentException(form + "; there is no body");
        }
        try {
            Optional<String> text = message.bodyText();
            return text.isPresent() ? JSON.readTree(text.get()) : JSON.valueToTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(form + ": " + e.getOriginalMessage(), e);
        }
    }

    /** A misspelled name would have no effect in silence. */
    static void requireOnly(JsonNode object, Set<String> names, String form) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(form + "; it has no \"" + name + "\"");
            }
        });
    }

    static int days(JsonNode object, String name) {
        JsonNode days = object.path(name);
        if (!days.isMissingNode() && !days.canConvertToInt()) {
            throw new IllegalArgumentException(name + " must be a number of days, but is " + days);
        }
        return days.asInt();
    }
}
