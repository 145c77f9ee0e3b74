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

/**
 * How an object is fetched: ranges of one size, the last one smaller or equal. Pure arithmetic.
 *
 * @param totalBytes 0 or more
 * @param partBytes the size of every range but the last
 * @param count how many
 */
record Ranges(long totalBytes, long partBytes, int count) {

    /** So that what is remembered of an object stays small. */
    private static final int MOST = 100_000;

    /** Ranges of the wanted size, or larger ones where they would be too many. */
    static Ranges of(long totalBytes, long wantedPartBytes) {
        boolean tooMany = divideUp(totalBytes, wantedPartBytes) > MOST;
        long partBytes = tooMany ? divideUp(divideUp(totalBytes, MOST), Sizes.MIB) * Sizes.MIB : wantedPartBytes;
        return new Ranges(totalBytes, partBytes, (int) divideUp(totalBytes, partBytes));
    }

    long offset(int index) {
        return index * partBytes;
    }

    long length(int index) {
        return Math.min(partBytes, totalBytes - offset(index));
    }

    private static long divideUp(long dividend, long divisor) {
        return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
    }
}
