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

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcn.component.qingzhou.model.CacheGroup;
import io.github.camelcn.component.qingzhou.model.CanonicalInputs;
import io.github.camelcn.component.qingzhou.model.DiskState;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.SnapshotState;

import static io.github.camelcn.component.qingzhou.contract.ContractReader.pointer;
import static io.github.camelcn.component.qingzhou.contract.ContractReader.pointers;

/** Reads one operation of a contract file, checking everything. */
final class OperationReader {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    private final QingzhouOperation operation;
    private final ContractNode entry;
    private final Map<String, ItemModel> models;

    OperationReader(QingzhouOperation operation, ContractNode entry, Map<String, ItemModel> models) {
        this.operation = operation;
        this.entry = entry;
        this.models = models;
    }

    OperationEntry read() {
        entry.only(
                "action",
                "actionAliases",
                "method",
                "path",
                "params",
                "constants",
                "paged",
                "idempotent",
                "requireOneOf",
                "cache",
                "invalidates",
                "result",
                "secretResult",
                "async");
        String method = entry.get("method").among("GET", "POST", "PUT", "PATCH", "DELETE");
        List<Param> params = params(method);
        return new OperationEntry(
                entry.get("action").text(),
                method,
                path(params),
                params,
                constants(method),
                flag("paged"),
                requireOneOf(),
                result(),
                flag("secretResult"),
                new OperationRules(repeat(), cache(), invalidates(), async()));
    }

    private boolean flag(String key) {
        return entry.has(key) && entry.get(key).flag();
    }

    private String path(List<Param> params) {
        ContractNode node = entry.get("path");
        String path = node.text();
        if (!path.startsWith("/")) {
            throw node.fail("must begin with a slash, but is \"" + path + '"');
        }
        Set<String> placeholders = new LinkedHashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(path);
        while (matcher.find()) {
            placeholders.add(matcher.group(1));
        }
        Set<String> placed = new LinkedHashSet<>();
        for (Param param : params) {
            if (param.place() == Param.Place.path) {
                placed.add(param.name());
                if (!param.required()) {
                    throw node.fail("has the input " + param.input() + ", which is not required");
                }
            }
        }
        if (!placeholders.equals(placed)) {
            throw node.fail("has the placeholders " + placeholders + ", but the path parameters are " + placed);
        }
        return path;
    }

    private List<Param> params(String method) {
        List<Param> params = new ArrayList<>();
        if (entry.has("params")) {
            Set<String> known = CanonicalInputs.names(operation.requestType());
            entry.get("params").fields().forEach((input, node) -> {
                if (!known.contains(input)) {
                    throw node.fail("is no input of " + operation + "; there are " + String.join(", ", known));
                }
                params.add(param(input, node, method));
            });
        }
        return List.copyOf(params);
    }

    private Param param(String input, ContractNode node, String method) {
        node.only(
                "in",
                "name",
                "pointer",
                "type",
                "required",
                "default",
                "enum",
                "min",
                "max",
                "pattern",
                "maxLength",
                "maxBytes",
                "join",
                "scale",
                "secret",
                "check");
        Param.Place place = place(node, method);
        boolean body = place == Param.Place.body;
        String name = body ? "" : node.has("name") ? node.get("name").text() : input;
        if (!body && place != Param.Place.path && !node.has("name")) {
            throw node.fail("has no name");
        }
        Param.Type type = type(node.get("type"));
        String join = ContractReader.textOr(node, "join", ",");
        if (node.has("check")) {
            node.get("check").among("password");
        }
        return new Param(
                input,
                place,
                name,
                body ? Optional.of(pointer(node.get("pointer"))) : Optional.empty(),
                type,
                node.has("required") && node.get("required").flag(),
                node.has("default") ? Optional.of(node.get("default").plain()) : Optional.empty(),
                node.has("enum")
                        ? node.get("enum").items().stream()
                                .map(ContractNode::scalar)
                                .toList()
                        : List.of(),
                node.has("min") ? OptionalLong.of(node.get("min").whole()) : OptionalLong.empty(),
                node.has("max") ? OptionalLong.of(node.get("max").whole()) : OptionalLong.empty(),
                node.has("pattern") ? Optional.of(ContractReader.pattern(node.get("pattern"))) : Optional.empty(),
                optionalInt(node, "maxLength"),
                optionalInt(node, "maxBytes"),
                join,
                node.has("scale") ? node.get("scale").positive() : 1,
                node.has("secret") && node.get("secret").flag(),
                node.has("check"));
    }

    private static Param.Place place(ContractNode node, String method) {
        Param.Place place = node.get("in").constant(Param.Place.class);
        if (place == Param.Place.body && method.equals("GET")) {
            throw node.get("in").fail("must not be body: a GET has none");
        }
        return place;
    }

