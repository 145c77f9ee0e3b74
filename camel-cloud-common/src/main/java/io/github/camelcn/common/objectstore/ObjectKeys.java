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

/** Which keys can be stored and addressed. */
public final class ObjectKeys {

    private static final int SHOWN_CHARACTERS = 60;

    private ObjectKeys() {}

    /**
     * @param key opaque text
     * @param maxBytes the longest key the store takes, in bytes of UTF-8
     * @return the key
     * @throws IllegalArgumentException if the key is empty, too long, has no UTF-8 form, or has a {@code .} or
     *     {@code ..} segment; says which, and what to do
     */
    public static String check(String key, int maxBytes) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the object key must not be empty");
        }
        int bytes = utf8Length(key);
        if (bytes > maxBytes) {
            throw new IllegalArgumentException("the object key has " + bytes + " bytes in UTF-8, but at most "
                    + maxBytes + " are allowed: " + shortened(key));
        }
        checkSegments(key);
        return key;
    }

    private static int utf8Length(String key) {
        int bytes = 0;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < key.length()
                    && Character.isLowSurrogate(key.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                throw new IllegalArgumentException("the object key holds half of a character at position " + i
                        + " (an unpaired surrogate), which cannot be written in UTF-8");
            }
        }
        return bytes;
    }

    /** Source: RFC 3986, section 5.2.4, which HTTP clients and proxies apply even to percent-encoded dots. */
    private static void checkSegments(String key) {
        int start = 0;
        while (start <= key.length()) {
            int slash = key.indexOf('/', start);
            int end = slash < 0 ? key.length() : slash;
            if (isDots(key, start, end)) {
                throw new IllegalArgumentException("the object key " + shortened(key) + " has the segment "
                        + key.substring(start, end)
                        + " between its slashes: HTTP clients resolve it like a directory, so that another object"
                        + " would be touched. Choose a key without . and .. segments");
            }
            start = end + 1;
        }
    }

    private static boolean isDots(String key, int start, int end) {
        int length = end - start;
        return length == 1 && key.charAt(start) == '.'
                || length == 2 && key.charAt(start) == '.' && key.charAt(start + 1) == '.';
    }

    private static String shortened(String key) {
        return key.length() <= SHOWN_CHARACTERS ? key : key.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
