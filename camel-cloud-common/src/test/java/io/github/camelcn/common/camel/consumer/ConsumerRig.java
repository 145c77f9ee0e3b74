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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.objectstore.FakeObjectStore;

import static org.assertj.core.api.Assertions.assertThat;

/** A route on a fake store whose polls happen when the test says so, on the test's thread. */
final class ConsumerRig implements AutoCloseable {

    static final String BUCKET = "inbox";
    static final String KEY = "CamelTeststoreKey";

    final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    final FakeObjectStore store = new FakeObjectStore(FakeObjectStore.QINGSTOR_LIMITS, clock).withBucket(BUCKET);
    final DefaultCamelContext context = new DefaultCamelContext();
    /** What the consumer has claimed, if it was started by {@link #claiming}. */
    final MemoryIdempotentRepository claims = new MemoryIdempotentRepository(new ConcurrentHashMap<>());

    final TestStoreComponent component = new TestStoreComponent(store, clock);

    ConsumerRig() {
        context.addComponent("teststore", component);
    }

    /** Objects whose content is their key. */
    ConsumerRig with(String... keys) {
        for (String key : keys) {
            store.with(BUCKET, key, key.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** So many objects with the keys of {@link #key}. */
    ConsumerRig withMany(int count) {
        return with(keys(count).toArray(String[]::new));
    }

    /** Sorted as their numbers are. */
    static String key(int number) {
        return String.format("k%05d", number);
    }

    static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(ConsumerRig::key).toList();
    }

    static String keyOf(Exchange exchange) {
        return exchange.getMessage().getHeader(KEY, String.class);
    }

    static String uri(String options) {
        return "teststore:" + BUCKET + "?startScheduler=false" + (options.isEmpty() ? "" : "&" + options);
    }

    /** To {@code mock:out}. */
    ConsumerRig start(String options) throws Exception {
        return start(options, route -> {});
    }

    ConsumerRig start(String options, Steps steps) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from(uri(options)).routeId("consuming");
                steps.on(route);
                route.to("mock:out");
            }
        });
        context.start();
        return this;
    }

    /** As {@link #start(String)}, with {@link #claims} to look at. */
    ConsumerRig claiming(String options) throws Exception {
        return claiming(options, route -> {});
    }

    ConsumerRig claiming(String options, Steps steps) throws Exception {
        context.getRegistry().bind("claims", claims);
        return start("inProgressRepository=#claims" + (options.isEmpty() ? "" : "&" + options), steps);
    }

    ObjectStoreConsumer consumer() {
        return (ObjectStoreConsumer) context.getRoute("consuming").getConsumer();
    }

    int poll() throws Exception {
        return consumer().poll();
    }

    MockEndpoint out() {
        return context.getEndpoint("mock:out", MockEndpoint.class);
    }

    List<Exchange> received() {
        return out().getExchanges();
    }

    /** The keys that arrived since the last question, in order. */
    List<String> arrivals() {
        List<String> keys = received().stream().map(ConsumerRig::keyOf).toList();
        out().reset();
        return keys;
    }

    List<String> keys() {
        return store.keysIn(BUCKET);
    }

    /** How often the store was asked to do this. */
    int calls(String operation) {
        return store.calls(operation).size();
    }

    /** Nothing stays open or claimed when a consumer has ended. */
    void assertHoldsNothing() {
        assertThat(store.openBodies()).as("open bodies").isZero();
        assertThat(claims.getCache()).as("claims").isEmpty();
    }

    @Override
    public void close() {
        context.stop();
    }

    interface Steps {
        void on(RouteDefinition route);
    }
}
