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

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what services write: numbers may be text, and what is missing or senseless is null, never an exception. Stateless.
 */
final class Values {

    private static final String USUAL = "0000-00-00T00:00:00Z";
    private static final long SECONDS_PER_DAY = 86_400;

    private Values() {}

    static String text(Object value) {
        return value == null || value instanceof Map<?, ?> || value instanceof List<?> ? null : value.toString();
    }

    /** Never null. */
    static String textOrEmpty(Object value) {
        String text = text(value);
        return text == null ? "" : text;
    }

    /** Null for an empty text too. */
    static String textOrNull(Object value) {
        String text = text(value);
        return text == null || text.isEmpty() ? null : text;
    }

    static Double decimal(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static Long whole(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text.strip()).longValueExact();
        } catch (NumberFormatException e) {
            return null;
        } catch (ArithmeticException e) {
            Double decimal = decimal(value);
            return decimal == null ? null : Math.round(decimal);
        }
    }

    static Long whole(Object value, long scale) {
        Long number = whole(value);
        return number == null ? null : number * scale;
    }

    static Integer integer(Object value) {
        Long number = whole(value);
        return number == null || number != number.intValue() ? null : number.intValue();
    }

    /** ISO 8601; null for anything else. */
    static Instant instant(Object value) {
        String text = text(value);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return isUsual(text)
                    ? usual(text)
                    : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As in {@code 2026-01-15T08:30:00Z}, which is how services write times; the formatter takes kilobytes for each. */
    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char wanted = USUAL.charAt(i);
            char found = text.charAt(i);
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        LocalTime time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        return Instant.ofEpochSecond(day.toEpochDay() * SECONDS_PER_DAY + time.toSecondOfDay());
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The texts of a list, or one text; never null. */
    static List<String> texts(Object value) {
        if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>(list.size());
            for (Object element : list) {
                String text = textOrNull(element);
                if (text != null) {
                    texts.add(text);
                }
            }
            return List.copyOf(texts);
        }
        String text = textOrNull(value);
        return text == null ? List.of() : List.of(text);
    }

    /** A map of texts; never null. */
    static Map<String, String> textMap(Object value) {
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((name, text) -> {
            if (text(text) != null) {
                texts.put(String.valueOf(name), text(text));
            }
        });
        return Map.copyOf(texts);
    }
}
