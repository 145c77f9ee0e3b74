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
package io.github.camelcn.common.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A buffer per thread for moving bytes in pieces large enough for files and sockets, without allocating per request. */
final class TransferBuffer {

    private static final int BYTES = 128 << 10;
    private static final ThreadLocal<byte[]> SPARE = new ThreadLocal<>();

    private TransferBuffer() {}

    /** The thread's buffer, or a new one while somebody further up the stack is using it. */
    static byte[] take() {
        byte[] spare = SPARE.get();
        if (spare == null) {
            return new byte[BYTES];
        }
        SPARE.set(null);
        return spare;
    }

    static void giveBack(byte[] buffer) {
        SPARE.set(buffer);
    }

    static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = take();
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } finally {
            giveBack(buffer);
        }
    }
}
