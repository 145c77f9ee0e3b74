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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The faults of one emulator. A request meets the armed faults in the order they were armed: delays add up, the first
 * other fault that strikes decides. Thread-safe.
 */
public final class FaultSwitches {
    private final List<Fault> armed = new CopyOnWriteArrayList<>();
    private volatile Duration skew = Duration.ZERO;

    private final String unavailable;
    private final int throttledStatus;
    private final String throttled;

    FaultSwitches() {
        this("service_unavailable", 429, "max_requests_exceeded");
    }

    /** @param unavailable the service's code for 503 and {@code throttled} the one for too many requests */
    FaultSwitches(String unavailable, int throttledStatus, String throttled) {
        this.unavailable = unavailable;
        this.throttledStatus = throttledStatus;
        this.throttled = throttled;
    }

    /** A fault for the requests that match; it is armed by naming its effect. */
    public Fault on(Predicate<RecordedRequest> predicate) {
        return new Fault(this, predicate);
    }

    /** A fault for requests with this method whose raw target contains the text. */
    public Fault on(String method, String partOfTarget) {
        return on(request -> request.method().equals(method) && request.target().contains(partOfTarget));
    }

    /** A fault for the next requests, whatever they are. */
    public Fault next(int count) {
        return on(request -> true).times(count);
    }

    /** Answers the next requests with 503 and the service's code for it. */
    public Fault storm(int count) {
        return next(count).answer(503, unavailable);
    }

    /** Moves the server's clock; positive is ahead. Stays until {@link #clear()}. */
    public FaultSwitches skewClock(Duration offset) {
        skew = offset;
        return this;
    }

    /** Disarms every fault and puts the clock right. */
    public void clear() {
        armed.clear();
        skew = Duration.ZERO;
    }

    Duration skew() {
        return skew;
    }

    int throttledStatus() {
        return throttledStatus;
    }

    String throttled() {
        return throttled;
    }

    List<Fault> armed() {
        return armed;
    }

    void arm(Fault fault) {
        armed.remove(fault);
        armed.add(fault);
    }

    void remove(Fault fault) {
        armed.remove(fault);
    }
}
