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
package io.github.camelcn.emulator.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A window of an object, both ends included. */
public record ByteRange(long first, long last) {
    private static final Pattern SYNTAX = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads a closed, open or suffix range; empty when the header is none of them or does not fit the object. Every range
     * of an empty object is out of bounds.
     */
    public static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = SYNTAX.matcher(header.trim());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last = size - 1;
        if (matcher.group(1).isEmpty()) {
            long suffix = Long.parseLong(matcher.group(2));
            first = suffix == 0 ? size : Math.max(0, size - suffix);
        } else {
            first = Long.parseLong(matcher.group(1));
            if (!matcher.group(2).isEmpty()) {
                long wanted = Long.parseLong(matcher.group(2));
                if (wanted < first) {
                    return Optional.empty();
                }
                last = Math.min(last, wanted);
            }
        }
        return first > last ? Optional.empty() : Optional.of(new ByteRange(first, last));
    }

    public long length() {
        return last - first + 1;
    }

    /** The value of a Content-Range header. */
    public String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
