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
package io.github.camelcn.common.objectstore;

/**
 * The part of an object that is wanted.
 *
 * @param first the first byte, counted from 0; -1 in a suffix range
 * @param last the last byte, included; -1 for all that follows; in a suffix range the number of bytes at the end
 */
public record ByteRange(long first, long last) {

    public ByteRange {
        if (first < 0 && last <= 0) {
            throw new IllegalArgumentException("a range needs a first byte of 0 or more, or a positive suffix length");
        }
        if (first >= 0 && last >= 0 && last < first) {
            throw new IllegalArgumentException("the range ends (" + last + ") before it starts (" + first + ")");
        }
    }

    /** Bytes {@code first} to {@code last}, both included. */
    public static ByteRange closed(long first, long last) {
        if (first < 0 || last < 0) {
            throw new IllegalArgumentException("range start and end must be 0 or more: " + first + "-" + last);
        }
        return new ByteRange(first, last);
    }

    /** All bytes from {@code first} on. */
    public static ByteRange from(long first) {
        if (first < 0) {
            throw new IllegalArgumentException("range start must be 0 or more, but is " + first);
        }
        return new ByteRange(first, -1);
    }

    /** The last {@code count} bytes; the whole object if it is shorter. */
    public static ByteRange suffix(long count) {
        return new ByteRange(-1, count);
    }

    /** As the Range header says it. Source: RFC 9110, section 14.1.2. */
    public String header() {
        if (first < 0) {
            return "bytes=-" + last;
        }
        return last < 0 ? "bytes=" + first + "-" : "bytes=" + first + "-" + last;
    }
}
