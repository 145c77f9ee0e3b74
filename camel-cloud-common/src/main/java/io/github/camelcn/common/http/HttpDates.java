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
package io.github.camelcn.common.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates as HTTP headers spell them. Formatting costs more than a signature, so the text of the current second is kept.
 * Thread-safe.
 *
 * <p>Source: RFC 9110, section 5.6.7 (one format to write, three to read).
 */
public final class HttpDates {

    private static final DateTimeFormatter FIXDATE = formatter("EEE, dd MMM yyyy HH:mm:ss 'GMT'");
    private static final DateTimeFormatter ASCTIME = formatter("EEE MMM ppd HH:mm:ss yyyy");
    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1970, 1, 1))
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.US);
    /** Also reads days of one digit, which some gateways send. */
    private static final List<DateTimeFormatter> READABLE =
            List.of(FIXDATE, DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC), ASCTIME, RFC_850);

    /** Written and read by all threads; a lost update only formats the same second twice. */
    private static volatile Second latest = new Second(Long.MIN_VALUE, "");

    private HttpDates() {}

    private record Second(long epochSecond, String text) {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US);
    }

    /** For example {@code Wed, 10 Dec 2014 17:20:31 GMT}; fractions of a second are dropped. */
    public static String format(Instant instant) {
        long epochSecond = instant.getEpochSecond();
        Second known = latest;
        if (known.epochSecond == epochSecond) {
            return known.text;
        }
        String text = FIXDATE.format(LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC));
        latest = new Second(epochSecond, text);
        return text;
    }

    /** Reads any of the three formats; empty if the text is none of them. */
    public static Optional<Instant> parse(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty()) {
            return Optional.empty();
        }
        Instant usual = FixDate.parse(trimmed);
        if (usual != null) {
            return Optional.of(usual);
        }
        for (DateTimeFormatter format : READABLE) {
            try {
                return Optional.of(LocalDateTime.parse(trimmed, format).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // not this format; the next one may fit
            }
        }
        return Optional.empty();
    }
}
