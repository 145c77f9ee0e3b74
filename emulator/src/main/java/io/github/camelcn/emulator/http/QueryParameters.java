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
package io.github.camelcn.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The query of a request target: decoded on demand, raw text kept. A {@code +} is a blank. */
public final class QueryParameters {
    /** One {@code name=value}; a parameter without {@code =} has the empty value. */
    public record Parameter(String name, String value, String rawName, String rawValue) {}

    private static final QueryParameters NONE = new QueryParameters(List.of());

    private final List<Parameter> parameters;

    private QueryParameters(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** @param rawQuery what follows the question mark; may be empty */
    public static QueryParameters parse(String rawQuery) {
        if (rawQuery.isEmpty()) {
            return NONE;
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : rawQuery.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(new Parameter(
                        PercentCodec.decodeLeniently(name, true),
                        PercentCodec.decodeLeniently(value, true),
                        name,
                        value));
            }
        }
        return new QueryParameters(List.copyOf(parameters));
    }

    public List<Parameter> all() {
        return parameters;
    }

    public boolean isEmpty() {
        return parameters.isEmpty();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    public Optional<String> first(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    public String firstOr(String name, String otherwise) {
        return first(name).orElse(otherwise);
    }
}
