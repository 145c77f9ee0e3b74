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

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.wire.Json;

/** The inputs of a style A request by their canonical names, taken from where the contract says and checked by it. */
final class Inputs {
    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    private Inputs() {}

    /** Where inputs come from. */
    record Source(Map<String, String> path, Map<String, String> query, HttpHeaders headers, ObjectNode body) {}

    /** @throws RefusedException when an input is missing, malformed or not known */
    static Inputs read(Contract contract, Contract.Operation operation, Source source, boolean checkPasswords) {
        Inputs inputs = new Inputs();
        inputs.refuseUnknown(contract, operation, source);
        operation.params().forEach((name, place) -> {
            Optional<JsonNode> value = raw(place, name, source).map(raw -> typed(contract, name, place, raw));
            if (value.isPresent()) {
                check(name, place.rule(), value.get(), checkPasswords);
                inputs.values.put(name, value.get());
            } else if (place.rule().path("required").asBoolean()) {
                throw new RefusedException(Refusal.MISSING_PARAMETER, name + " is required");
            } else if (place.rule().has("default")) {
                inputs.values.put(name, place.rule().path("default"));
            }
        });
        if (!operation.oneOf().isEmpty() && operation.oneOf().stream().noneMatch(inputs.values::containsKey)) {
            throw new RefusedException(
                    Refusal.MISSING_PARAMETER, "one of " + String.join(", ", operation.oneOf()) + " is required");
        }
        return inputs;
    }

    @NotVerified("Query parameters and body members that the contract does not name are refused.")
    private void refuseUnknown(Contract contract, Contract.Operation operation, Source source) {
        Set<String> query = new LinkedHashSet<>();
        Set<String> body = new LinkedHashSet<>();
        List<Contract.Place> places = new ArrayList<>(operation.params().values());
        places.addAll(operation.constants());
        if (operation.takesClientToken()) {
            places.add(contract.clientToken());
        }
        places.forEach(place -> (place.inBody() ? body : query).add(place.key()));
        if (operation.paged()) {
            query.add(contract.pageParameter("number"));
            query.add(contract.pageParameter("size"));
        }
        source.query().keySet().forEach(name -> {
            if (!query.contains(name)) {
                throw unknown(name);
            }
        });
        refuseUnknown("", source.body(), body);
    }

    private static void refuseUnknown(String at, ObjectNode object, Set<String> known) {
        object.properties().forEach(member -> {
            String pointer = at + "/" + member.getKey();
            if (known.contains(pointer)) {
                return;
            }
            boolean onTheWay = known.stream().anyMatch(one -> one.startsWith(pointer + "/"));
            if (!onTheWay || !(member.getValue() instanceof ObjectNode inner)) {
                throw unknown(pointer);
            }
            refuseUnknown(pointer, inner, known);
        });
    }

    private static RefusedException unknown(String name) {
        return new RefusedException(Refusal.UNKNOWN_PARAMETER, name + " is not a parameter of this action");
    }

    static Optional<JsonNode> raw(Contract.Place place, String name, Source source) {
        return switch (place.in()) {
            case "path" -> node(source.path().get(name));
            case "query" -> node(source.query().get(place.key()));
            case "header" -> source.headers().first(place.key()).map(TextNode::valueOf);
            default ->
                Optional.of(source.body().at(place.key())).filter(node -> !node.isMissingNode() && !node.isNull());
        };
    }

    private static Optional<JsonNode> node(String value) {
        return Optional.ofNullable(value).map(TextNode::valueOf);
    }

    private static JsonNode typed(Contract contract, String name, Contract.Place place, JsonNode raw) {
        JsonNode rule = place.rule();
        boolean inText = !place.inBody();
        return switch (rule.path("type").asText()) {
            case "integer" -> integer(name, rule, raw, inText);
            case "boolean" -> {
                boolean fits = inText ? raw.asText().matches("true|false") : raw.isBoolean();
                yield require(fits, name, "true or false", BooleanNode.valueOf(raw.asBoolean()));
            }
            case "list" -> require(inText || raw.isArray(), name, "a list", inText ? split(rule, raw) : raw);
            case "stateList" -> states(contract, name, split(rule, raw));
            case "map" -> require(raw.isObject(), name, "an object", raw);
            case "id" -> require(raw.isTextual() && contract.isId(raw.asText()), name, "an identifier", raw);
            case "instant" -> require(raw.isTextual() && isInstant(raw.asText()), name, "an instant in UTC", raw);
            case "base64" -> require(raw.isTextual() && fits(rule, raw.asText()), name, "Base64 and not too long", raw);
            default -> require(raw.isTextual(), name, "text", raw);
        };
    }

