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
package io.github.camelcn.common.monitor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelcn.common.http.CallMeter;
import io.github.camelcn.common.http.ServiceRequest;

/** Counts the calls of one operation upon one bucket since the monitor was made. Thread-safe, never blocks. */
public final class CallCounters implements CallMeter {

    private final String bucket;
    private final String operation;
    private final ServiceMonitor monitor;
    private final AtomicReferenceArray<Ended> ended = new AtomicReferenceArray<>(Outcome.COUNT);
    private final LongAdder sentBytes = new LongAdder();
    private final LongAdder receivedBytes = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder active = new LongAdder();
    private final LongAdder limitedCalls = new LongAdder();
    private final LongAdder limitedNanos = new LongAdder();

    CallCounters(String bucket, String operation, ServiceMonitor monitor) {
        this.bucket = bucket;
        this.operation = operation;
        this.monitor = monitor;
    }

    @Override
    public void started() {
        active.increment();
    }

    @Override
    public void sent(long bytes) {
        sentBytes.add(bytes);
    }

    @Override
    public void received(long bytes) {
        receivedBytes.add(bytes);
    }

    @Override
    public void limited(long nanos) {
        limitedCalls.increment();
        limitedNanos.add(nanos);
    }

    @Override
    public void answered(long nanos, int attempts) {
        ended(Outcome.SUCCESS, nanos, attempts);
    }

    @Override
    public void failed(ServiceRequest request, long nanos, int attempts, Throwable why) {
        active.decrement();
        ended(Outcome.of(why), nanos, attempts);
        monitor.errors().add(request.operation(), request.resource(), why);
    }

    @Override
    public void closed() {
        active.decrement();
    }

    private void ended(int outcome, long nanos, int attempts) {
        if (attempts > 1) {
            retries.add(attempts - 1L);
        }
        Ended counter = ended.get(outcome);
        if (counter == null) {
            ended.compareAndSet(outcome, null, new Ended());
            counter = ended.get(outcome);
        }
        counter.count.increment();
        counter.nanos.add(nanos);
        latency(counter, outcome).record(nanos);
    }

    /** Whoever keeps latencies may come later than the first call. */
    private Latency latency(Ended counter, int outcome) {
        MonitorObserver observer = monitor.observer();
        if (counter.keeper != observer) {
            counter.latency = observer.latency(bucket, operation, Outcome.name(outcome));
            counter.keeper = observer;
        }
        return counter.latency;
    }

    /** The bucket, or empty if the operation has none; {@link BucketNames#OTHERS} for those beyond the first. */
    public String bucket() {
        return bucket;
    }

    public String operation() {
        return operation;
    }

    /** Bytes of request bodies, those of attempts that failed too. */
    public long sentBytes() {
        return sentBytes.sum();
    }

    /** Bytes of answers' bodies. */
    public long receivedBytes() {
        return receivedBytes.sum();
    }

    /** Attempts after the first of their calls. */
    public long retries() {
        return retries.sum();
    }

    /** Calls that were not read to the end yet. */
    public long active() {
        return active.sum();
    }

    /** How often a limit of ours made a call wait. */
    public long limitedCalls() {
        return limitedCalls.sum();
    }

    /** How long limits of ours made calls wait. */
    public long limitedNanos() {
        return limitedNanos.sum();
    }

    /** Calls that succeeded. */
    public long successes() {
        Ended counter = ended.get(Outcome.SUCCESS);
        return counter == null ? 0 : counter.count.sum();
    }

    /** Calls that ended, by outcome; only outcomes that occurred. */
    public Map<String, Long> outcomes() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < Outcome.COUNT; i++) {
            Ended counter = ended.get(i);
            if (counter != null) {
                counts.put(Outcome.name(i), counter.count.sum());
            }
        }
        return counts;
    }

    /** How long calls took until they had their answer or failed, on average; 0 if none ended. */
    public long meanNanos() {
        long count = 0;
        long nanos = 0;
        for (int i = 0; i < Outcome.COUNT; i++) {
            Ended counter = ended.get(i);
            if (counter != null) {
                count += counter.count.sum();
                nanos += counter.nanos.sum();
            }
        }
        return count == 0 ? 0 : nanos / count;
    }

    private static final class Ended {

        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();
        /** Written by any caller, after the field below, so that a keeper that is seen has its latency. */
        private volatile MonitorObserver keeper = MonitorObserver.NONE;

        private volatile Latency latency = Latency.NONE;
    }
}
