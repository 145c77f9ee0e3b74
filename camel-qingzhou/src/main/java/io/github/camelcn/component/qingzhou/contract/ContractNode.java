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
package io.github.camelcn.component.qingzhou.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/**
 * A piece of a contract file that knows where it stands: a map, a list or a scalar. Immutable. Readers take what they
 * expect and get an exception with file, line and path where it is something else.
 */
final class ContractNode {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final int line;
    private final String path;
    /** A map by key, a list, a String, Long, Double or Boolean, or null. */
    private final Object value;

    private ContractNode(String file, int line, String path, Object value) {
        this.file = file;
        this.line = line;
        this.path = path;
        this.value = value;
    }

    /** @throws ContractException if the text is not YAML, or holds a key twice */
    static ContractNode parse(String file, String text) {
        try (JsonParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new ContractException(file, 1, "is empty");
            }
            ContractNode root = read(file, "", parser);
            if (parser.nextToken() != null) {
                throw new ContractException(file, lineOf(parser.currentTokenLocation()), "holds a second document");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new ContractException(file, lineOf(e.getLocation()), "is not YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
    }

    private static int lineOf(JsonLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static ContractNode read(String file, String path, JsonParser parser) throws IOException {
        int line = lineOf(parser.currentTokenLocation());
        return new ContractNode(file, line, path, content(file, path, parser));
    }

    private static Object content(String file, String path, JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(file, path, parser);
            case START_ARRAY -> list(file, path, parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private static Map<String, ContractNode> map(String file, String path, JsonParser parser) throws IOException {
        Map<String, ContractNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = lineOf(parser.currentTokenLocation());
            parser.nextToken();
            String child = path.isEmpty() ? key : path + "." + key;
            ContractNode node = new ContractNode(file, line, child, content(file, child, parser));
            if (fields.put(key, node) != null) {
                throw new ContractException(file, line, child + " is there twice");
            }
        }
        return fields;
    }

    private static List<ContractNode> list(String file, String path, JsonParser parser) throws IOException {
        List<ContractNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(file, path + "[" + items.size() + "]", parser));
        }
        return items;
    }

    /** This with another put over it: maps key by key, anything else as a whole; null takes a key away. */
    ContractNode overlaidBy(ContractNode over) {
        if (!(value instanceof Map<?, ?>) || !(over.value instanceof Map<?, ?>)) {
            return over;
        }
        Map<String, ContractNode> merged = new LinkedHashMap<>(fields());
        over.fields().forEach((key, node) -> {
            if (node.value == null) {
                merged.remove(key);
            } else {
                merged.merge(key, node, ContractNode::overlaidBy);
            }
        });
        return new ContractNode(over.file, over.line, over.path, merged);
    }

    @SuppressWarnings("unchecked")
    private Map<String, ContractNode> fieldsUnchecked() {
        return (Map<String, ContractNode>) value;
    }

    @SuppressWarnings("unchecked")
    private List<ContractNode> itemsUnchecked() {
        return (List<ContractNode>) value;
    }

    /** The entries of a map, in order. */
    Map<String, ContractNode> fields() {
        if (!(value instanceof Map<?, ?>)) {
            throw fail("must be a map");
        }
        return fieldsUnchecked();
    }

    /** The same, refusing keys that nobody reads. */
    ContractNode only(String... keys) {
        Collection<String> known = List.of(keys);
        fields().forEach((key, node) -> {
            if (!known.contains(key)) {
                throw node.fail("is unknown; here may be " + String.join(", ", keys));
            }
        });
        return this;
    }

    boolean has(String key) {
        return fields().containsKey(key) && fields().get(key).value != null;
    }

    /** @throws ContractException if it is not there */
    ContractNode get(String key) {
        if (!has(key)) {
            throw fail((path.isEmpty() ? "" : "has no ") + key + (path.isEmpty() ? " is missing" : ""));
        }
        return fields().get(key);
    }

    boolean isMap() {
        return value instanceof Map<?, ?>;
    }

    boolean isNull() {
        return value == null;
    }

    List<ContractNode> items() {
        if (!(value instanceof List<?>)) {
            throw fail("must be a list");
        }
        return itemsUnchecked();
    }

    String text() {
        if (!(value instanceof String text)) {
            throw fail("must be a text");
        }
        return text;
    }

    /** A text, or a number or boolean as text. */
    String scalar() {
        if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
            throw fail("must be a single value");
        }
        return value.toString();
    }

    long whole() {
        if (!(value instanceof Long number)) {
            throw fail("must be a whole number");
        }
        return number;
    }

    long positive() {
        long number = whole();
        if (number < 1) {
            throw fail("must be 1 or more, but is " + number);
        }
        return number;
    }

    boolean flag() {
        if (!(value instanceof Boolean flag)) {
            throw fail("must be true or false");
        }
        return flag;
    }

    /** A text, number, boolean or list of such, as it is. */
    Object plain() {
        if (value instanceof List<?>) {
            return items().stream().map(ContractNode::plain).toList();
        }
        if (value == null || value instanceof Map<?, ?>) {
            throw fail("must be a value or a list of values");
        }
        return value;
    }

    /** A constant of an enum by its exact name. */
    <E extends Enum<E>> E constant(Class<E> type) {
        String name = scalar();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw fail("must be one of " + String.join(", ", names(type)) + ", but is \"" + name + '"');
    }

    static <E extends Enum<E>> List<String> names(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.name());
        }
        return names;
    }

    /** One of some texts. */
    String among(String... allowed) {
        String text = scalar();
        if (!List.of(allowed).contains(text)) {
            throw fail("must be one of " + String.join(", ", allowed) + ", but is \"" + text + '"');
        }
        return text;
    }

    ContractException fail(String reason) {
        return new ContractException(file, line, path.isEmpty() ? reason : path + " " + reason);
    }
}
