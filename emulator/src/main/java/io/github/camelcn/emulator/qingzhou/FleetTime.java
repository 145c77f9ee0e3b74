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
package io.github.camelcn.emulator.qingzhou;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Two readings of one clock. The wall is what the server dates its answers with and checks signatures by; the fleet's
 * time is the clock plus the time tests have let pass, and decides when transitions, tokens and memories end. Thread-safe.
 */
final class FleetTime {
    private final Clock clock;
    private final Clock wall;
    private Duration passed = Duration.ZERO;

    /** @param wall the same clock, possibly put wrong on purpose */
    FleetTime(Clock clock, Clock wall) {
        this.clock = clock;
        this.wall = wall;
    }

    Instant wall() {
        return wall.instant();
    }

    synchronized Instant fleet() {
        return clock.instant().plus(passed);
    }

    synchronized void pass(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + duration);
        }
        passed = passed.plus(duration);
    }

    synchronized void reset() {
        passed = Duration.ZERO;
    }
}
