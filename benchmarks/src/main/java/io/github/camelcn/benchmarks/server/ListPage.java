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

    private static final int DIGITS = 10;
    private static final String KEY = "in/2026/key-";
    private static final byte[] ENTRY = ("{\"key\":\"" + KEY
                    + "0000000000\",\"size\":4096,\"etag\":\"\\\"5d41402abc4b2a76b9719d911017c592\\\"\","
                    + "\"mime_type\":\"application/octet-stream\",\"created\":\"2024-03-01T08:00:00.000Z\","
                    + "\"modified\":1709280000,\"encrypted\":false,\"storage_class\":\"STANDARD\"}")
            .getBytes(US_ASCII);
    private static final int DIGITS_AT = ("{\"key\":\"" + KEY).length();

    private byte[] page = new byte[0];
    private int length;

    /** Fills the page that follows the marker; {@link #bytes} and {@link #length} hold it until the next call. */
    void fill(String bucket, long total, int limit, String marker) {
        long first = marker.isEmpty() ? 0 : Long.parseLong(marker.substring(marker.length() - DIGITS)) + 1;
        int count = (int) Math.max(0, Math.min(limit, total - first));
        boolean more = first + count < total;
        byte[] head = ("{\"name\":\"" + bucket + "\",\"owner\":{\"id\":\"usr-bench\",\"name\":\"bench\"},"
                        + "\"prefix\":\"\",\"delimiter\":\"\",\"limit\":" + limit + ",\"marker\":\"" + marker
                        + "\",\"next_marker\":\"" + (more ? key(first + count - 1) : "") + "\",\"has_more\":" + more
                        + ",\"keys\":[")
                .getBytes(US_ASCII);
        byte[] tail = "],\"common_prefixes\":[]}".getBytes(US_ASCII);
        int needed = head.length + count * (ENTRY.length + 1) + tail.length;
        if (page.length < needed) {
            page = new byte[needed];
        }
        length = 0;
        append(head);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                page[length++] = ',';
            }
            int entry = length;
            append(ENTRY);
            writeDigits(first + i, entry + DIGITS_AT);
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
