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

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcn.common.camel.HeaderForms;

/** The forms an input may have in a message. */
final class InputForms {

    private InputForms() {}

    /**
     * @param header for the error, which does not repeat the values of texts, since some are secrets
     * @throws IllegalArgumentException if the value has another form
     */
    static Object convert(String header, Object value, Type type) {
        if (type == String.class) {
            return value.toString();
        }
        if (type == Integer.class || type == int.class) {
            return HeaderForms.intFrom(header, HeaderForms.wholeNumber(header, value), Integer.MIN_VALUE);
        }
        if (type == Long.class) {
            return HeaderForms.wholeNumber(header, value);
        }
        if (type == Boolean.class) {
            return HeaderForms.flag(header, value);
        }
        if (type == Instant.class) {
            return HeaderForms.instant(header, value);
        }
        ParameterizedType generic = (ParameterizedType) type;
        return generic.getRawType() == Map.class
                ? textMap(header, value)
                : list(header, value, generic.getActualTypeArguments()[0]);
    }

    private static Map<String, String> textMap(String header, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw mustBe(header, "a Map of text to text");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
        return texts;
    }

    private static List<Object> list(String header, Object value, Type element) {
        List<Object> converted = new ArrayList<>();
        for (Object item : items(value)) {
            converted.add(element(header, item, element));
        }
        return converted;
    }

    /** A collection, an array, or text separated by commas. */
    private static Collection<?> items(Object value) {
        if (value instanceof CharSequence text) {
            return Arrays.stream(text.toString().split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        return HeaderForms.collection(value).orElseGet(() -> List.of(value));
    }

    private static Object element(String header, Object item, Type type) {
        if (item == null) {
            throw new IllegalArgumentException("header " + header + " must not contain null");
        }
        if (type == String.class) {
            return item.toString();
        }
        if (type instanceof Class<?> constants && constants.isEnum()) {
            for (Object constant : constants.getEnumConstants()) {
                if (constant.toString().equalsIgnoreCase(item.toString().strip())) {
                    return constant;
                }
            }
            throw mustBe(
                    header, "of " + Arrays.toString(constants.getEnumConstants()) + ", but one is \"" + item + '"');
        }
        if (!(item instanceof Map<?, ?>)) {
            throw mustBe(header, "a list of Maps");
        }
        return item;
    }

    private static IllegalArgumentException mustBe(String header, String form) {
        return new IllegalArgumentException("header " + header + " must be " + form);
    }
}
