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
package io.github.camelcn.component.qingzhou.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a request's components by name; this is what makes them canonical inputs. */
public final class CanonicalInputs {

    private static final Set<String> SECRETS = Set.of("password", "userData");

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType() != PageRequest.class)
                    .toArray(RecordComponent[]::new);
        }
    };

    private CanonicalInputs() {}

    /** The names a request type has, pages left out. */
    public static Set<String> names(Class<?> requestType) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : COMPONENTS.get(requestType)) {
            names.add(component.getName());
        }
        return names;
    }

    /** Values that are given, in order of declaration: neither null nor an empty list or map. */
    static Map<String, Object> of(Record request) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(request.getClass())) {
            Object value = value(request, component);
            if (value != null && !isEmpty(value)) {
                inputs.put(component.getName(), value);
            }
        }
        return inputs;
    }

    /** For {@code toString}: everything but secrets. */
    static String describe(Record request) {
        List<String> shown = new ArrayList<>();
        of(request).forEach((name, value) -> shown.add(name + "=" + (SECRETS.contains(name) ? "xxxxxx" : value)));
        return request.getClass().getSimpleName() + shown;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> collection && collection.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static Object value(Record request, RecordComponent component) {
        try {
            return component.getAccessor().invoke(request);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(request.getClass() + " hides its component " + component.getName(), e);
        }
    }
}
