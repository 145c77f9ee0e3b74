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

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The one date format that all servers should write, read by position. Every download carries such a date, and the
 * general formatter takes longer over it than everything else we do with an answer.
 *
 * <p>Source: RFC 9110, section 5.6.7, {@code IMF-fixdate}.
 */
final class FixDate {

    private static final String FORM = "Wed, 10 Dec 2014 17:20:31 GMT";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String WEEKDAYS = "MonTueWedThuFriSatSun";
    private static final int NAME = 3;

    private FixDate() {}

    /** Null if the text is in any way unusual; it may still be a date. */
    static Instant parse(String text) {
        if (text.length() != FORM.length() || !hasPunctuation(text)) {
            return null;
        }
        int weekday = name(WEEKDAYS, text, 0);
        int day = number(text, 5, 2);
        int month = name(MONTHS, text, 8);
        int year = number(text, 12, 4);
        int hour = number(text, 17, 2);
        int minute = number(text, 20, 2);
        int second = number(text, 23, 2);
        if (month < 1
                || year < 1
                || day < 1
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        LocalDate date = LocalDate.of(year, month, day);
        if (date.getDayOfWeek().getValue() != weekday) {
            return null;
        }
        return Instant.ofEpochSecond(((date.toEpochDay() * 24 + hour) * 60 + minute) * 60 + second);
    }

    private static boolean hasPunctuation(String text) {
        return text.startsWith(", ", 3)
                && text.charAt(7) == ' '
                && text.charAt(11) == ' '
                && text.charAt(16) == ' '
                && text.charAt(19) == ':'
                && text.charAt(22) == ':'
                && text.endsWith(" GMT");
    }

    /** Counted from 1; 0 if there is no such name. */
    private static int name(String names, String text, int at) {
        for (int i = 0; i < names.length(); i += NAME) {
            if (names.regionMatches(i, text, at, NAME)) {
                return i / NAME + 1;
            }
        }
        return 0;
    }

    /** Negative if there is anything but digits. */
    private static int number(String text, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