    private static JsonNode integer(String name, JsonNode rule, JsonNode raw, boolean inText) {
        boolean fits = inText ? raw.asText().matches("-?\\d{1,9}") : raw.isIntegralNumber();
        require(fits, name, "a whole number", raw);
        long value = inText ? Long.parseLong(raw.asText()) : raw.asLong();
        long scale = rule.path("scale").asLong(1);
        require(value % scale == 0, name, "a multiple of " + scale, raw);
        return LongNode.valueOf(value / scale);
    }

    private static JsonNode split(JsonNode rule, JsonNode raw) {
        return raw.isArray()
                ? raw
                : Json.texts(List.of(
                        raw.asText().split(Pattern.quote(rule.path("join").asText(",")))));
    }

    private static JsonNode states(Contract contract, String name, JsonNode raw) {
        Set<String> states = new LinkedHashSet<>();
        raw.forEach(state -> states.add(contract.canonicalState(state.asText())
                .orElseThrow(() ->
                        new RefusedException(Refusal.INVALID_PARAMETER, name + " must be a list of status values"))));
        return Json.texts(states);
    }

    private static boolean isInstant(String text) {
        try {
            return text.endsWith("Z") && Instant.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean fits(JsonNode rule, String text) {
        try {
            return Base64.getDecoder().decode(text).length
                    <= rule.path("maxBytes").asInt(Integer.MAX_VALUE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void check(String name, JsonNode rule, JsonNode value, boolean checkPasswords) {
        if (rule.has("enum")) {
            List<String> allowed = new ArrayList<>();
            rule.path("enum").forEach(one -> allowed.add(one.asText()));
            require(allowed.contains(value.asText()), name, "one of " + String.join(", ", allowed), value);
        }
        if (rule.has("min")) {
            require(value.asLong() >= rule.path("min").asLong(), name, "at least " + rule.path("min"), value);
        }
        if (rule.has("max")) {
            require(value.asLong() <= rule.path("max").asLong(), name, "at most " + rule.path("max"), value);
        }
        if (rule.has("maxLength")) {
            int most = rule.path("maxLength").asInt();
            require(value.asText().length() <= most, name, "at most " + most + " characters long", value);
        }
        if (rule.has("pattern")) {
            String pattern = rule.path("pattern").asText();
            require(value.asText().matches(pattern), name, "of the form " + pattern, value);
        }
        if (checkPasswords && rule.path("check").asText().equals("password")) {
            PasswordRules.check(value.asText());
        }
    }

    private static JsonNode require(boolean fits, String name, String what, JsonNode value) {
        if (!fits) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, name + " must be " + what);
        }
        return value;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return values.containsKey(name) ? values.get(name).asText() : "";
    }

    int integer(String name, int otherwise) {
        return values.containsKey(name) ? values.get(name).asInt() : otherwise;
    }

    boolean flag(String name) {
        return values.containsKey(name) && values.get(name).asBoolean();
    }

    /** Empty when not given. */
    List<String> list(String name) {
        List<String> list = new ArrayList<>();
        if (values.containsKey(name)) {
            values.get(name).forEach(one -> list.add(one.asText()));
        }
        return list;
    }

    /** Whether the value is one of a list that was given; every value is when none was given. */
    boolean among(String name, String value) {
        List<String> wanted = list(name);
        return wanted.isEmpty() || wanted.contains(value);
    }

    /** Whether the value is the one that was given; every value is when none was given. */
    boolean allows(String name, String value) {
        return !has(name) || text(name).equals(value);
    }

    Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        if (values.containsKey(name)) {
            values.get(name)
                    .properties()
                    .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        }
        return map;
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }
}
