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
package io.github.camelcn.component.qingstor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

/**
 * A route from the bucket {@code photos} of an emulator to {@code mock:out}, polled when the test says so, on the
 * test's thread.
 */
final class ConsumerRouteRig implements AutoCloseable {

    static final String ROUTE = "consuming";

    final EmulatorRig rig = new EmulatorRig();
    final QingStorEmulator emulator = rig.emulator;
    final CamelContext context = rig.context;
    /** What is being routed now. */
    final MemoryIdempotentRepository claims = new MemoryIdempotentRepository();

    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    ConsumerRouteRig() {
        context.getRegistry().bind("claims", claims);
        context.getRegistry().bind("failures", new FailureRecorder(failures));
    }

    /** Objects whose content is their key. */
    ConsumerRouteRig with(String... keys) {
        for (String key : keys) {
            emulator.putObject(EmulatorRig.BUCKET, key, key.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** An endpoint on {@code photos} that polls when it is told to. */
    static String uri(String options) {
        return uri(EmulatorRig.BUCKET, options);
    }

    static String uri(String path, String options) {
        return "qingstor:" + path + "?startScheduler=false&inProgressRepository=#claims&pollStrategy=#failures"
                + (options.isEmpty() ? "" : "&" + options);
    }

    ConsumerRouteRig start(String options) throws Exception {
        return start(options, route -> {});
    }

    ConsumerRouteRig start(String options, Steps steps) throws Exception {
        return startFrom(uri(options), steps);
    }

    ConsumerRouteRig startFrom(String uri, Steps steps) throws Exception {
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from(uri).routeId(ROUTE);
                steps.on(route);
                route.to("mock:out");
            }
        });
        return this;
    }

    ScheduledBatchPollingConsumer consumer() {
        return (ScheduledBatchPollingConsumer) context.getRoute(ROUTE).getConsumer();
    }

    /** One poll, which must succeed. @return the keys that arrived at {@code mock:out}, in order */
    List<String> poll() {
        Exception failure = pollOnce();
        if (failure != null) {
            throw new AssertionError("the poll failed", failure);
        }
        return arrivals();
    }

    /** One poll, which must fail. */
    Exception failedPoll() {
        Exception failure = pollOnce();
        if (failure == null) {
            throw new AssertionError("the poll did not fail");
        }
        return failure;
    }

    private Exception pollOnce() {
        failures.clear();
        consumer().run();
        return failures.isEmpty() ? null : failures.get(0);
    }

    MockEndpoint out() {
        return context.getEndpoint("mock:out", MockEndpoint.class);
    }

    /** The keys that arrived since the last question, in order. */
    private List<String> arrivals() {
        List<String> keys = out().getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(QingStorHeaders.KEY, String.class))
                .toList();
        out().reset();
        return keys;
    }

    List<String> keys() {
        return emulator.keys(EmulatorRig.BUCKET);
    }

    List<String> archived() {
        return emulator.keys(EmulatorRig.OTHER_BUCKET);
    }

    /** The requests with this method since the journal was last cleared, that name an object or do not. */
    List<RecordedRequest> requests(String method, boolean onObject) {
        return emulator.requests().stream()
                .filter(request ->
                        request.method().equals(method) && (request.path().split("/", 3).length == 3) == onObject)
                .toList();
    }

    /** The downloads since the journal was last cleared. */
    List<RecordedRequest> downloads() {
        return requests("GET", true);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        rig.close();
    }

    /** What a route does between the bucket and {@code mock:out}. */
    interface Steps {
        void on(RouteDefinition route);
    }

    /** Lets every poll happen, and keeps why it failed. */
    private record FailureRecorder(List<Exception> failures) implements PollingConsumerPollStrategy {

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            // nothing to keep
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            failures.add(cause);
            return false;
        }
    }
}
