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

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads sizes such as {@code 4MiB}, {@code 200MB}, {@code 5g} or {@code 4194304}. All units are powers of two, with or
 * without the i, as the stores' documents and tools count.
 */
public final class ByteSize {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([kmgt]?)(?:i?b)?");

    private ByteSize() {}

    /**
     * @param option whose value it is, for the sentence
     * @throws IllegalArgumentException if the text is no size, saying what one looks like
     */
    public static long parse(String option, String text) {
        Matcher form = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    option + " must be a size in bytes such as 4194304, 4MiB or 5GiB, but is \"" + text + "\"");
        }
        int shift =
                switch (form.group(2)) {
                    case "k" -> 10;
                    case "m" -> 20;
                    case "g" -> 30;
                    case "t" -> 40;
                    default -> 0;
                };
        try {
            return Math.multiplyExact(Long.parseLong(form.group(1)), 1L << shift);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(option + " is too large a size: \"" + text + "\"", e);
        }
    }
}
