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
package io.github.camelcn.common.camel;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operations of a component by name. Immutable. */
public final class OperationTable {

    private final Map<String, OperationHandler<?>> byName;
    private final String names;

    private OperationTable(Map<String, OperationHandler<?>> byName, String names) {
        this.byName = byName;
        this.names = names;
    }

    /**
     * A handler for each constant.
     *
     * @param handlerFor a switch without default, so that a missing handler does not compile
     */
    public static <E extends Enum<E>> OperationTable of(
            Class<E> operations, Function<E, OperationHandler<?>> handlerFor) {
        E[] constants = operations.getEnumConstants();
        Map<E, OperationHandler<?>> handlers = new EnumMap<>(operations);
        for (E operation : constants) {
            handlers.put(operation, handlerFor.apply(operation));
        }
        Map<String, OperationHandler<?>> byName = new HashMap<>();
        handlers.forEach((operation, handler) -> byName.put(operation.name(), handler));
        return new OperationTable(
                byName, Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", ")));
    }

    /**
     * @param operation its name
     * @param origin where the name comes from, for the sentence: a header's name or an option's
     * @throws IllegalArgumentException if there is no such operation, listing those there are
     */
    OperationHandler<?> handler(String operation, String origin) {
        OperationHandler<?> handler = byName.get(operation);
        if (handler == null) {
            String hint = Spelling.hint(operation, byName.keySet());
            throw new IllegalArgumentException(origin + " names no operation: \"" + operation + "\""
                    + (hint.isEmpty() ? "." : hint) + " There are " + names);
        }
        return handler;
    }
}
