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

import io.github.camelcn.common.objectstore.Capabilities;

/**
 * How a known number of bytes is cut: parts of one size, the last one smaller or equal. Pure arithmetic.
 *
 * @param totalBytes more than 0
 * @param partBytes the size of every part but the last
 * @param parts how many
 */
public record PartPlan(long totalBytes, long partBytes, int parts) {

    /**
     * Parts of the wanted size, or of the smallest size in whole MiB that keeps the store's limit on their number.
     *
     * @throws IllegalArgumentException if the store cannot hold that much; says what it can
     */
    public static PartPlan of(long totalBytes, long wantedPartBytes, Capabilities limits) {
        if (totalBytes <= 0 || wantedPartBytes <= 0) {
            throw new IllegalArgumentException("only a positive number of bytes can be cut into parts of a positive"
                    + " size, but got " + totalBytes + " and " + wantedPartBytes);
        }
        long most = mostBytes(limits.maxPartBytes(), limits);
        if (totalBytes > most) {
            throw new IllegalArgumentException(Sizes.text(totalBytes) + " are too much for one object: this store"
                    + " holds at most " + Sizes.text(most));
        }
        long wanted = Math.min(Math.max(wantedPartBytes, limits.minPartBytes()), limits.maxPartBytes());
        long partBytes = divideUp(totalBytes, wanted) <= limits.maxParts() ? wanted : grown(totalBytes, limits);
        return new PartPlan(totalBytes, partBytes, (int) divideUp(totalBytes, partBytes));
    }

    private static long grown(long totalBytes, Capabilities limits) {
        long needed = divideUp(totalBytes, limits.maxParts());
        return Math.min(divideUp(needed, Sizes.MIB) * Sizes.MIB, limits.maxPartBytes());
    }

    /** The longest object that parts of this size can make. */
    public static long mostBytes(long partBytes, Capabilities limits) {
        boolean beyondLong = partBytes > Long.MAX_VALUE / limits.maxParts();
        return beyondLong ? limits.maxObjectBytes() : Math.min(limits.maxObjectBytes(), partBytes * limits.maxParts());
    }

    /** Where a part begins, counted from 0. */
    public long offset(int index) {
        checkIndex(index);
        return index * partBytes;
    }

    /** The length of a part, 1 or more; parts are counted from 0. */
    public long length(int index) {
        return Math.min(partBytes, totalBytes - offset(index));
    }

    private void checkIndex(int index) {
        if (index < 0 || index >= parts) {
            throw new IndexOutOfBoundsException("there are " + parts + " parts, but part " + index + " was asked for");
        }
    }

    private static long divideUp(long dividend, long divisor) {
        return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
    }
}
