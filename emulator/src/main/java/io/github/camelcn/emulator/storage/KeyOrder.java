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

import java.util.Comparator;

/** Orders in which services sort keys. */
public final class KeyOrder {
    /** By UTF-16 code units, as Java compares strings. */
    public static final Comparator<String> UTF_16 = Comparator.naturalOrder();

    /** By the bytes of UTF-8, which is by code points. */
    public static final Comparator<String> UTF_8 = KeyOrder::compareCodePoints;

    private KeyOrder() {}

    private static int compareCodePoints(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
                return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : a - b;
            }
        }
        return one.length() - other.length();
    }
}
