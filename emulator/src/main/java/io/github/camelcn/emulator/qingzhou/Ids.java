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
package io.github.camelcn.emulator.qingzhou;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;

/** Identifiers: a prefix and eight hex digits, the same sequence for the same seed. Guarded by the fleet's lock. */
final class Ids {
    private final Random random;
    private final Set<Integer> used = new HashSet<>();

    Ids(long seed) {
        random = new Random(seed);
    }

    String next(String prefix) {
        int number = random.nextInt();
        while (!used.add(number)) {
            number = random.nextInt();
        }
        return prefix + HexFormat.of().toHexDigits(number);
    }
}
