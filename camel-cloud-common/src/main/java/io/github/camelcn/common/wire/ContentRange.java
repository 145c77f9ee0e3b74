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
package io.github.camelcn.common.wire;

import java.util.Optional;

import io.github.camelcn.common.objectstore.ByteRange;

/** Compares the part of an object that came with the part that was asked for. Stateless. Source: RFC 9110, section 14.4. */
final class ContentRange {

    private static final String UNIT = "bytes ";

    private ContentRange() {}

    /**
     * Whether an answer is what was asked for; a range that goes beyond the object is cut there.
     *
     * @param header {@code bytes 0-99/1234}, or with {@code *} for an unknown size
     * @param asked empty for the whole object
     * @param contentLength of the answer's body; -1 if unknown
     */
    static boolean answers(String header, Optional<ByteRange> asked, long contentLength) {
        int dash = header.indexOf('-');
        int slash = header.indexOf('/');
        if (!header.regionMatches(true, 0, UNIT, 0, UNIT.length()) || dash < 0 || slash < dash) {
            return false;
        }
        long first = number(header, UNIT.length(), dash);
        long last = number(header, dash + 1, slash);
        long size = number(header, slash + 1, header.length());
        if (first < 0 || last < first || contentLength >= 0 && contentLength != last - first + 1) {
            return false;
        }
        return size < 0 ? begins(asked, first, last) : isCut(asked.orElse(ByteRange.from(0)), first, last, size);
    }

    /** As far as it can be told without the size. */
    private static boolean begins(Optional<ByteRange> asked, long first, long last) {
        ByteRange range = asked.orElse(ByteRange.from(0));
        return range.first() < 0
                ? last - first + 1 <= range.last()
                : first == range.first() && (range.last() < 0 || last <= range.last());
    }

    private static boolean isCut(ByteRange asked, long first, long last, long size) {
        if (asked.first() < 0) {
            return first == Math.max(0, size - asked.last()) && last == size - 1;
        }
        return first == asked.first() && last == (asked.last() < 0 ? size - 1 : Math.min(asked.last(), size - 1));
    }

    /** Negative for what is no number. */
    private static long number(String text, int start, int end) {
        try {
            return Long.parseLong(text.substring(start, end).strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
