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
package io.github.camelcn.emulator.qingzhou;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.wire.Json;

/**
 * Which requests style A knows and where their inputs are: the default contract, which tests may override entry by entry
 * as users of the client may.
 */
final class Contract {
    private static final String DEFAULT = "openapi-v1.json";

    /**
     * Where an input is.
     *
     * @param in {@code path}, {@code query}, {@code header} or {@code body}
     * @param key a name, or a pointer for bodies
     * @param rule the entry with its type and limits
     */
    record Place(String in, String key, JsonNode rule) {
        static Place of(JsonNode rule, String name) {
            String key = rule.path("in").asText().equals("body") ? "pointer" : "name";
            return new Place(rule.path("in").asText(), rule.path(key).asText(name), rule);
        }

        boolean inBody() {
            return in.equals("body");
        }
    }

    /** One entry. */
    record Operation(
            String name,
            List<String> actions,
            String method,
            List<String> path,
            Map<String, Place> params,
            List<Place> constants,
            List<String> oneOf,
            boolean paged,
            boolean takesClientToken) {

        String action() {
            return actions.get(0);
        }

        /** Values of the path parameters; empty when the path is another. */
        Optional<Map<String, String>> match(String rawPath) {
            String[] segments = rawPath.split("/", -1);
            if (segments.length != path.size()) {
                return Optional.empty();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < segments.length; i++) {
                String template = path.get(i);
                if (template.startsWith("{")) {
                    Optional<String> value = PercentCodec.decodeStrictly(segments[i]);
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    values.put(template.substring(1, template.length() - 1), value.get());
                } else if (!template.equals(segments[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(values);
        }
    }

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private final Pattern id;

    private Contract(JsonNode root) {
        this.root = root;
        this.id = Pattern.compile(root.path("http").path("idPattern").asText());
        root.path("operations")
                .properties()
                .forEach(entry -> operations.add(operation(entry.getKey(), entry.getValue())));
    }

    /** @param override JSON merged over the default: maps by key, everything else replaced, null removes */
    static Contract load(Optional<String> override) {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(DEFAULT), DEFAULT)) {
            JsonNode root = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            override.ifPresent(text -> merge((ObjectNode) root, Json.parse(text)));
            return new Contract(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(entry -> {
            JsonNode old = into.path(entry.getKey());
            if (entry.getValue().isNull()) {
                into.remove(entry.getKey());
            } else if (old instanceof ObjectNode map && entry.getValue().isObject()) {
                merge(map, entry.getValue());
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static Operation operation(String name, JsonNode entry) {
        Map<String, Place> params = new LinkedHashMap<>();
        entry.path("params")
                .properties()
                .forEach(param -> params.put(param.getKey(), Place.of(param.getValue(), param.getKey())));
        List<Place> constants = new ArrayList<>();
        entry.path("constants").forEach(constant -> constants.add(Place.of(constant, "")));
        List<String> actions = new ArrayList<>(List.of(entry.path("action").asText()));
        entry.path("actionAliases").forEach(alias -> actions.add(alias.asText()));
        List<String> oneOf = new ArrayList<>();
        entry.path("requireOneOf").forEach(input -> oneOf.add(input.asText()));
        return new Operation(
                name,
                actions,
                entry.path("method").asText(),
                List.of(entry.path("path").asText().split("/", -1)),
                params,
                constants,
                oneOf,
                entry.path("paged").asBoolean(),
                entry.path("idempotent").asText().equals("client-token"));
    }

    String apiVersion() {
        return root.path("apiVersion").asText();
    }

    String header(String purpose) {
        return root.path("http").path(purpose + "Header").asText("");
    }

    boolean isId(String text) {
        return id.matcher(text).matches();
    }

    /** Where the client token of a create is. */
    Place clientToken() {
        return Place.of(root.path("idempotency").path("parameter"), "clientToken");
    }

    /** Query parameter of the page number or size. */
    String pageParameter(String which) {
        return root.path("pagination").path(which).path("name").asText();
    }

    int largestPage() {
        return root.path("pagination").path("size").path("max").asInt(100);
    }

    int defaultPage() {
        return root.path("pagination").path("size").path("default").asInt(20);
    }

    /** The normalised state of a raw one. */
    Optional<String> canonicalState(String raw) {
        return Optional.ofNullable(root.path("states").path(raw).textValue());
    }

    /** Operations with this method and action on this path, in the order of the file. */
    List<Operation> find(String method, String rawPath, String action) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> action.isEmpty() || operation.actions().contains(action))
                .filter(operation -> operation.match(rawPath).isPresent())
                .toList();
    }

    /** What permissions know an operation by, whatever the style: its name and its action in style A. */
    Set<String> names(String operation) {
        Set<String> names = new LinkedHashSet<>(Set.of(operation));
        operations.stream().filter(known -> known.name().equals(operation)).forEach(known -> names.add(known.action()));
        return names;
    }
}
