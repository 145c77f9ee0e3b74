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
package io.github.camelcn.benchmarks.soak;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import io.github.camelcn.emulator.Emulator;
import io.github.camelcn.emulator.Fault;
import io.github.camelcn.emulator.FaultSwitches;
import io.github.camelcn.emulator.RecordedRequest;

/** Switches faults of a server on and off, by a seed: which, for how long and whom they strike is random. */
final class Weather implements Runnable {

    private static final int CALM_MILLIS = 4_000;
    private static final int FRONT_MILLIS = 2_500;
    /** Only back: who follows waits 20 minutes for objects of the future to be of the past, and a run has no more. */
    private static final Duration SKEW = Duration.ofMinutes(-20);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration DELAY = Duration.ofMillis(200);
    private static final int CUT_AT = 100;

    private final Emulator server;
    private final Random random;
    private final AtomicLong struck = new AtomicLong();
    /** Requests that write, which were done and whose answer was lost: each may write once more. */
    private final AtomicLong lostWrites = new AtomicLong();

    private volatile boolean over;

    Weather(Emulator server, long seed) {
        this.server = server;
        this.random = new Random(seed);
    }

    /** A front of bad weather. */
    @FunctionalInterface
    private interface Front {
        Fault over(FaultSwitches faults, Weather weather);
    }

    private static final List<Front> FRONTS = List.of(
            (faults, w) -> faults.on(w.some(0.4)).answer(503, "service_unavailable"),
            (faults, w) -> faults.on(w.some(1)).answer(503, "service_unavailable"),
            (faults, w) -> faults.on(w.some(0.2)).throttle(RETRY_AFTER),
            (faults, w) -> faults.on(w.some(0.3)).bareStatus(502),
            (faults, w) -> faults.on(w.some(0.2)).dropBeforeEffect(),
            (faults, w) -> faults.on(w.lost(0.2)).dropAfterEffect(),
            (faults, w) -> faults.on(w.some("GET", 0.2)).truncateBody(CUT_AT),
            (faults, w) -> faults.on(w.some("GET", 0.2)).corruptBody(),
            (faults, w) -> faults.on(w.some("PUT", 0.2)).corruptUpload(),
            (faults, w) -> faults.on(w.some("PUT", 0.2)).dropDuringUpload(CUT_AT),
            (faults, w) -> faults.on(w.some("POST", 0.5)).dropBeforeEffect(),
            (faults, w) -> faults.on(w.some("DELETE", 0.5)).answer(503, "service_unavailable"),
            (faults, w) -> faults.on(w.some(0.3)).delay(DELAY));

    /** Until {@link #end} or the end of the thread. */
    @Override
    public void run() {
        try {
            while (!over) {
                Thread.sleep(1 + random.nextInt(CALM_MILLIS));
                front();
            }
        } catch (InterruptedException e) {
            // the end of the weather
        } finally {
            server.faults().clear();
        }
    }

    private void front() throws InterruptedException {
        int choice = random.nextInt(FRONTS.size() + 1);
        int millis = 1 + random.nextInt(FRONT_MILLIS);
        if (choice == FRONTS.size()) {
            server.faults().skewClock(SKEW);
            Thread.sleep(millis);
            server.faults().skewClock(Duration.ZERO);
            return;
        }
        Fault fault = FRONTS.get(choice).over(server.faults(), this);
        Thread.sleep(millis);
        fault.remove();
        struck.addAndGet(fault.hits());
    }

    private Predicate<RecordedRequest> some(double share) {
        return some("", share);
    }

    /** @param method only this one; empty for all */
    private Predicate<RecordedRequest> some(String method, double share) {
        Random dice = new Random(random.nextLong());
        return request -> (method.isEmpty() || request.method().equals(method)) && dice.nextDouble() < share;
    }

    private Predicate<RecordedRequest> lost(double share) {
        Predicate<RecordedRequest> some = some(share);
        return request -> {
            boolean strikes = some.test(request);
            if (strikes && request.method().matches("PUT|POST")) {
                lostWrites.incrementAndGet();
            }
            return strikes;
        };
    }

    void end() {
        over = true;
    }

    long struck() {
        return struck.get();
    }

    long lostWrites() {
        return lostWrites.get();
    }
}