    /** Named as in the file: Java has no constant called boolean. */
    private static Param.Type type(ContractNode node) {
        return node.text().equals("boolean") ? Param.Type.bool : node.constant(Param.Type.class);
    }

    private static OptionalInt optionalInt(ContractNode node, String key) {
        return node.has(key) ? OptionalInt.of((int) node.get(key).positive()) : OptionalInt.empty();
    }

    private List<Constant> constants(String method) {
        if (!entry.has("constants")) {
            return List.of();
        }
        List<Constant> constants = new ArrayList<>();
        for (ContractNode node : entry.get("constants").items()) {
            node.only("in", "name", "pointer", "value");
            Param.Place place = place(node, method);
            if (place == Param.Place.path) {
                throw node.get("in").fail("must not be path: write it into the path");
            }
            boolean body = place == Param.Place.body;
            constants.add(new Constant(
                    place,
                    body ? "" : node.get("name").text(),
                    body ? Optional.of(pointer(node.get("pointer"))) : Optional.empty(),
                    node.get("value").plain()));
        }
        return List.copyOf(constants);
    }

    private List<String> requireOneOf() {
        if (!entry.has("requireOneOf")) {
            return List.of();
        }
        Set<String> known = CanonicalInputs.names(operation.requestType());
        List<String> inputs = new ArrayList<>();
        for (ContractNode node : entry.get("requireOneOf").items()) {
            if (!known.contains(node.text())) {
                throw node.fail("is no input of " + operation + ": \"" + node.text() + '"');
            }
            inputs.add(node.text());
        }
        return List.copyOf(inputs);
    }

    private ResultRule result() {
        ContractNode node =
                entry.get("result").only("items", "object", "model", "id", "ids", "taskId", "vnc", "screenshot");
        String model = ContractReader.textOr(node, "model", "");
        if (!model.isEmpty() && !models.containsKey(model)) {
            throw node.get("model").fail("names no model: \"" + model + "\"; there are " + models.keySet());
        }
        if ((node.has("items") || node.has("object")) && model.isEmpty()) {
            throw node.fail("has items or an object, but no model");
        }
        return new ResultRule(
                pointers(node, "items"),
                pointers(node, "object"),
                model,
                pointers(node, "id"),
                pointers(node, "ids"),
                pointers(node, "taskId"),
                parts(node, "vnc", "url", "protocol", "host", "port", "token", "password", "expiresAt"),
                parts(node, "screenshot", "base64", "contentType"));
    }

    private static Map<String, List<Pointer>> parts(ContractNode parent, String key, String... names) {
        Map<String, List<Pointer>> parts = new LinkedHashMap<>();
        if (parent.has(key)) {
            parent.get(key).only(names).fields().forEach((name, places) -> parts.put(name, pointers(places)));
        }
        return parts;
    }

    private Repeat repeat() {
        if (!entry.has("idempotent")) {
            return Repeat.READ;
        }
        return switch (entry.get("idempotent").among("none", "by-target", "client-token")) {
            case "by-target" -> Repeat.BY_TARGET;
            case "client-token" -> Repeat.CLIENT_TOKEN;
            default -> Repeat.NEVER;
        };
    }

    private CacheClass cache() {
        return entry.has("cache") ? entry.get("cache").constant(CacheClass.class) : CacheClass.none;
    }

    private Set<CacheGroup> invalidates() {
        Set<CacheGroup> groups = EnumSet.noneOf(CacheGroup.class);
        if (entry.has("invalidates")) {
            entry.get("invalidates").items().forEach(node -> groups.add(node.constant(CacheGroup.class)));
        }
        return groups;
    }

    private Optional<AsyncRule> async() {
        if (!entry.has("async")) {
            return Optional.empty();
        }
        ContractNode node =
                entry.get("async").only("resource", "target", "fail", "sameState", "notFoundIs", "timeoutMs");
        AsyncRule.Resource resource = node.get("resource").constant(AsyncRule.Resource.class);
        if (node.has("notFoundIs")) {
            node.get("notFoundIs").among("DELETED");
        }
        Set<String> target = states(node.get("target"), resource);
        if (target.isEmpty()) {
            throw node.get("target").fail("must name a state");
        }
        return Optional.of(new AsyncRule(
                resource,
                target,
                states(node.get("fail"), resource),
                node.has("sameState") && node.get("sameState").flag(),
                node.has("notFoundIs"),
                Duration.ofMillis(node.get("timeoutMs").positive())));
    }

    private static Set<String> states(ContractNode node, AsyncRule.Resource resource) {
        Set<String> states = new LinkedHashSet<>();
        for (ContractNode state : node.items()) {
            states.add(
                    switch (resource) {
                        case instance -> state.constant(InstanceState.class).name();
                        case disk -> state.constant(DiskState.class).name();
                        case snapshot, backup ->
                            state.constant(SnapshotState.class).name();
                    });
        }
        return states;
    }
}
