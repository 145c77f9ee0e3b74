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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Times as XML answers spell them: {@code 2026-01-15T08:30:00.000Z}, with a fraction or without. A page of a listing has
 * a thousand of them, for which the parsers of {@code java.time} are too slow. Stateless.
 */
final class IsoTime {

    private static final int SECONDS_LENGTH = "2026-01-15T08:30:00".length();
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
    private static final int SECONDS_PER_DAY = 24 * 60 * 60;

    private IsoTime() {}

    /** Empty for what is no time. */
    static Optional<Instant> parse(String text) {
        if (!hasUsualShape(text)) {
            return unusual(text);
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean sound = month >= 1
                && month <= 12
                && day >= 1
                && day <= lengthOf(month, year)
                && hour < 24
                && minute < 60
                && second < 60;
        if (!sound) {
            return Optional.empty();
        }
        long seconds = daysSince1970(year, month, day) * SECONDS_PER_DAY + (hour * 60L + minute) * 60 + second;
        return Optional.of(Instant.ofEpochSecond(seconds, nanos(text)));
    }

    /** In UTC, with at most nine digits behind the seconds. */
    private static boolean hasUsualShape(String text) {
        int last = text.length() - 1;
        if (last < SECONDS_LENGTH || text.charAt(last) != 'Z' || text.startsWith("0000")) {
            return false;
        }
        for (int i = 0; i < SECONDS_LENGTH; i++) {
            char c = text.charAt(i);
            char shape = SHAPE.charAt(i);
            if (shape == 'd' ? c < '0' || c > '9' : c != shape) {
                return false;
            }
        }
        if (last == SECONDS_LENGTH) {
            return true;
        }
        int digits = last - SECONDS_LENGTH - 1;
        if (text.charAt(SECONDS_LENGTH) != '.' || digits < 1 || digits > 9) {
            return false;
        }
        for (int i = SECONDS_LENGTH + 1; i < last; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static int nanos(String text) {
        int last = text.length() - 1;
        if (last == SECONDS_LENGTH) {
            return 0;
        }
        int nanos = number(text, SECONDS_LENGTH + 1, last);
        for (int digits = last - SECONDS_LENGTH - 1; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int lengthOf(int month, int year) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Counted in years that begin in March, so that the leap day is the last of its year. */
    private static long daysSince1970(int year, int month, int day) {
        long y = month > 2 ? year : year - 1L;
        int m = month > 2 ? month - 3 : month + 9;
        long days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
        return days - 719_468;
    }

    private static Optional<Instant> unusual(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
