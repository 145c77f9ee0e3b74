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
package io.github.camelcn.component.qingzhou;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.component.qingzhou.model.MetricSeries;
import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ConsumerRouteTest {

    private final QingzhouRig rig =
            new QingzhouRig(QingzhouEmulator.builder().instances(3).transitionDelay(Duration.ofMillis(1)));
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        rig.close();
    }

    private void route(String id, String uri, Processor processor) throws Exception {
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri + (uri.endsWith("?") ? "" : "&") + "delay=20&initialDelay=0")
                        .routeId(id)
                        .process(processor);
            }
        });
    }

    private void note(Exchange exchange) {
        Message message = exchange.getMessage();
        seen.add(message.getHeader(QingzhouHeaders.INSTANCE_ID) + " "
                + message.getHeader(QingzhouHeaders.PREVIOUS_STATE) + ">" + message.getHeader(QingzhouHeaders.STATE));
    }

    private String id(int index) {
        return rig.emulator.controls().instances().get(index).id();
    }

    private void pollsPass() {
        long before = rig.emulator.requestCount();
        await().until(() -> rig.emulator.requestCount() >= before + 3);
    }

    @Test
    void everyChangeIsOneMessage() throws Exception {
        route("r", "qingzhou:fleet?", this::note);
        pollsPass();
        assertThat(seen).as("what was there before").isEmpty();
        String id = id(0);
        rig.emulator.controls().force(id, "STOPPED");
        await().until(() -> seen.size() == 1);
        rig.emulator.controls().force(id, "ERROR");
        await().until(() -> seen.size() == 2);
        pollsPass();
        assertThat(seen).containsExactly(id + " RUNNING>STOPPED", id + " STOPPED>ERROR");
    }

    @Test
    void whatIsGoneIsDeleted() throws Exception {
        route("r", "qingzhou:fleet?states=DELETED", this::note);
        pollsPass();
        String id = id(1);
        rig.done(
                "qingzhou:fleet?operation=destroyInstance",
                null,
                Map.of(QingzhouHeaders.INSTANCE_ID, id, QingzhouHeaders.FORCE, true));
        await().until(() -> seen.size() == 1);
        pollsPass();
        assertThat(seen).hasSize(1).first().asString().startsWith(id + " ").endsWith(">DELETED");
    }

    @Test
    void aChangeThatFailedComesAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        route("r", "qingzhou:fleet?", exchange -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            note(exchange);
        });
        pollsPass();
        String id = id(0);
        rig.emulator.controls().force(id, "STOPPED");
        await().until(() -> !seen.isEmpty());
        pollsPass();
        assertThat(seen).containsExactly(id + " RUNNING>STOPPED");
    }

    @Test
    void aRestartNeitherRepeatsNorMisses() throws Exception {
        StateRepository<String, String> repository =
                new org.apache.camel.support.processor.state.MemoryStateRepository();
        rig.context.getRegistry().bind("states", repository);
        String uri = "qingzhou:fleet?stateRepository=#states";
        route("r", uri, this::note);
        pollsPass();
        String id = id(0);
        rig.emulator.controls().force(id, "STOPPED");
        await().until(() -> seen.size() == 1);
        rig.context.getRouteController().stopRoute("r");
        rig.context.removeRoute("r");
        rig.emulator.controls().force(id(2), "SUSPENDED");
        route("again", uri, this::note);
        await().until(() -> seen.size() == 2);
        pollsPass();
        assertThat(seen).containsExactly(id + " RUNNING>STOPPED", id(2) + " RUNNING>SUSPENDED");
    }

    @Test
    void consumersThatShareARepositoryMakeOneMessage() throws Exception {
        rig.context
                .getRegistry()
                .bind(
                        "shared",
                        org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository
                                .memoryIdempotentRepository());
        route("a", "qingzhou:a?idempotentRepository=#shared", this::note);
        route("b", "qingzhou:b?idempotentRepository=#shared", this::note);
        pollsPass();
        pollsPass();
        rig.emulator.controls().force(id(0), "STOPPED");
        await().until(() -> !seen.isEmpty());
        pollsPass();
        pollsPass();
        assertThat(seen).hasSize(1);
    }

    @Test
    void filtersChooseInstances() throws Exception {
        String chosen = id(2);
        route("r", "qingzhou:fleet?emitInitialStates=true&instanceIds=" + chosen, this::note);
        await().until(() -> !seen.isEmpty());
        pollsPass();
        assertThat(seen).containsExactly(chosen + " null>RUNNING");
    }

    @Test
    void noMoreMessagesThanAllowedInAPoll() throws Exception {
        route("r", "qingzhou:fleet?emitInitialStates=true&maxMessagesPerPoll=1", this::note);
        await().until(() -> seen.size() == 3);
        pollsPass();
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void metricsComeForEachRunningInstance() throws Exception {
        rig.emulator.controls().force(id(0), "STOPPED");
        List<Message> messages = new CopyOnWriteArrayList<>();
        route(
                "r",
                "qingzhou:fleet?consumer=metrics&metrics=cpu,network",
                exchange -> messages.add(exchange.getMessage().copy()));
        await().until(() -> messages.size() >= 2);
        assertThat(messages.stream().limit(2).map(message -> message.getHeader(QingzhouHeaders.INSTANCE_ID)))
                .containsExactlyInAnyOrder(id(1), id(2));
        assertThat(messages.get(0).getBody(List.class).get(0)).isInstanceOf(MetricSeries.class);
    }

    @Test
    void theRestStyleNeedsStates() {
        assertThatThrownBy(() -> {
                    org.apache.camel.Consumer consumer = rig.context
                            .getEndpoint("qingzhou:fleet?apiStyle=rest")
                            .createConsumer(exchange -> {});
                    consumer.start();
                })
                .hasMessageContaining("needs restListStatus=true");
    }
}
