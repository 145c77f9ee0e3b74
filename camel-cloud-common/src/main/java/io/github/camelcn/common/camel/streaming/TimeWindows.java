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
package io.github.camelcn.common.camel.streaming;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;

import org.apache.camel.Exchange;

import io.github.camelcn.common.camel.HeaderForms;

/**
 * Groups messages by the time they carry. A window is named by its begin and its end in UTC, to the minute, or to the
 * second if it is shorter than one.
 *
 * @param header the name of the header with the time
 * @param millis the length of a window, 1 or more
 */
record TimeWindows(String header, long millis) {

    private static final long MINUTE = 60_000;
    private static final DateTimeFormatter DAY_AND_MINUTE = form("yyyyMMdd_HHmm");
    private static final DateTimeFormatter MINUTE_OF_DAY = form("HHmm");
    private static final DateTimeFormatter DAY_AND_SECOND = form("yyyyMMdd_HHmmss");
    private static final DateTimeFormatter SECOND_OF_DAY = form("HHmmss");

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** What the names of its batches get behind their stem, such as {@code _20260102_0305_0305-0310}. */
    String suffix(Exchange exchange) {
        long start = Math.floorDiv(time(exchange), millis) * millis;
        Instant from = Instant.ofEpochMilli(start);
        Instant to = Instant.ofEpochMilli(start + millis);
        boolean seconds = millis < MINUTE;
        DateTimeFormatter day = seconds ? DAY_AND_SECOND : DAY_AND_MINUTE;
        DateTimeFormatter time = seconds ? SECOND_OF_DAY : MINUTE_OF_DAY;
        return "_" + day.format(from) + "_" + time.format(from) + "-" + time.format(to);
    }

    /** A message without the header belongs to the time it came. */
    private long time(Exchange exchange) {
        Object value = exchange.getMessage().getHeader(header);
        if (value == null || "".equals(value)) {
            return exchange.getClock().getCreated();
        }
        boolean isDate = value instanceof TemporalAccessor || value instanceof Date || value instanceof Calendar;
        boolean isNumber =
                value instanceof Number || isWholeNumber(value.toString().trim());
        if (isNumber && !isDate) {
            return HeaderForms.wholeNumber(header, value);
        }
        return HeaderForms.instant(header, value).toEpochMilli();
    }

    private static boolean isWholeNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
