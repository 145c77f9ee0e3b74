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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates of HTTP headers, {@code Wed, 10 Dec 2014 17:20:31 GMT}. */
public final class HttpDates {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private record Second(long epochSecond, String text) {}

    /** Formatting once a second is enough; racing writers store equal values. */
    private static volatile Second last = new Second(0, FORMAT.format(Instant.EPOCH));

    private HttpDates() {}

    public static String format(Instant instant) {
        Second known = last;
        if (known.epochSecond() == instant.getEpochSecond()) {
            return known.text();
        }
        Second fresh = new Second(instant.getEpochSecond(), FORMAT.format(instant));
        last = fresh;
        return fresh.text();
    }

    /** Empty when the text is not such a date. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.trim())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
