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
package io.github.camelcn.component.qingzhou.operation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

/**
 * Makes the request of an operation from a message: every input is a header of its name ({@code CamelQingzhou} and the
 * input), else an entry of the body if that is a map, else an option. Headers that the operation does not take are passed
 * over, since they may belong to a step before. Thread-safe.
 */
public final class RequestReader {

    private static final String PREFIX = "CamelQingzhou";

    private final QingzhouApi api;
    private final Map<QingzhouOperation, Map<String, String>> defaults;

    /** @param vpcId and the others may be null */
    public RequestReader(QingzhouApi api, String vpcId, String defaultImageId, String defaultFlavorId) {
        this.api = api;
        Map<String, String> forCreation = new HashMap<>();
        putIfGiven(forCreation, "vpcId", vpcId);
        putIfGiven(forCreation, "imageId", defaultImageId);
        putIfGiven(forCreation, "flavorId", defaultFlavorId);
        Map<String, String> forLists = new HashMap<>();
        putIfGiven(forLists, "vpcId", vpcId);
        this.defaults =
                Map.of(QingzhouOperation.createInstance, forCreation, QingzhouOperation.listInstances, forLists);
    }

    private static void putIfGiven(Map<String, String> map, String input, String value) {
        if (value != null && !value.isBlank()) {
            map.put(input, value);
        }
    }

    /** The header an input is read from. */
    public static String header(String input) {
        return PREFIX + Character.toUpperCase(input.charAt(0)) + input.substring(1);
    }

    /** @throws IllegalArgumentException if something is missing or malformed, naming it and what it should be */
    public QingzhouRequest<?> read(QingzhouOperation operation, MessageReader message) {
        Class<?> type = operation.requestType();
        RecordComponent[] components = type.getRecordComponents();
        Set<String> taken = api.inputs(operation);
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = components[i].getType() == PageRequest.class
                    ? page(message)
                    : value(operation, components[i], taken, message);
        }
        try {
            return (QingzhouRequest<?>) type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException refusal
                    ? new IllegalArgumentException(operation + ": " + named(refusal.getMessage(), components), refusal)
                    : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no public record", e);
        }
    }

    /** An input that is missing is called by the name that a route gives it. */
    private static String named(String refusal, RecordComponent... components) {
        for (RecordComponent component : components) {
            if (refusal.equals(component.getName() + " must be set")) {
                return "header " + header(component.getName()) + " must be set";
            }
        }
        return refusal;
    }

    private Object value(
            QingzhouOperation operation, RecordComponent component, Set<String> taken, MessageReader message) {
        String input = component.getName();
        Object given = null;
        if (taken.contains(input) || input.equals("instanceId")) {
            given = message.value(header(input)).orElseGet(() -> fromBody(input, message));
            if (given == null) {
                given = defaults.getOrDefault(operation, Map.of()).get(input);
            }
        }
        if (given == null) {
            if (component.getType().isPrimitive()) {
                throw new IllegalArgumentException(operation + ": header " + header(input) + " must be set");
            }
            return null;
        }
        return InputForms.convert(header(input), given, component.getGenericType());
    }

    private static Object fromBody(String input, MessageReader message) {
        return message.body() instanceof Map<?, ?> map ? map.get(input) : null;
    }

    /** Whether the message asks for a single page. */
    static boolean namesPage(MessageReader message) {
        return message.value(header("pageNumber")).isPresent()
                || message.value(header("nextToken")).isPresent();
    }

    private static PageRequest page(MessageReader message) {
        int number = message.number(header("pageNumber"), 1, 1);
        int size = message.number(header("pageSize"), 1, 0);
        return new PageRequest(number, size == 0 ? null : size, message.text(header("nextToken"), ""));
    }
}
