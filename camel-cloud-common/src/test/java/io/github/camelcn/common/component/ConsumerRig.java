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
package io.github.camelcn.common.component;

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

import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.emulator.RecordedRequest;

/**
 * A route from the bucket {@code photos} to {@code mock:out}, polled when the test says so, on the
 * test's thread.
 */
public class ConsumerRig implements AutoCloseable {

    public static final String ROUTE = "consuming";

    public final StoreRig rig;
    public final StoreServer server;
    public final CamelContext context;
    public final ObjectStoreHeaders names;
    /** What is being routed now. */
    public final MemoryIdempotentRepository claims = new MemoryIdempotentRepository();

    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    /** @param rig closed with this one */
    public ConsumerRig(StoreRig rig) {
        this.rig = rig;
        this.server = rig.server;
        this.context = rig.context;
        this.names = rig.names;
        context.getRegistry().bind("claims", claims);
        context.getRegistry().bind("failures", new FailureRecorder(failures));
    }

    /** Objects whose content is their key. */
    public ConsumerRig with(String... keys) {
        for (String key : keys) {
            server.putObject(StoreRig.BUCKET, key, key.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** An endpoint on {@code photos} that polls when it is told to. */
    public static String uri(String options) {
        return uri(StoreRig.BUCKET, options);
    }

    public static String uri(String path, String options) {
        return StoreRig.SCHEME + ":" + path
                + "?startScheduler=false&inProgressRepository=#claims&pollStrategy=#failures"
                + (options.isEmpty() ? "" : "&" + options);
    }

    public ConsumerRig start(String options) throws Exception {
        return start(options, route -> {});
    }

    public ConsumerRig start(String options, Steps steps) throws Exception {
        return startFrom(uri(options), steps);
    }

    public ConsumerRig startFrom(String uri, Steps steps) throws Exception {
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

    public ScheduledBatchPollingConsumer consumer() {
        return (ScheduledBatchPollingConsumer) context.getRoute(ROUTE).getConsumer();
    }

    /** One poll, which must succeed. @return the keys that arrived at {@code mock:out}, in order */
    public List<String> poll() {
        Exception failure = pollOnce();
        if (failure != null) {
            throw new AssertionError("the poll failed", failure);
        }
        return arrivals();
    }

    /** One poll, which must fail. */
    public Exception failedPoll() {
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

    public MockEndpoint out() {
        return rig.mock("out");
    }

    /** The keys that arrived since the last question, in order. */
    private List<String> arrivals() {
        List<String> keys = out().getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(names.key, String.class))
                .toList();
        out().reset();
        return keys;
    }

    public List<String> keys() {
        return server.keys(StoreRig.BUCKET);
    }

    public List<String> archived() {
        return server.keys(StoreRig.OTHER_BUCKET);
    }

    /** The requests with this method since the journal was last cleared, that name an object or do not. */
    public List<RecordedRequest> requests(String method, boolean onObject) {
        return server.requests().stream()
                .filter(request -> request.method().equals(method) && StoreServer.isOnObject(request) == onObject)
                .toList();
    }

    /** The downloads since the journal was last cleared. */
    public List<RecordedRequest> downloads() {
        return requests("GET", true);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        rig.close();
    }

    /** What a route does between the bucket and {@code mock:out}. */
    public interface Steps {
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
