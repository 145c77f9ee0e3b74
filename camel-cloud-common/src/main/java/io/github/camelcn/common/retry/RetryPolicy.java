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
import java.util.random.RandomGenerator;

/**
 * How often a call is repeated and how long we wait in between: exponential growth with full jitter, so that many
 * clients that failed together do not come back together.
 *
 * @param retries repetitions after the first attempt, 0 or more
 * @param baseDelay upper bound of the first wait, more than zero
 * @param maxDelay upper bound of every wait, at least {@code baseDelay}; also caps what a service asks for by
 *     {@code Retry-After}
 */
public record RetryPolicy(int retries, Duration baseDelay, Duration maxDelay) {

    /** Three repetitions, the first after at most 200 ms, none after more than 20 s. */
    public static final RetryPolicy STANDARD = new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(20));

    /** One attempt, and no more. */
    public static final RetryPolicy NEVER = new RetryPolicy(0, Duration.ofMillis(1), Duration.ofMillis(1));

    public RetryPolicy {
        if (retries < 0) {
            throw new IllegalArgumentException("connectionRetries must be 0 or more, but is " + retries);
        }
        if (baseDelay.isNegative() || baseDelay.isZero()) {
            throw new IllegalArgumentException("retryDelay must be more than zero, but is " + baseDelay);
        }
        if (maxDelay.compareTo(baseDelay) < 0) {
            throw new IllegalArgumentException(
                    "retryMaxDelay must be at least retryDelay (" + baseDelay + "), but is " + maxDelay);
        }
    }

    /**
     * The wait before a repetition.
     *
     * @param retry 1 for the first repetition
     * @return between zero and {@code baseDelay * 2^(retry-1)}, never more than {@code maxDelay}
     */
    public Duration delay(int retry, RandomGenerator random) {
        int doublings = Math.min(retry - 1, 30);
        long bound = Math.min(maxDelay.toNanos(), saturatedShift(baseDelay.toNanos(), doublings));
        return Duration.ofNanos(random.nextLong(bound) + 1);
    }

    private static long saturatedShift(long value, int doublings) {
        return value > Long.MAX_VALUE >> doublings ? Long.MAX_VALUE : value << doublings;
    }
}
