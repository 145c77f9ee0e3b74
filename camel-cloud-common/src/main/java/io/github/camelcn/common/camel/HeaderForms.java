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

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.camel.util.TimeUtils;

/** The forms a header's value may have. */
public final class HeaderForms {

    /** What a duration looks like. */
    static final String DURATION = "a duration such as 5m, PT5M or a number of milliseconds";

    /** What Camel writes in options: {@code 500}, {@code 5s}, {@code 1h30m}. Whether it may be negative is said elsewhere. */
    private static final Pattern CAMEL_TIME = Pattern.compile("-?\\d{1,12}|(\\d{1,12}(ms|[dhms]))+");

    private HeaderForms() {}

    public static long wholeNumber(String header, Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return ((Number) value).longValue();
        }
        try {
            return Long.parseLong(value.toString().trim());
        } catch (NumberFormatException e) {
            throw mustBe(header, "a whole number", value);
        }
    }

    public static int intFrom(String header, long number, int least) {
        if (number < least || number > Integer.MAX_VALUE) {
            throw mustBe(header, "a whole number from " + least + " to " + Integer.MAX_VALUE, number);
        }
        return (int) number;
    }

    public static boolean flag(String header, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = value.toString().trim();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        throw mustBe(header, "true or false", value);
    }

    static Duration duration(String header, Object value) {
        if (value instanceof Duration duration) {
            return duration;
        }
        if (value instanceof Number number) {
            return Duration.ofMillis(number.longValue());
        }
        return duration(value.toString()).orElseThrow(() -> mustBe(header, DURATION, value));
    }

    /** A duration as Camel or ISO 8601 writes it; empty if the text is none. */
    static Optional<Duration> duration(String written) {
        String text = written.trim();
        if (CAMEL_TIME.matcher(text).matches()) {
            return Optional.of(
                    Duration.ofMillis(text.startsWith("-") ? Long.parseLong(text) : TimeUtils.toMilliSeconds(text)));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static Instant instant(String header, Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Date date) {
            return date.toInstant();
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        String text = value.toString().trim();
        return parsed(text, DateTimeFormatter.ISO_DATE_TIME)
                .or(() -> parsed(text, DateTimeFormatter.RFC_1123_DATE_TIME))
                .orElseThrow(() -> mustBe(
                        header,
                        "an Instant, a Date, or a text such as 2024-03-01T08:00:00Z or Fri, 1 Mar 2024 08:00:00 GMT",
                        value));
    }

    private static Optional<Instant> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(format.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static List<String> texts(String header, Object value) {
        if (value instanceof CharSequence text) {
            return List.of(text.toString());
        }
        Collection<?> values = collection(value)
                .orElseThrow(() -> mustBe(header, "a collection or an array of texts, or one text", value));
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("header " + header + " must not contain null");
        }
        return values.stream().map(Object::toString).toList();
    }

    public static Optional<Collection<?>> collection(Object value) {
        if (value instanceof Collection<?> collection) {
            return Optional.of(collection);
        }
        return value instanceof Object[] array ? Optional.of(Arrays.asList(array)) : Optional.empty();
    }

    static IllegalArgumentException mustBe(String header, String form, Object value) {
        return new IllegalArgumentException("header " + header + " must be " + form + ", but is "
                + value.getClass().getSimpleName() + " \"" + shortened(value.toString()) + "\"");
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
