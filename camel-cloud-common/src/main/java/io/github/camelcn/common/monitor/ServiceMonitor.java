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

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

import io.github.camelcn.common.http.CallMeter;
import io.github.camelcn.common.http.CallMeters;
import io.github.camelcn.common.http.ServiceRequest;

import static java.util.Objects.requireNonNull;

/**
 * What goes on at one service: its calls counted by bucket and operation, its running transfers, its consumers, and the
 * last errors. Counting a call takes two look-ups and a few additions, and no memory. Thread-safe.
 */
public final class ServiceMonitor implements CallMeters {

    private final String service;
    private final boolean byBucket;
    private final Transfers transfers;
    private final ErrorLog errors;
    private final BucketNames buckets = new BucketNames();
    private final AtomicReferenceArray<Map<String, CallCounters>> calls =
            new AtomicReferenceArray<>(BucketNames.MOST + 1);
    private final Collection<ConsumerActivity> consumers = ConcurrentHashMap.newKeySet();
    private final Waits waits;
    private volatile MonitorObserver observer = MonitorObserver.NONE;

    /**
     * @param service its scheme, such as {@code qingstor}
     * @param byBucket whether what requests name begins with a bucket, to tell the calls of different ones apart
     */
    public ServiceMonitor(String service, boolean byBucket) {
        this(service, byBucket, InstantSource.system(), System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime} */
    public ServiceMonitor(String service, boolean byBucket, InstantSource clock, LongSupplier nanoTime) {
        this.service = requireNonNull(service, "service");
        this.byBucket = byBucket;
        this.transfers = new Transfers(clock, nanoTime);
        this.errors = new ErrorLog(clock);
        this.waits = new Waits(nanoTime);
    }

    @Override
    public CallMeter meter(ServiceRequest request) {
        int index = buckets.indexOf(byBucket ? request.resource() : "");
        Map<String, CallCounters> byOperation = calls.get(index);
        if (byOperation == null) {
            calls.compareAndSet(index, null, new ConcurrentHashMap<>());
            byOperation = calls.get(index);
        }
        CallCounters counters = byOperation.get(request.operation());
        return counters != null ? counters : add(byOperation, index, request.operation());
    }

    private CallCounters add(Map<String, CallCounters> byOperation, int index, String operation) {
        synchronized (this) {
            CallCounters counters = byOperation.get(operation);
            if (counters == null) {
                counters = new CallCounters(buckets.name(index), operation, this);
                byOperation.put(operation, counters);
                observer.counting(counters);
            }
            return counters;
        }
    }

    /** The scheme. */
    public String service() {
        return service;
    }

    /** What is under way. */
    public Transfers transfers() {
        return transfers;
    }

    /** What failed lately. */
    public ErrorLog errors() {
        return errors;
    }

    /** Who waits for a change that takes its time. */
    public Waits waits() {
        return waits;
    }

    /** The consumers that run. */
    public List<ConsumerActivity> consumers() {
        return List.copyOf(consumers);
    }

    /** A consumer has started; whoever started it takes it away again. */
    public synchronized void add(ConsumerActivity consumer) {
        if (consumers.add(consumer)) {
            observer.started(consumer);
        }
    }

    /** A consumer has stopped; nothing if it was not there. */
    public synchronized void remove(ConsumerActivity consumer) {
        if (consumers.remove(consumer)) {
            observer.stopped(consumer);
        }
    }

    /** One for each operation and bucket there was a call for. */
    public List<CallCounters> calls() {
        List<CallCounters> all = new ArrayList<>();
        for (int i = 0; i <= BucketNames.MOST; i++) {
            Map<String, CallCounters> byOperation = calls.get(i);
            if (byOperation != null) {
                all.addAll(byOperation.values());
            }
        }
        return all;
    }

    /** A sum over all calls. */
    public long sum(ToLongFunction<CallCounters> what) {
        return calls().stream().mapToLong(what).sum();
    }

    /** Whom to tell from now on; of what there is already, at once. One at a time. */
    public synchronized void observe(MonitorObserver value) {
        observer = requireNonNull(value, "observer");
        calls().forEach(observer::counting);
        consumers.forEach(observer::started);
    }

    MonitorObserver observer() {
        return observer;
    }
}
