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
package io.github.camelcn.common.camel;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The part of all keys that one of several consumers takes. The same key is always in the same shard, on every machine
 * and in every version: by the CRC-32 of its UTF-8 bytes.
 *
 * @param index 0 or more
 * @param count more than the index; 1 for all keys
 */
public record Shard(int index, int count) {

    public static final Shard ALL = new Shard(0, 1);

    public boolean contains(String key) {
        if (count == 1) {
            return true;
        }
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        // neighbouring names differ in few bits; the multiplication spreads them (Fibonacci hashing)
        long spread = (crc.getValue() * 0x9E3779B97F4A7C15L) >>> 32;
        return spread % count == index;
    }
}
