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

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.support.LoggingExceptionHandler;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A thousand exchanges on a pool of two connections, with bodies too large to be kept in memory that nobody reads. Were
 * one connection in five hundred exchanges lost, the pool would be empty and the next call would fail after a minute.
 */
public abstract class ConnectionPoolContract {

    @AutoClose
    protected final ConsumerRig rig = new ConsumerRig(newRig());

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    private static final int EXCHANGES = 1_000;
    private static final int LARGE = 100_000;
    private static final String SMALL_POOL = "maxConnections=2&connectTimeout=1m&connectionRetries=0";

    private void withLarge(int count) {
        for (int i = 0; i < count; i++) {
            rig.server.putObject("photos", "large-%03d".formatted(i), new byte[LARGE]);
        }
    }

    /** Those that were dropped in the middle of a body are gone too. */
    private void assertThatNoConnectionIsLeftOver() {
        await().untilAsserted(() -> assertThat(rig.server.connectionsOpen()).isLessThanOrEqualTo(2));
    }

    /** What every route has, without a page in the log for each of a thousand failures. */
    private static ErrorHandlerFactory quiet() {
        return new DefaultErrorHandlerDefinition().loggingLevel(LoggingLevel.OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"getObject", "getObjectRange"})
    protected void producersGiveBackTheConnectionsOfUnreadBodies(String operation) throws Exception {
        withLarge(1);
        AtomicInteger answered = new AtomicInteger();
        rig.rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get")
                        .errorHandler(quiet())
                        .setHeader(rig.names.rangeStart, constant(0))
                        .to("store:photos/large-000?operation=" + operation + "&" + SMALL_POOL)
                        .process(exchange -> answered.incrementAndGet())
                        .filter(header("fail"))
                        .throwException(new IllegalStateException("after the download"));
            }
        });

        for (int i = 0; i < EXCHANGES; i++) {
            Exchange exchange = rig.rig.send("direct:get", null, i % 3 == 0 ? Map.of("fail", true) : Map.of());
            assertThat(exchange.isFailed()).isEqualTo(i % 3 == 0);
        }

        assertThat(answered).hasValue(EXCHANGES);
        assertThat(rig.rig.sent("direct:get", null, Map.of()).getMessage().getBody(byte[].class))
                .hasSize(LARGE);
        assertThatNoConnectionIsLeftOver();
    }

    @Test
    protected void producersGiveBackTheConnectionsOfFailedCalls() {
        for (int i = 0; i < EXCHANGES; i++) {
            assertThat(rig.rig
                            .send("store:photos/missing?operation=getObject&" + SMALL_POOL, null, Map.of())
                            .isFailed())
                    .isTrue();
        }

        rig.with("missing");
        rig.rig.sent("store:photos/missing?operation=getObject&" + SMALL_POOL, null, Map.of());
        assertThatNoConnectionIsLeftOver();
    }

    @ParameterizedTest
    @ValueSource(strings = {"includeBody=true", "includeBody=false", "ignoreBody=true"})
    protected void consumersGiveBackTheConnectionsOfUnreadBodiesAlsoOfFailedExchanges(String body) throws Exception {
        withLarge(100);
        AtomicInteger routed = new AtomicInteger();
        rig.context.getRegistry().bind("quiet", new LoggingExceptionHandler(rig.context, getClass(), LoggingLevel.OFF));
        rig.start(
                body
                        + "&exceptionHandler=#quiet&maxMessagesPerPoll=100&idempotent=false&failureBackoff=0&failureBackoffMax=0&"
                        + SMALL_POOL,
                route -> route.errorHandler(quiet()).process(exchange -> {
                    if (routed.incrementAndGet() % 3 == 0) {
                        throw new IllegalStateException("cannot digest this");
                    }
                }));
        rig.out().setRetainLast(1);

        while (routed.get() < EXCHANGES) {
            rig.poll();
        }

        assertThat(routed).hasValue(EXCHANGES);
        assertThat(rig.poll())
                .as("the next call does not wait for a connection")
                .isNotEmpty();
        assertThatNoConnectionIsLeftOver();
    }
}
