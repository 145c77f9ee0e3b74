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

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.objectstore.FakeObjectStore;

/** A route on a fake store whose polls happen when the test says so, on the test's thread. */
final class ConsumerRig implements AutoCloseable {

    static final String BUCKET = "inbox";
    static final String KEY = "CamelTeststoreKey";

    final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    final FakeObjectStore store = new FakeObjectStore(FakeObjectStore.QINGSTOR_LIMITS, clock).withBucket(BUCKET);
    final DefaultCamelContext context = new DefaultCamelContext();
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
        List<String> keys = received().stream()
                .map(exchange -> exchange.getMessage().getHeader(KEY, String.class))
                .toList();
        out().reset();
        return keys;
    }

    List<String> keys() {
        return store.keysIn(BUCKET);
    }

    @Override
    public void close() {
        context.stop();
    }

    interface Steps {
        void on(RouteDefinition route);
    }
}
