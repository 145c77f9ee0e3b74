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
import java.util.Optional;
import java.util.function.LongSupplier;

import io.github.camelcn.common.retry.Sleeper;
import io.github.camelcn.common.retry.TokenBucket;

/**
 * Keeps a client below a number of calls in an hour. Every attempt counts, those of waiters too; nothing is ever dropped,
 * it only waits. A minute's share may go out at once. Thread-safe.
 *
 * <p>Repetitions of a call are counted when they are sent and paid by the calls after them, which wait the longer.
 */
final class CallLimiter {

    private static final double SECONDS_PER_HOUR = 3600;

    /** Nothing for no limit. */
    private final Optional<TokenBucket> calls;

    private final Sleeper sleeper;

    /**
     * @param perHour 0 for no limit
     * @param nanoTime as {@link System#nanoTime}
     */
    CallLimiter(int perHour, LongSupplier nanoTime, Sleeper sleeper) {
        if (perHour < 0) {
            throw new IllegalArgumentException("maxCallsPerHour must be 0 (no limit) or more, but is " + perHour);
        }
        this.calls = perHour == 0
                ? Optional.empty()
                : Optional.of(new TokenBucket(perHour / SECONDS_PER_HOUR, Math.max(1, perHour / 60), nanoTime));
        this.sleeper = sleeper;
    }

    static CallLimiter none() {
        return new CallLimiter(0, () -> 0, Sleeper.REAL);
    }

    /** Something was sent. */
    void sent() {
        calls.ifPresent(bucket -> bucket.take(1));
    }

    /** How long until one more may be sent; zero for now. */
    Duration delay() {
        return calls.map(bucket -> bucket.delay(1)).orElse(Duration.ZERO);
    }

    /**
     * Waits until one more may be sent.
     *
     * @return how long it waited
     */
    Duration await() throws InterruptedException {
        Duration waited = Duration.ZERO;
        Duration wait = delay();
        while (!wait.isZero()) {
            sleeper.sleep(wait);
            waited = waited.plus(wait);
            wait = delay();
        }
        return waited;
    }
}
