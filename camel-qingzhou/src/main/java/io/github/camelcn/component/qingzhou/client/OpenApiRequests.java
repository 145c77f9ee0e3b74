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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.qingzhou.contract.Constant;
import io.github.camelcn.component.qingzhou.contract.Contract;
import io.github.camelcn.component.qingzhou.contract.OperationEntry;
import io.github.camelcn.component.qingzhou.contract.Paging;
import io.github.camelcn.component.qingzhou.contract.Param;
import io.github.camelcn.component.qingzhou.contract.Pointer;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.PagedRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.TokenRequest;

/** Makes HTTP requests as a contract says, and refuses what the contract forbids before anything is sent. Immutable. */
final class OpenApiRequests {

    private final Contract contract;
    private final String base;
    private final String region;
    private final PasswordPolicy passwords;

    /** @param base URL without a slash at its end */
    OpenApiRequests(Contract contract, String base, String region, PasswordPolicy passwords) {
        this.contract = contract;
        this.base = base;
        this.region = region;
        this.passwords = passwords;
    }

    ServiceRequest request(QingzhouRequest<?> asked) {
        OperationEntry entry = contract.operations().get(asked.operation());
        Parts parts = new Parts(entry);
        Map<String, Object> inputs = asked.inputs();
        requireOneOf(entry, asked.operation(), inputs);
        for (Constant constant : entry.constants()) {
            parts.place(constant.place(), constant.name(), constant.pointer().orElse(null), constant.value());
        }
        for (Param param : entry.params()) {
            Object given = inputs.get(param.input());
            Object value = given == null ? param.defaultValue().orElse(null) : given;
            if (value == null) {
                if (param.required()) {
                    throw new IllegalArgumentException(asked.operation() + ": " + param.input() + " must be set");
                }
                continue;
            }
            parts.place(param, converted(asked.operation(), param, value));
        }
        if (asked instanceof TokenRequest token && token.clientToken() != null) {
            placeToken(parts, token);
        }
        if (asked instanceof PagedRequest<?> paged && entry.paged()) {
            placePage(parts, paged.page());
        }
        return parts.request(asked);
    }

    private static void requireOneOf(OperationEntry entry, QingzhouOperation operation, Map<String, Object> inputs) {
        if (!entry.requireOneOf().isEmpty() && entry.requireOneOf().stream().noneMatch(inputs::containsKey)) {
            throw new IllegalArgumentException(
                    operation + ": one of " + String.join(", ", entry.requireOneOf()) + " must be set");
        }
    }

    private void placeToken(Parts parts, TokenRequest request) {
        contract.clientToken().ifPresent(rule -> {
            if (request.clientToken().length() > rule.maxLength()) {
                throw new IllegalArgumentException(
                        request.operation() + ": clientToken must have at most " + rule.maxLength() + " characters");
            }
            if (parts.entry.rules().repeat() == Repeat.CLIENT_TOKEN) {
                parts.place(rule.place(), rule.name(), rule.pointer().orElse(null), request.clientToken());
            }
        });
    }

    private void placePage(Parts parts, PageRequest page) {
        Paging paging = contract.paging();
        int size = size(page);
        switch (paging.style()) {
            case page -> parts.query.put(paging.position(), String.valueOf(number(page) - 1 + paging.first()));
            case offset -> parts.query.put(paging.position(), String.valueOf((number(page) - 1) * size));
            case token -> {
                if (!page.token().isEmpty()) {
                    parts.query.put(paging.position(), page.token());
                }
            }
            case none -> {
                return;
            }
        }
        if (!paging.size().isEmpty()) {
            parts.query.put(paging.size(), String.valueOf(size));
        }
    }

    /** Items on a page. */
    int size(PageRequest page) {
        return page.size() == null
                ? contract.paging().defaultSize()
                : Math.min(page.size(), contract.paging().maxSize());
    }

    /** From 1; the token of a style that numbers pages is the number. */
    static int number(PageRequest page) {
        if (page.token().isEmpty()) {
            return page.number();
        }
        Long number = Values.whole(page.token());
        if (number == null || number < 1 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("nextToken must be one that a page before this one had");
        }
        return number.intValue();
    }

    private Object converted(QingzhouOperation operation, Param param, Object value) {
        String where = operation + ": " + param.input();
        return switch (param.type()) {
            case id -> id(where, value.toString());
            case string -> text(where, param, value.toString());
            case integer -> whole(where, param, value);
            case bool -> Boolean.valueOf(value.toString());
            case list -> ((List<?>) value).stream().map(Object::toString).toList();
            case stateList ->
                ((List<?>) value).stream().map(state -> raw(where, state)).toList();
            case instant -> ((Instant) value).truncatedTo(ChronoUnit.SECONDS).toString();
            case base64 -> base64(where, param, value.toString());
            case map -> value;
        };
    }

    private String id(String where, String value) {
        if (!contract.http().idPattern().matcher(value).matches()) {
            throw new IllegalArgumentException(
                    where + " must match " + contract.http().idPattern().pattern() + ", but is \"" + value + '"');
        }
        return value;
    }

