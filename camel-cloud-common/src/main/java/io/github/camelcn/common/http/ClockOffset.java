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
package io.github.camelcn.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The service's clock minus ours. It starts at zero, is learned only from an answer that refused us because of our
 * clock, and is shared by all calls of a client. Thread-safe.
 *
 * <p>Each signature remembers the offset it was made with. When it is refused, {@link #learn} replaces that offset and
 * no other: of fifty calls that are refused together one corrects the clock, and the others find it corrected.
 */
final class ClockOffset {

    /** Dates carry whole seconds and travel for a while; a smaller difference cannot be why we were refused. */
    private static final Duration NOISE = Duration.ofSeconds(5);

    private final Clock clock;
    private final AtomicLong millis = new AtomicLong();

    ClockOffset(Clock clock) {
        this.clock = clock;
    }

    /** The offset in force, in milliseconds; pass it to {@link #learn} when a signature made with it is refused. */
    long millis() {
        return millis.get();
    }

    /** The service's time under an offset. */
    Instant now(long offsetMillis) {
        Instant ours = clock.instant();
        return offsetMillis == 0 ? ours : ours.plusMillis(offsetMillis);
    }

    /**
     * Corrects the clock.
     *
     * @param usedMillis the offset that the refused signature was made with
     * @param serviceTime the date of the refusal
     * @return whether signing again makes sense: the offset is another one now, whoever changed it
     */
    boolean learn(long usedMillis, Instant serviceTime) {
        if (millis.get() != usedMillis) {
            return true;
        }
        long measured = Duration.between(clock.instant(), serviceTime).toMillis();
        if (Math.abs(measured - usedMillis) < NOISE.toMillis()) {
            return false;
        }
        millis.compareAndSet(usedMillis, measured);
        return true;
    }
}
