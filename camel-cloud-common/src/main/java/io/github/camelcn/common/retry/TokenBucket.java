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
package io.github.camelcn.common.retry;

import java.time.Duration;
import java.util.function.LongSupplier;

import static java.util.Objects.requireNonNull;

/**
 * Keeps something below a rate, on average: tokens flow in evenly up to a store of them, and whatever is done takes some.
 * Nothing is dropped, it only waits; who took more than there was waits until the debt is paid, so that those who come
 * later wait longer and are served in the order they came. Thread-safe; does not wait itself.
 */
public final class TokenBucket {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    /** Guarded by this, as the field below; negative while something waits. */
    private double tokens;

    private long updatedNanos;

    /**
     * A full bucket.
     *
     * @param perSecond how many tokens flow in; more than 0
     * @param burst the most that are kept, which may be used at once; more than 0
     * @param nanoTime as {@link System#nanoTime}
     */
    public TokenBucket(double perSecond, double burst, LongSupplier nanoTime) {
        if (!(perSecond > 0) || !(burst > 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException(
                    "a rate must be more than 0, but is " + perSecond + " with a burst of " + burst);
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = requireNonNull(nanoTime, "nanoTime");
        this.tokens = burst;
        this.updatedNanos = nanoTime.getAsLong();
    }

    /**
     * Takes tokens, whether they are there or not.
     *
     * @return how long to wait until they have flowed in, in nanoseconds; 0 if they were there
     */
    public synchronized long take(double count) {
        refill();
        tokens -= count;
        return tokens >= 0 ? 0 : nanosFor(-tokens);
    }

    /** Returns what was taken for something that was not done. */
    public synchronized void giveBack(double count) {
        refill();
        tokens = Math.min(burst, tokens + count);
    }

    /** How long until so many tokens are there, of which nothing is taken; zero if they are. */
    public synchronized Duration delay(double count) {
        refill();
        return tokens >= count ? Duration.ZERO : Duration.ofNanos(nanosFor(count - tokens));
    }

    private long nanosFor(double missing) {
        return (long) Math.ceil(missing / perSecond * NANOS);
    }

    private void refill() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - updatedNanos) / NANOS * perSecond);
        updatedNanos = now;
    }
}
