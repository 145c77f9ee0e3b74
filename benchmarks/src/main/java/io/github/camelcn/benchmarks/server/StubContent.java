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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** What all objects contain: the same pseudo-random MiB, again and again. */
final class StubContent {

    private static final int PATTERN_BYTES = 1024 * 1024;
    private static final ByteBuffer PATTERN = pattern();
    private static final Map<Long, String> E_TAGS = new ConcurrentHashMap<>();

    private StubContent() {}

    /** Some bytes from an offset on, fewer than wanted at the end of the pattern. */
    static ByteBuffer piece(long offset, int wanted) {
        int from = (int) (offset % PATTERN_BYTES);
        return PATTERN.slice(from, Math.min(wanted, PATTERN_BYTES - from));
    }

    /** The header line with the MD5 of so many bytes; computed once for each size. */
    static String eTag(long size) {
        return E_TAGS.computeIfAbsent(size, StubContent::digest);
    }

    private static String digest(long size) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            for (long at = 0; at < size; ) {
                ByteBuffer piece = piece(at, (int) Math.min(PATTERN_BYTES, size - at));
                at += piece.remaining();
                md5.update(piece);
            }
            return "ETag: \"" + HexFormat.of().formatHex(md5.digest()) + "\"\r\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer pattern() {
        ByteBuffer pattern = ByteBuffer.allocateDirect(PATTERN_BYTES);
        new SplittableRandom(1).longs(PATTERN_BYTES / Long.BYTES).forEach(pattern::putLong);
        return pattern.flip();
    }
}
