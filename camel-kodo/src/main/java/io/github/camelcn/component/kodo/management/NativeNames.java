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
package io.github.camelcn.component.kodo.management;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Which buckets and keys native calls can name. Keys travel inside base64 text, so that unlike in URLs anything goes:
 * doubled slashes, {@code ..} segments, control characters. Source of the limits: provider documentation, "Upload";
 * official SDK for Java 7.19.0.
 */
final class NativeNames {

    static final int MAX_KEY_BYTES = 750;

    private static final int SHOWN_CHARACTERS = 60;

    private NativeNames() {}

    /**
     * @return the key
     * @throws IllegalArgumentException if it is empty, longer than 750 bytes, holds NUL or has no UTF-8 form; says which
     */
    static String key(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the object key must not be empty");
        }
        return keyOrEmpty(key);
    }

    /** The same for keys and prefixes that may be empty. */
    static String keyOrEmpty(String key) {
        if (key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "the object key must not contain a NUL character, but has one at position " + key.indexOf('\0'));
        }
        int bytes = utf8Length(key);
        if (bytes > MAX_KEY_BYTES) {
            String shown = key.length() <= SHOWN_CHARACTERS ? key : key.substring(0, SHOWN_CHARACTERS) + "...";
            throw new IllegalArgumentException("the object key has " + bytes + " bytes in UTF-8, but at most "
                    + MAX_KEY_BYTES + " are allowed: " + shown);
        }
        return key;
    }

    private static int utf8Length(String key) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(key))
                    .remaining();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "the object key holds half of a character (an unpaired surrogate), which cannot be written in UTF-8",
                    e);
        }
    }

    /**
     * A rule of a bucket. Source: provider documentation, "Bucket lifecycle rules"; for event rules it is assumed to be the same.
     *
     * @return the name
     * @throws IllegalArgumentException if it cannot be one
     */
    static String rule(String name) {
        if (!name.matches("\\w{1,49}")) {
            throw new IllegalArgumentException(
                    "the name of a rule has 1 to 49 letters, digits and underscores, but '" + name + "' does not");
        }
        return name;
    }

    /**
     * A bucket by either of its names; the rules are loose, since old buckets have names that no new one may have.
     *
     * @return the name
     * @throws IllegalArgumentException if it cannot be one, saying why
     */
    static String bucket(String bucket) {
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("the bucket name must not be empty");
        }
        for (int i = 0; i < bucket.length(); i++) {
            char c = bucket.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && c != '-' && c != '_' && c != '.') {
                throw new IllegalArgumentException("the bucket name '" + bucket + "' has a character at position " + i
                        + " that no bucket name has: letters, digits, '-', '_' and '.' are possible");
            }
        }
        return bucket;
    }

    /**
     * A bucket that is yet to be created. Source: provider documentation, "Create bucket".
     *
     * @throws IllegalArgumentException if the service would refuse the name, saying what names look like
     */
    static String newBucket(String bucket) {
        boolean good = bucket.length() >= 3
                && bucket.length() <= 63
                && bucket.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')
                && bucket.charAt(0) != '-'
                && bucket.charAt(bucket.length() - 1) != '-';
        if (!good) {
            throw new IllegalArgumentException(
                    "a new bucket's name has 3 to 63 lower-case letters, digits and '-', with a"
                            + " letter or digit at both ends, but '" + bucket + "' does not");
        }
        return bucket;
    }
}
