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
package io.github.camelcn.common.camel.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Leaves objects alone for a while after they failed, each for itself, longer each time. An overwritten object is a new
 * one and has not failed. Remembers a bounded number; the oldest failure is forgotten first, which only means that it
 * is tried sooner. Thread-safe.
 */
final class FailureBackoff {

    static final int MOST = 10_000;
    private static final int LONGEST_DOUBLING = 40;

    private final Duration first;
    private final Duration longest;
    private final Clock clock;
    private final Map<ObjectIdentity, Failure> failures = new LinkedHashMap<>();

    /**
     * @param first after one failure; zero for no waiting at all
     * @param longest not shorter than {@code first}
     */
    FailureBackoff(Duration first, Duration longest, Clock clock) {
        this.first = first;
        this.longest = longest;
        this.clock = clock;
    }

    synchronized boolean isWaiting(ObjectIdentity object) {
        Failure failure = failures.get(object);
        return failure != null && clock.instant().isBefore(failure.until);
    }

    synchronized void failed(ObjectIdentity object) {
        if (first.isZero()) {
            return;
        }
        Failure earlier = failures.remove(object);
        int times = earlier == null ? 1 : earlier.times + 1;
        failures.put(object, new Failure(times, clock.instant().plus(waitAfter(times))));
        if (failures.size() > MOST) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void succeeded(ObjectIdentity object) {
        failures.remove(object);
    }

    synchronized int size() {
        return failures.size();
    }

    private Duration waitAfter(int times) {
        double factor = Math.pow(2, Math.min(times - 1, LONGEST_DOUBLING));
        return first.toMillis() * factor >= longest.toMillis() ? longest : first.multipliedBy((long) factor);
    }

    private record Failure(int times, Instant until) {}
}
