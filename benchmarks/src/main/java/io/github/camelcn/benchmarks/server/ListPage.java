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
package io.github.camelcn.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Pages of a bucket with any number of keys, made while they are asked for: entries differ in the ten digits of their
 * key only, so a page is a template copied as often as it has entries. Not thread-safe, one per connection.
 */
final class ListPage {

    /** What all keys begin with. */
    static final String KEY = "in/2026/key-";

    private static final int DIGITS = 10;

    private final Dialect dialect;
    private final byte[] entry;
    private final int digitsAt;
    private final byte[] separator;
    private byte[] page = new byte[0];
    private int length;

    ListPage(Dialect dialect) {
        this.dialect = dialect;
        this.digitsAt = dialect.beforeDigits().length();
        this.entry = (dialect.beforeDigits() + "0".repeat(DIGITS) + dialect.afterDigits()).getBytes(US_ASCII);
        this.separator = dialect.betweenEntries().getBytes(US_ASCII);
    }

    /** Fills the page that follows the marker; {@link #bytes} and {@link #length} hold it until the next call. */
    void fill(String bucket, long total, int limit, String marker) {
        long first = marker.isEmpty() ? 0 : Long.parseLong(marker.substring(marker.length() - DIGITS)) + 1;
        int count = (int) Math.max(0, Math.min(limit, total - first));
        boolean more = first + count < total;
        Dialect.Page facts = new Dialect.Page(bucket, limit, marker, count, more ? key(first + count - 1) : "");
        byte[] head = dialect.beforeEntries(facts).getBytes(US_ASCII);
        byte[] tail = dialect.afterEntries(facts).getBytes(US_ASCII);
        int needed = head.length + count * (entry.length + separator.length) + tail.length;
        if (page.length < needed) {
            page = new byte[needed];
        }
        length = 0;
        append(head);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                append(separator);
            }
            int at = length;
            append(entry);
            writeDigits(first + i, at + digitsAt);
        }
        append(tail);
    }

    byte[] bytes() {
        return page;
    }

    int length() {
        return length;
    }

    private void append(byte[] bytes) {
        System.arraycopy(bytes, 0, page, length, bytes.length);
        length += bytes.length;
    }

    private void writeDigits(long number, int at) {
        long rest = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            page[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static String key(long number) {
        String digits = Long.toString(number);
        return KEY + "0".repeat(DIGITS - digits.length()) + digits;
    }
}
