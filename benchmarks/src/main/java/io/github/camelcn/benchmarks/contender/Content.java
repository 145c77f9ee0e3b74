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
package io.github.camelcn.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.util.SplittableRandom;

/** Bytes to send, and a way to be sure that all bytes came. */
final class Content {

    /** The end of keys whose ETag is an MD5. */
    static final String DIGESTED = "-digested";

    private static final int READ_SIZE = 16 * 1024;

    private Content() {}

    static byte[] random(long size) {
        byte[] bytes = new byte[Math.toIntExact(size)];
        new SplittableRandom(7).nextBytes(bytes);
        return bytes;
    }

    /** A read buffer per thread, so that no contender pays for the reader's. */
    static byte[][] readBuffers(int threads) {
        return new byte[threads][READ_SIZE];
    }

    static byte[] readBuffer() {
        return new byte[READ_SIZE];
    }

    /** Reads to the end and closes the stream. */
    static long readFully(InputStream in, byte[] buffer, long expected) throws IOException {
        long count = 0;
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count += read;
            }
        }
        if (count != expected) {
            throw new IOException("read " + count + " bytes instead of " + expected);
        }
        return count;
    }

    /** A key below which the server knows an object of this size. */
    static String key(long size, int thread, long number) {
        return size + "/" + thread + "-" + number;
    }
}
