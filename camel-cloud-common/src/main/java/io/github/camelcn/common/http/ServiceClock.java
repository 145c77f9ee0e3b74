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
import java.util.Optional;

/**
 * The service's time by the dates of its answers, for what many machines have to agree upon: ages, and the time slots of
 * claims. Unlike {@link ClockOffset}, which is about signatures and forgives minutes, it is right to about a second from
 * the first answer on. Thread-safe.
 *
 * <p>A date of whole seconds says that the service's clock was somewhere within that second at some moment between
 * request and answer. What two answers say together is narrower; answers that contradict each other mean that a clock was
 * set, and the later one counts. As long as our own clock can be right, it is.
 */
final class ServiceClock {

    /** Dates are looked at once in this time: often enough to notice a clock that is set, too seldom to cost anything. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final ClockOffset learned;
    /** Written by whoever gets an answer; an update that is lost is made by the next answer. */
    private volatile Bounds bounds;

    /** @param learned what to go by until there is a date */
    ServiceClock(Clock clock, ClockOffset learned) {
        this.clock = clock;
        this.learned = learned;
    }

    Instant ours() {
        return clock.instant();
    }

    Instant now() {
        Bounds known = bounds;
        return known == null ? learned.now(learned.millis()) : clock.instant().plusMillis(known.offset());
    }

    /**
     * An answer came.
     *
     * @param sent when its request was sent, by our clock
     * @param date its header; what cannot be read is no date
     */
    void answered(Instant sent, String date) {
        Bounds known = bounds;
        if (date == null
                || (known != null && Duration.between(known.seen, sent).abs().compareTo(PAUSE) < 0)) {
            return;
        }
        Optional<Instant> service = HttpDates.parse(date);
        if (service.isPresent()) {
            Instant now = clock.instant();
            long second = service.get().toEpochMilli();
            Bounds heard = new Bounds(second - now.toEpochMilli(), second + 1000 - sent.toEpochMilli(), now);
            bounds = known == null ? heard : known.narrowedBy(heard);
        }
    }

    /** The service's clock minus ours, in milliseconds: at least and at most. */
    private record Bounds(long least, long most, Instant seen) {

        long offset() {
            return least <= 0 && most >= 0 ? 0 : least + (most - least) / 2;
        }

        Bounds narrowedBy(Bounds later) {
            long narrowLeast = Math.max(least, later.least);
            long narrowMost = Math.min(most, later.most);
            return narrowLeast <= narrowMost ? new Bounds(narrowLeast, narrowMost, later.seen) : later;
        }
    }
}
