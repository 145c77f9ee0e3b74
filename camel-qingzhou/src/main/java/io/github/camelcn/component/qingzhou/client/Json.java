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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as maps and lists. Stateless. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory FACTORY = MAPPER.getFactory();

    private Json() {}

    /** An object; empty if the bytes are anything else. No bytes are an empty object. */
    static Optional<Map<String, Object>> object(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of(new LinkedHashMap<>());
        }
        try {
            return MAPPER.readValue(bytes, Object.class) instanceof Map<?, ?> map
                    ? Optional.of(asObject(map))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The scalars of an object's first level as text, without building the rest, which is looked through all the same.
     * Empty if the bytes are no object, or not all of it.
     */
    static Optional<Map<String, String>> firstLevel(byte[] bytes) {
        Map<String, String> scalars = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    parser.skipChildren();
                } else if (value != JsonToken.VALUE_NULL) {
                    scalars.put(name, parser.getText());
                }
            }
            boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return whole ? Optional.of(scalars) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static byte[] bytes(Map<String, Object> object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an input cannot be written as JSON", e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asObject(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    /** The objects of a list; nothing else that may be in it. */
    static List<Map<String, Object>> objects(Object list) {
        if (!(list instanceof List<?> elements)) {
            return List.of();
        }
        List<Map<String, Object>> objects = new ArrayList<>(elements.size());
        for (Object element : elements) {
            if (element instanceof Map<?, ?> map) {
                objects.add(asObject(map));
            }
        }
        return objects;
    }

    /** The same tree made unchangeable, without members that hold secrets; the tree itself is used up. */
    static Map<String, Object> frozen(Map<String, Object> tree) {
        tree.keySet().removeIf(Secrecy::isSecret);
        tree.replaceAll((name, value) -> frozenValue(value));
        return Collections.unmodifiableMap(tree);
    }

    private static Object frozenValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return frozen(asObject(map));
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(frozenValue(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
