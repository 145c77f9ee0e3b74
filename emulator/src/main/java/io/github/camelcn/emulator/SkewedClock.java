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
package io.github.camelcn.emulator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of a service: the one it was given, moved by the skew of its faults. */
final class SkewedClock extends Clock {
    private final Clock clock;
    private final FaultSwitches faults;

    SkewedClock(Clock clock, FaultSwitches faults) {
        this.clock = clock;
        this.faults = faults;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(faults.skew());
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SkewedClock(clock.withZone(zone), faults);
    }
}
