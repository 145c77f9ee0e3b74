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
package io.github.camelcn.emulator.qingstor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcn.emulator.evidence.NotVerified;

/**
 * A window of an object.
 *
 * <p>Source: QingStor API documentation, "GET Object": closed, open and suffix ranges, one at a time.
 */
record ByteRange(long first, long last) {
    private static final Pattern SYNTAX = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** @throws ServiceError invalid_range */
    @NotVerified("Every range of an empty object is out of bounds.")
    static ByteRange parse(String header, long size) {
        Matcher matcher = SYNTAX.matcher(header.trim());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            throw refusal(header, size);
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
                    throw refusal(header, size);
                }
                last = Math.min(last, wanted);
            }
        }
        if (first > last) {
            throw refusal(header, size);
        }
        return new ByteRange(first, last);
    }

    private static ServiceError refusal(String header, long size) {
        return new ServiceError(
                ErrorCode.INVALID_RANGE, "range '" + header + "' does not fit an object of " + size + " bytes");
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
