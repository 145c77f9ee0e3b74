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

/**
 * How patiently the end of a change is waited for.
 *
 * @param timeout in all; empty for what suits the operation
 * @param interval between the first looks, more than zero; it grows by half each time, up to {@link #LONGEST_INTERVAL},
 *     and is mixed by a fifth
 * @param settle how long a state has to last before a change that ends where it began counts as done, where nothing
 *     else shows that it has been done
 */
public record WaitOptions(Optional<Duration> timeout, Duration interval, Duration settle) {

    /** Source: guide to OpenIDCS, where changes take 10 to 30 s, and QingCloud's SDK for Go, which looks every 10 s. */
    public static final WaitOptions DEFAULTS =
            new WaitOptions(Optional.empty(), Duration.ofSeconds(3), Duration.ofSeconds(30));

    private static final Duration LONGEST_INITIAL_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_LAST_LOOK = Duration.ofSeconds(2);
    static final Duration LONGEST_INTERVAL = Duration.ofSeconds(15);
    static final double GROWTH = 1.5;
    static final double JITTER = 0.2;
    /** Services forget for a while what they have just made. */
    static final Duration GRACE = Duration.ofSeconds(30);

    static final int TOLERATED_FAILURES = 3;

    /** How long after a change the first look comes; no later than the second would come after it. */
    Duration initialDelay() {
        return shorter(interval, LONGEST_INITIAL_DELAY);
    }

    /** How long the look that begins when the time is over may take. */
    static Duration lastLook(Duration timeout) {
        return shorter(timeout.dividedBy(10), LONGEST_LAST_LOOK);
    }

    private static Duration shorter(Duration one, Duration another) {
        return one.compareTo(another) < 0 ? one : another;
    }

    public WaitOptions {
        if (timeout.isPresent() && (timeout.get().isNegative() || timeout.get().isZero())) {
            throw new IllegalArgumentException("waitTimeout must be more than zero, but is " + timeout.get());
        }
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("waitInterval must be more than zero, but is " + interval);
        }
        if (settle.isNegative()) {
            throw new IllegalArgumentException("waitSettle must be zero or more, but is " + settle);
        }
    }
}
