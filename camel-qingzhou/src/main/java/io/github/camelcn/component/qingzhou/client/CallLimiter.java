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
package io.github.camelcn.component.qingzhou.client;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.camelcn.common.retry.Sleeper;

/**
 * Keeps a client below a number of calls in an hour. Every attempt counts, those of waiters too; nothing is ever dropped,
 * it only waits. A minute's share may go out at once. Thread-safe.
 *
 * <p>Repetitions of a call are counted when they are sent and paid by the calls after them, which wait the longer.
 */
final class CallLimiter {

    private static final double SECONDS_PER_HOUR = 3600;

    private final int perHour;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    /** Guarded by this. */
    private double tokens;

    private long updatedNanos;

    /**
     * @param perHour 0 for no limit
     * @param nanoTime as {@link System#nanoTime}
     */
    CallLimiter(int perHour, LongSupplier nanoTime, Sleeper sleeper) {
        if (perHour < 0) {
            throw new IllegalArgumentException("maxCallsPerHour must be 0 (no limit) or more, but is " + perHour);
        }
        this.perHour = perHour;
        this.burst = Math.max(1, perHour / 60);
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.tokens = burst;
        this.updatedNanos = nanoTime.getAsLong();
    }

    static CallLimiter none() {
        return new CallLimiter(0, () -> 0, Sleeper.REAL);
    }

    /** Something was sent. */
    synchronized void sent() {
        if (perHour > 0) {
            refill();
            tokens--;
        }
    }

    /** How long until one more may be sent; zero for now. */
    synchronized Duration delay() {
        if (perHour == 0) {
            return Duration.ZERO;
        }
        refill();
        if (tokens >= 1) {
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) * SECONDS_PER_HOUR / perHour * 1e9));
    }

    private void refill() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - updatedNanos) / 1e9 * perHour / SECONDS_PER_HOUR);
        updatedNanos = now;
    }

    /** Waits until one more may be sent. */
    void await() throws InterruptedException {
        Duration wait = delay();
        while (!wait.isZero()) {
            sleeper.sleep(wait);
            wait = delay();
        }
    }
}
