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
package io.github.camelcn.benchmarks.server;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** An answer that is built once a second, when its date changes, and otherwise sent as it is. Not thread-safe. */
final class PreparedAnswer {

    private byte[] date;
    private ByteBuffer bytes;

    ByteBuffer current(DateLine line, Supplier<byte[]> build) {
        byte[] now = line.current();
        if (date != now) {
            byte[] built = build.get();
            bytes = ByteBuffer.allocateDirect(built.length).put(built);
            date = now;
        }
        return bytes.rewind();
    }

    void forget() {
        date = null;
    }
}
