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
package io.github.camelcn.component.kodo.client;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A second as signatures spell it. Formatting costs more than a signature, so that of the current second is kept.
 *
 * @param epochSecond since 1970
 * @param stamp {@code 20260115T083000Z}
 * @param day {@code 20260115}
 */
record SigningTime(long epochSecond, String stamp, String day) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private static final int DAY_LENGTH = 8;

    /** Written and read by all threads; a lost update only formats the same second twice. */
    private static volatile SigningTime latest = new SigningTime(Long.MIN_VALUE, "", "");

    /** Fractions of a second are dropped. */
    static SigningTime of(Instant instant) {
        long epochSecond = instant.getEpochSecond();
        SigningTime known = latest;
        if (known.epochSecond == epochSecond) {
            return known;
        }
        String stamp = STAMP.format(LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC));
        SigningTime fresh = new SigningTime(epochSecond, stamp, stamp.substring(0, DAY_LENGTH));
        latest = fresh;
        return fresh;
    }
}
