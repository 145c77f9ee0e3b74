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
package io.github.camelcn.common.camel.monitor;

import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.camel.CamelContext;

import io.github.camelcn.common.monitor.CallCounters;
import io.github.camelcn.common.monitor.ConsumerActivity;
import io.github.camelcn.common.monitor.Latency;
import io.github.camelcn.common.monitor.MonitorObserver;
import io.github.camelcn.common.monitor.ServiceMonitor;
import io.github.camelcn.common.monitor.Waits;

/**
 * A monitor's numbers in a Micrometer registry. All but the timers are read when the registry is asked, so that calls pay
 * for nothing but those. Loaded only where Micrometer is on the class path. Thread-safe; closing takes its meters away.
 */
final class MicrometerMeters implements MonitorObserver, Closeable {

    /** Where Camel's own Micrometer component looks first. */
    private static final String REGISTRY_NAME = "metricsRegistry";

    private final MeterRegistry registry;
    private final ServiceMonitor monitor;
    private final Tags service;
    private final List<Meter> meters = new CopyOnWriteArrayList<>();
    private final Map<ConsumerActivity, List<Meter>> consumers = new ConcurrentHashMap<>();

    private MicrometerMeters(MeterRegistry registry, ServiceMonitor monitor) {
        this.registry = registry;
        this.monitor = monitor;
        this.service = Tags.of("service", monitor.service());
    }

    /** Nothing if the context knows no registry, or several of which none is meant. */
    static Optional<Closeable> bind(CamelContext context, ServiceMonitor monitor) {
        return registry(context).map(registry -> {
            MicrometerMeters meters = new MicrometerMeters(registry, monitor);
            meters.begin();
            return meters;
        });
    }

    private static Optional<MeterRegistry> registry(CamelContext context) {
        MeterRegistry named = context.getRegistry().lookupByNameAndType(REGISTRY_NAME, MeterRegistry.class);
        if (named != null) {
            return Optional.of(named);
        }
        MeterRegistry single = context.getRegistry().findSingleByType(MeterRegistry.class);
        if (single != null) {
            return Optional.of(single);
        }
        Set<MeterRegistry> all = context.getRegistry().findByType(MeterRegistry.class);
        return all.stream().filter(CompositeMeterRegistry.class::isInstance).findFirst();
    }

    private void begin() {
        gauge("camelcn.transfers.active", "Long transfers that run", service, () -> monitor.transfers()
                .running()
                .size());
        Waits waits = monitor.waits();
        gauge("camelcn.waits.active", "Waits for a change to come about", service, waits::active);
        meters.add(FunctionTimer.builder(
                        "camelcn.waits",
                        waits,
                        all -> all.succeeded() + all.failed(),
                        Waits::nanos,
                        TimeUnit.NANOSECONDS)
                .description("Waits that ended")
                .tags(service)
                .register(registry));
        monitor.observe(this);
    }

    private Tags tags(String bucket, String operation) {
        return service.and("operation", operation, "bucket", bucket);
    }

    @Override
    public Latency latency(String bucket, String operation, String outcome) {
        Timer timer = Timer.builder("camelcn.calls")
                .description("Calls that ended, with the time until they had their answer, repetitions included")
                .tags(tags(bucket, operation).and("outcome", outcome))
                .register(registry);
        meters.add(timer);
        return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void counting(CallCounters calls) {
        Tags tags = tags(calls.bucket(), calls.operation());
        gauge("camelcn.calls.active", "Calls under way, their answers not read to the end", tags, calls::active);
        counter("camelcn.retries", "Repetitions of calls", null, tags, calls, CallCounters::retries);
        counter("camelcn.bytes.sent", "Bytes of request bodies", "bytes", tags, calls, CallCounters::sentBytes);
        counter("camelcn.bytes.received", "Bytes of answers", "bytes", tags, calls, CallCounters::receivedBytes);
        if (calls.operation().startsWith("list")) {
            counter("camelcn.list.pages", "Pages of listings", null, tags, calls, CallCounters::successes);
        }
        meters.add(FunctionTimer.builder(
                        "camelcn.limited",
                        calls,
                        CallCounters::limitedCalls,
                        CallCounters::limitedNanos,
                        TimeUnit.NANOSECONDS)
                .description("Waits because of a limit of the client")
                .tags(tags)
                .register(registry));
    }

    @Override
    public void started(ConsumerActivity consumer) {
        Tags tags = service.and("bucket", consumer.bucket(), "consumer", consumer.name());
        List<Meter> its = new ArrayList<>();
        its.add(Gauge.builder("camelcn.consumer.claimed", consumer, one -> one.claimed()
                        .size())
                .description("Objects that were claimed and are not settled")
                .tags(tags)
                .register(registry));
        its.add(Gauge.builder("camelcn.consumer.lag", consumer, MicrometerMeters::lagSeconds)
                .description("Age of the oldest object that was seen and is not settled")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry));
        consumers.put(consumer, its);
    }

    private static double lagSeconds(ConsumerActivity consumer) {
        return consumer.oldestUnseen()
                .map(oldest -> Duration.between(oldest, Instant.now()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    @Override
    public void stopped(ConsumerActivity consumer) {
        List<Meter> its = consumers.remove(consumer);
        if (its != null) {
            its.forEach(registry::remove);
        }
    }

    private void gauge(String name, String description, Tags tags, LongSource value) {
        meters.add(Gauge.builder(name, value, LongSource::get)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry));
    }

    private void counter(
            String name,
            String description,
            String unitOrNull,
            Tags tags,
            CallCounters calls,
            java.util.function.ToDoubleFunction<CallCounters> value) {
        meters.add(FunctionCounter.builder(name, calls, value)
                .description(description)
                .baseUnit(unitOrNull)
                .tags(tags)
                .register(registry));
    }

    @Override
    public void close() {
        monitor.observe(MonitorObserver.NONE);
        meters.forEach(registry::remove);
        consumers.values().forEach(its -> its.forEach(registry::remove));
        consumers.clear();
    }

    @FunctionalInterface
    private interface LongSource {
        long get();
    }
}
