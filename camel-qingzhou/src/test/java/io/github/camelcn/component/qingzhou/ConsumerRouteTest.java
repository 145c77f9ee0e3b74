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

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.MetricSeries;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.qingzhou.QingzhouControls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ConsumerRouteTest {

    @AutoClose
    private final QingzhouRig rig =
            new QingzhouRig(QingzhouEmulator.builder().instances(3).transitionDelay(Duration.ofMillis(1)));

    private final List<String> seen = new CopyOnWriteArrayList<>();

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

    /** Every route polls once more from beginning to end. */
    private void pollsPass() {
        for (Route route : rig.context.getRoutes()) {
            ScheduledPollConsumer consumer = (ScheduledPollConsumer) route.getConsumer();
            long before = consumer.getCounter();
            await().until(() -> consumer.getCounter() >= before + 2);
        }
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

    /** Repositories as a process finds them that was started again: new objects, old content. */
    static Stream<Arguments> repositories(@TempDir Path directory) {
        File file = directory.resolve("states").toFile();
        Map<String, String> rows = new ConcurrentHashMap<>();
        StateRepository<String, String> memory = new MemoryStateRepository();
        return Stream.of(
                Arguments.of("memory", (Supplier<StateRepository<String, String>>) () -> memory),
                Arguments.of("file", (Supplier<StateRepository<String, String>>)
                        () -> FileStateRepository.fileStateRepository(file)),
                Arguments.of("table", (Supplier<StateRepository<String, String>>) () -> new TableOfStates(rows)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repositories")
    void aRestartNeitherRepeatsNorMisses(String kind, Supplier<StateRepository<String, String>> repositories)
            throws Exception {
        String uri = "qingzhou:fleet?stateRepository=#states";
        rig.context.getRegistry().bind("states", repositories.get());
        route("r", uri, this::note);
        pollsPass();
        String id = id(0);
        String gone = id(1);
        rig.emulator.controls().force(id, "STOPPED");
        await().until(() -> seen.size() == 1);
        restart("r", uri, repositories);
        pollsPass();
        assertThat(seen).as("nothing is told again").containsExactly(id + " RUNNING>STOPPED");
        rig.context.getRouteController().stopRoute("r");
        rig.emulator.controls().force(id(2), "SUSPENDED");
        rig.emulator.controls().force(gone, "DELETED");
        String made = rig.emulator.controls().addRunning("made-meanwhile");
        restart("r", uri, repositories);
        await().until(() -> seen.size() == 4);
        restart("r", uri, repositories);
        pollsPass();
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        id + " RUNNING>STOPPED",
                        id(1) + " RUNNING>SUSPENDED",
                        gone + " RUNNING>DELETED",
                        made + " null>RUNNING");
    }

    private void restart(String id, String uri, Supplier<StateRepository<String, String>> repositories)
            throws Exception {
        rig.context.getRouteController().stopRoute(id);
        rig.context.removeRoute(id);
        rig.context.removeEndpoints("qingzhou:*");
        rig.context.getRegistry().bind("states", repositories.get());
        route(id, uri, this::note);
    }

    /** As a table of a database keeps states: keys and values as they are, nothing in memory. */
    private record TableOfStates(Map<String, String> rows) implements StateRepository<String, String> {

        @Override
        public void setState(String key, String value) {
            rows.put(key, value);
        }

        @Override
        public String getState(String key) {
            return rows.get(key);
        }

        @Override
        public void start() {
            // there is nothing to start
        }

        @Override
        public void stop() {
            // nor to stop
        }
    }

    @Test
    void consumersOfOneLabelShareARepositoryWithoutMixingTheirViews() throws Exception {
        rig.context.getRegistry().bind("states", new MemoryStateRepository());
        String one = id(0);
        String other = id(1);
        route("a", "qingzhou:fleet?stateRepository=#states&instanceIds=" + one, this::note);
        route("b", "qingzhou:fleet?stateRepository=#states&instanceIds=" + other, this::note);
        pollsPass();
        pollsPass();
        rig.emulator.controls().force(one, "STOPPED");
        rig.emulator.controls().force(other, "STOPPED");
        await().until(() -> seen.size() >= 2);
        pollsPass();
        pollsPass();
        assertThat(seen).containsExactlyInAnyOrder(one + " RUNNING>STOPPED", other + " RUNNING>STOPPED");
    }

    @Test
    void whatAListMissedIsNotTakenForGone() throws Exception {
        String missed = id(1);
        route("r", "qingzhou:fleet?qingzhouClient=#flickering", this::note, missed);
        assertThat(seen).isEmpty();
        rig.emulator.controls().force(missed, "STOPPED");
        await().until(() -> seen.size() == 1);
        rig.emulator.controls().force(missed, "DELETED");
        await().until(() -> seen.size() == 2);
        pollsPass();
        assertThat(seen).containsExactly(missed + " RUNNING>STOPPED", missed + " STOPPED>DELETED");
    }

    /** A route whose client sees all instances once, and never lists the missed one again. */
    private void route(String id, String uri, Processor processor, String missed) throws Exception {
        QingzhouEndpoint real = rig.context.getEndpoint("qingzhou:real", QingzhouEndpoint.class);
        real.start();
        AtomicInteger lists = new AtomicInteger();
        rig.context
                .getRegistry()
                .bind(
                        "flickering",
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {QingzhouApi.class},
                                (proxy, method, arguments) -> {
                                    boolean lacks = method.getName().equals("list") && lists.getAndIncrement() > 0;
                                    if (lacks) {
                                        List<String> others = rig.emulator.controls().instances().stream()
                                                .map(QingzhouControls.InstanceView::id)
                                                .filter(other -> !other.equals(missed))
                                                .toList();
                                        return real.getClient()
                                                .list(new ListInstancesRequest(
                                                        others,
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        PageRequest.of(1, 100)));
                                    }
                                    try {
                                        return method.invoke(real.getClient(), arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                }));
        route(id, uri, processor);
        await().until(() -> lists.get() > 3);
    }

    @Test
    void whatLeavesTheFilterIsForgottenInSilence() throws Exception {
        rig.emulator.controls().addRunning("blue-1");
        String id = rig.emulator.controls().addRunning("blue-2");
        route("r", "qingzhou:fleet?namePrefix=blue-", this::note);
        pollsPass();
        rig.done(
                "qingzhou:fleet?operation=updateInstance",
                null,
                Map.of(QingzhouHeaders.INSTANCE_ID, id, QingzhouHeaders.NAME, "green-2"));
        pollsPass();
        pollsPass();
        assertThat(seen).isEmpty();
        rig.done(
                "qingzhou:fleet?operation=updateInstance",
                null,
                Map.of(QingzhouHeaders.INSTANCE_ID, id, QingzhouHeaders.NAME, "blue-2"));
        await().until(() -> !seen.isEmpty());
        assertThat(seen).containsExactly(id + " null>RUNNING");
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void everyStyleTellsChangesAndEnds(ApiStyle style) throws Exception {
        route("r", "qingzhou:fleet?apiStyle=" + style + "&restListStatus=true", this::note);
        pollsPass();
        pollsPass();
        String first = id(0);
        String last = id(2);
        rig.emulator.controls().force(first, "STOPPED");
        await().until(() -> seen.size() == 1);
        rig.emulator.controls().force(last, "DELETED");
        await().until(() -> seen.size() == 2);
        pollsPass();
        assertThat(seen)
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactly("RUNNING>STOPPED", "RUNNING>DELETED");
        assertThat(rig.emulator
                        .controls()
                        .instance(seen.get(0).substring(0, seen.get(0).indexOf(' ')))
                        .orElseThrow()
                        .id())
                .isEqualTo(first);
    }

    /** The rest style tells no times, so that one change to a state looks like the next. */
    @Test
    void goingBackAndForthIsToldEachTimeThroughASharedRepository() throws Exception {
        rig.context.getRegistry().bind("shared", MemoryIdempotentRepository.memoryIdempotentRepository());
        String options = "?apiStyle=rest&restListStatus=true&idempotentRepository=#shared&states=STOPPED";
        route("r", "qingzhou:fleet" + options, this::note);
        route("all", "qingzhou:all" + options.replace("&states=STOPPED", ""), this::note);
        pollsPass();
        pollsPass();
        String id = id(0);
        for (int i = 1; i <= 3; i++) {
            int stops = i;
            rig.emulator.controls().force(id, "STOPPED");
            await().until(() -> count("RUNNING>STOPPED") == stops);
            pollsPass();
            pollsPass();
            rig.emulator.controls().force(id, "RUNNING");
            await().until(() -> count("STOPPED>RUNNING") == stops);
            pollsPass();
            pollsPass();
        }
        assertThat(seen).hasSize(6);
    }

    private long count(String change) {
        return seen.stream().filter(line -> line.endsWith(change)).count();
    }

    @Test
    void aRepositoryThatFailsOnceSilencesNobody() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        rig.context.getRegistry().bind("states", new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                if (value.equals("STOPPED") && failures.getAndIncrement() == 0) {
                    throw new IllegalStateException("the disk is full");
                }
                super.setState(key, value);
            }
        });
        route("r", "qingzhou:fleet?stateRepository=#states", this::note);
        pollsPass();
        rig.emulator.controls().force(id(0), "STOPPED");
        await().until(() -> seen.size() >= 2);
        rig.emulator.controls().force(id(0), "ERROR");
        await().until(() -> seen.size() == 3);
        assertThat(seen.get(2)).endsWith("STOPPED>ERROR");
    }

    @Test
    void consumersThatShareARepositoryMakeOneMessage() throws Exception {
        rig.context.getRegistry().bind("shared", MemoryIdempotentRepository.memoryIdempotentRepository());
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

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void everyStyleMeasures(ApiStyle style) throws Exception {
        List<Message> messages = new CopyOnWriteArrayList<>();
        route(
                "r",
                "qingzhou:fleet?consumer=metrics&restListStatus=true&apiStyle=" + style,
                exchange -> messages.add(exchange.getMessage().copy()));
        await().until(() -> messages.size() >= 3);
        assertThat((List<?>) messages.get(0).getBody()).isNotEmpty().allMatch(MetricSeries.class::isInstance);
        assertThat(messages.get(0).getHeader(QingzhouHeaders.CPU_USAGE)).isInstanceOf(Double.class);
        assertThat(messages.stream()
                        .limit(3)
                        .map(message -> message.getHeader(QingzhouHeaders.INSTANCE_ID))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void anInstanceThatCannotBeMeasuredHidesNoOther() throws Exception {
        rig.emulator.faults().on("GET", id(0) + "/metrics").answer(404, "InvalidInstanceId.NotFound");
        rig.emulator.faults().on("GET", id(1) + "/metrics").answer(403, "Forbidden.NoPermission");
        List<Object> measured = new CopyOnWriteArrayList<>();
        route(
                "r",
                "qingzhou:fleet?consumer=metrics",
                exchange -> measured.add(exchange.getMessage().getHeader(QingzhouHeaders.INSTANCE_ID)));
        await().until(() -> measured.size() >= 2);
        assertThat(measured).containsOnly(id(2));
    }

    @Test
    void allHaveTheirTurnToBeMeasured() throws Exception {
        List<Object> measured = new CopyOnWriteArrayList<>();
        route(
                "r",
                "qingzhou:fleet?consumer=metrics&maxMessagesPerPoll=2",
                exchange -> measured.add(exchange.getMessage().getHeader(QingzhouHeaders.INSTANCE_ID)));
        await().until(() -> measured.size() >= 6);
        assertThat(measured.subList(0, 6)).containsExactly(id(0), id(1), id(2), id(0), id(1), id(2));
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
