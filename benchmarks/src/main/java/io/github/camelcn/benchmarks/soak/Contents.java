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
package io.github.camelcn.benchmarks.soak;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;

/** The bytes of object number n, the same whoever makes them: most are small, one in a hundred is not. Thread-safe. */
final class Contents {

    private static final int SMALL = 4 << 10;
    private static final int LARGE = 256 << 10;
    private static final int ONE_IN = 100;

    private final byte[] pattern = new byte[2 * LARGE];

    Contents() {
        new Random(1).nextBytes(pattern);
    }

    byte[] of(int id) {
        int mixed = id * 0x9E3779B1;
        int size = Integer.BYTES + Math.floorMod(mixed, id % ONE_IN == 0 ? LARGE : SMALL);
        int from = Math.floorMod(mixed >>> 7, LARGE);
        byte[] bytes = Arrays.copyOfRange(pattern, from, from + size);
        ByteBuffer.wrap(bytes).putInt(id);
        return bytes;
    }

    /** @return whose bytes these are, empty if they are nobody's: cut, mixed up or changed */
    OptionalInt idOf(byte[] bytes) {
        if (bytes.length < Integer.BYTES) {
            return OptionalInt.empty();
        }
        int id = ByteBuffer.wrap(bytes).getInt();
        return id >= 0 && Arrays.equals(bytes, of(id)) ? OptionalInt.of(id) : OptionalInt.empty();
    }
}
