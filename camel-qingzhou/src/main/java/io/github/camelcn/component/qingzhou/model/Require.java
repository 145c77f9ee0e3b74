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

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;

/** Checks of what a request is made of. */
final class Require {

    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final int MAX_PORT = 65535;

    private Require() {}

    static void notNull(String input, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(input + " must be set");
        }
    }

    static void text(String input, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(input + " must be set");
        }
    }

    static void oneOf(String inputs, Object... values) {
        for (Object value : values) {
            if (value != null) {
                return;
            }
        }
        throw new IllegalArgumentException("one of " + inputs + " must be set");
    }

    /** Null is not looked at. */
    static void range(String input, Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new IllegalArgumentException(input + " must be " + least + " to " + most + ", but is " + value);
        }
    }

    /** Null is not looked at. */
    static void positive(String input, Number value) {
        if (value != null && value.longValue() < 1) {
            throw new IllegalArgumentException(input + " must be 1 or more, but is " + value);
        }
    }

    static void notEmpty(String input, Collection<?> values) {
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(input + " must be set");
        }
    }

    /** Null is not looked at. */
    static void order(String first, Instant start, String second, Instant end) {
        if (start != null && end != null && !start.isBefore(end)) {
            throw new IllegalArgumentException(first + " must be before " + second);
        }
    }

    static void ipv4(String input, String value) {
        if (value == null || !IPV4.matcher(value).matches()) {
            throw new IllegalArgumentException(input + " must be an IPv4 address such as 192.168.1.5");
        }
    }

    /** Null is not looked at. */
    static void protocol(String value) {
        among("protocol", value, "tcp", "udp");
    }

    /** Null is not looked at. Source: the OpenIDCS driver. */
    static void nicType(String value) {
        among("nicType", value, "nat", "pub");
    }

    private static void among(String input, String value, String... allowed) {
        if (value != null && !Arrays.asList(allowed).contains(value)) {
            throw new IllegalArgumentException(
                    input + " must be one of " + String.join(", ", allowed) + ", but is \"" + value + '"');
        }
    }

    static void port(String input, int value) {
        range(input, value, 1, MAX_PORT);
    }

    /** Null is not looked at; the value is not shown. */
    static void token(String input, String value) {
        if (value == null) {
            return;
        }
        boolean good = !value.isEmpty() && value.length() <= 64 && value.chars().allMatch(c -> c > ' ' && c <= '~');
        if (!good) {
            throw new IllegalArgumentException(input + " must be 1 to 64 ASCII characters without blanks");
        }
    }
}