    private String text(String where, Param param, String value) {
        String shown = param.secret() ? "" : ", but is \"" + value + '"';
        if (!param.allowed().isEmpty() && !param.allowed().contains(value)) {
            throw new IllegalArgumentException(where + " must be one of " + String.join(", ", param.allowed()) + shown);
        }
        if (param.pattern().isPresent() && !param.pattern().get().matcher(value).matches()) {
            throw new IllegalArgumentException(
                    where + " must match " + param.pattern().get().pattern() + shown);
        }
        if (param.maxLength().isPresent() && value.length() > param.maxLength().getAsInt()) {
            throw new IllegalArgumentException(
                    where + " must have at most " + param.maxLength().getAsInt() + " characters");
        }
        if (param.passwordCheck()) {
            passwords.check(value);
        }
        return value;
    }

    private static Long whole(String where, Param param, Object value) {
        long number = ((Number) value).longValue();
        boolean allowed = param.allowed().isEmpty() || param.allowed().contains(String.valueOf(number));
        if (!allowed) {
            throw new IllegalArgumentException(
                    where + " must be one of " + String.join(", ", param.allowed()) + ", but is " + number);
        }
        if (param.min().isPresent() && number < param.min().getAsLong()
                || param.max().isPresent() && number > param.max().getAsLong()) {
            throw new IllegalArgumentException(where + " must be "
                    + (param.min().isPresent() ? param.min().getAsLong() : "anything") + " to "
                    + (param.max().isPresent() ? param.max().getAsLong() : "anything") + ", but is " + number);
        }
        return number * param.scale();
    }

    /** The first word of the service for a state. */
    private String raw(String where, Object state) {
        return contract.states().entrySet().stream()
                .filter(entry -> entry.getValue() == InstanceState.valueOf(state.toString()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        where + " cannot ask for " + state + ": the contract has no word for it"));
    }

    private static String base64(String where, Param param, String value) {
        int length;
        try {
            length = Base64.getDecoder().decode(value).length;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + " must be base64", e);
        }
        if (param.maxBytes().isPresent() && length > param.maxBytes().getAsInt()) {
            throw new IllegalArgumentException(where + " must stand for at most "
                    + param.maxBytes().getAsInt() + " bytes, but does for " + length);
        }
        return value;
    }

    /** The pieces of a request while they are collected. */
    private final class Parts {

        private final OperationEntry entry;
        private final Map<String, String> query = new TreeMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, Object> body = new LinkedHashMap<>();
        private String path;

        Parts(OperationEntry entry) {
            this.entry = entry;
            this.path = entry.path();
        }

        void place(Param param, Object value) {
            boolean joined = value instanceof List<?> && param.place() != Param.Place.body;
            Object flat = joined
                    ? ((List<?>) value).stream().map(Object::toString).collect(Collectors.joining(param.join()))
                    : value;
            place(param.place(), param.name(), param.pointer().orElse(null), flat);
        }

        void place(Param.Place place, String name, Pointer pointer, Object value) {
            switch (place) {
                case path -> path = path.replace('{' + name + '}', Parameters.encode(segment(name, value.toString())));
                case query -> query.put(name, value.toString());
                case header -> headers.put(name, value.toString());
                case body -> pointer.set(body, value);
            }
        }

        private String segment(String name, String value) {
            if (value.isEmpty() || value.equals(".") || value.equals("..")) {
                throw new IllegalArgumentException(name + " must not be \"" + value + '"');
            }
            return value;
        }

        ServiceRequest request(QingzhouRequest<?> asked) {
            String text = Parameters.canonical(query);
            String url = base + path + (text.isEmpty() ? "" : '?' + text);
            Contract.Http http = contract.http();
            ServiceRequest request = ServiceRequest.of(asked.operation().name(), asked.resource(), entry.method(), url);
            headers.forEach(request::header);
            if (!http.actionHeader().isEmpty()) {
                request.header(http.actionHeader(), entry.action());
            }
            if (!http.versionHeader().isEmpty()) {
                request.header(http.versionHeader(), contract.apiVersion());
            }
            if (!http.regionHeader().isEmpty()) {
                request.header(http.regionHeader(), region);
            }
            request.header("accept", http.accept());
            boolean hasBody =
                    !body.isEmpty() || http.emptyObject() && !entry.method().equals("GET");
            if (hasBody) {
                request.header("content-type", http.requestContentType());
            }
            Repeat repeat = entry.rules().repeat();
            boolean repeatable = repeat == Repeat.READ
                    || repeat == Repeat.BY_TARGET
                    || repeat == Repeat.CLIENT_TOKEN
                            && contract.clientToken().isPresent()
                            && ((TokenRequest) asked).clientToken() != null;
            ServiceRequest complete = hasBody ? request.withBody(Payload.of(Json.bytes(body))) : request;
            return repeatable ? complete : complete.notIdempotent();
        }
    }
}
