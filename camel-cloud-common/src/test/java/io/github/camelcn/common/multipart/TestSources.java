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
package io.github.camelcn.common.multipart;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;

import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;

import static java.lang.Math.min;

/** Bytes to upload. */
final class TestSources {

    private TestSources() {}

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    /** Gives few bytes at a time, as sockets do. */
    static InputStream trickling(byte[] bytes) {
        return new InputStream() {
            private int position;

            @Override
            public int read() {
                return position == bytes.length ? -1 : bytes[position++] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int count) {
                if (position == bytes.length) {
                    return -1;
                }
                int read = min(min(count, 3), bytes.length - position);
                System.arraycopy(bytes, position, buffer, offset, read);
                position += read;
                return read;
            }
        };
    }

    static Payload unknown(byte[] bytes) {
        return Payload.of(trickling(bytes), Payload.UNKNOWN_LENGTH);
    }

    /** Computed another way than the uploader does: on whole arrays. */
    static String etagOfParts(byte[] bytes, int partBytes) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        int parts = 0;
        for (int from = 0; from < bytes.length; from += partBytes, parts++) {
            digests.writeBytes(Digests.md5(Arrays.copyOfRange(bytes, from, min(bytes.length, from + partBytes))));
        }
        return Digests.hex(Digests.md5(digests.toByteArray())) + "-" + parts;
    }
}
