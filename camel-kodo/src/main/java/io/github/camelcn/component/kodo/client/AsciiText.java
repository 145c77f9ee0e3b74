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
package io.github.camelcn.component.kodo.client;

import java.util.Arrays;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Text as bytes from the start, for what is digested and never read: a builder of strings would copy it twice more. Not
 * thread-safe.
 */
final class AsciiText {

    private byte[] bytes;
    private int length;

    /** @param expected how many characters it will hold; more are no error */
    AsciiText(int expected) {
        bytes = new byte[expected];
    }

    AsciiText append(String text) {
        int count = text.length();
        makeRoom(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    AsciiText append(char c) {
        makeRoom(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Replaces the last character. */
    void last(char c) {
        bytes[length - 1] = (byte) c;
    }

    private void makeRoom(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, ISO_8859_1);
    }
}
