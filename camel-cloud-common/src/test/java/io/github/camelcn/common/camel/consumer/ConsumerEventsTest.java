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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.objectstore.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Notifications of objects, beside the polls. */
class ConsumerEventsTest {

    private static final String EVENTS = "eventsFrom=direct:hook&allowUnsignedEvents=true";

    private final ConsumerRig rig = new ConsumerRig();
    private final MemoryIdempotentRepository claims = new MemoryIdempotentRepository();
    private final List<Throwable> reported = new CopyOnWriteArrayList<>();

    private record Reports(List<Throwable> reported) implements ExceptionHandler {

        @Override
        public void handleException(Throwable cause) {
            reported.add(cause);
        }

        @Override
        public void handleException(String message, Throwable cause) {
            reported.add(cause);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable cause) {
            reported.add(cause);
        }
    }

    private ConsumerRig started(String options) throws Exception {
        return started(options, route -> {});
    }

    private ConsumerRig started(String options, ConsumerRig.Steps steps) throws Exception {
        rig.context.getRegistry().bind("claims", claims);
        rig.context.getRegistry().bind("reports", new Reports(reported));
        return rig.start(
                EVENTS + "&inProgressRepository=#claims&exceptionHandler=#reports"
                        + (options.isEmpty() ? "" : "&" + options),
                steps);
    }

    @BeforeEach
    void open() {
        claims.start();
    }

    @AfterEach
    void nothingStaysClaimed() {
        rig.close();
        assertThat(claims.getCache()).isEmpty();
        assertThat(rig.store.openBodies()).isZero();
    }

    /** @return the HTTP status */
    private int told(String... keys) {
        StringBuilder lines = new StringBuilder();
        for (String key : keys) {
            lines.append(ConsumerRig.BUCKET).append('/').append(key).append('\n');
        }
        return post(lines.toString()).getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    private Exchange post(String body) {
        return rig.context.createProducerTemplate().request("direct:hook", exchange -> {
            exchange.getMessage().setHeaders(new HashMap<>(Map.of(Exchange.HTTP_METHOD, "POST")));
            exchange.getMessage().setBody(body);
        });
    }

    private void assertNobodyListens() {
        Exchange refused = rig.context
                .createProducerTemplate()
                .request("direct:hook?block=false", exchange -> exchange.getMessage()
                        .setBody("inbox/a"));
        assertThat(refused.getException()).isInstanceOf(DirectConsumerNotAvailableException.class);
    }

    private void arrived(String... keys) {
        await().until(() -> rig.received().size() >= keys.length);
        assertThat(rig.arrivals()).containsExactly(keys);
    }

    /** What comes after it has been looked at shows that what came before has been, too. */
    private void looked() {
        rig.with("last");
        assertThat(told("last")).isEqualTo(200);
        await().until(() -> rig.received().stream()
                .anyMatch(exchange -> "last".equals(exchange.getMessage().getHeader(ConsumerRig.KEY))));
    }

    @Test
    void anObjectIsConsumedWhenItsNotificationComes() throws Exception {
        started("deleteAfterRead=true");
        rig.with("a");

        assertThat(told("a")).isEqualTo(200);
        await().until(() -> rig.keys().isEmpty());
        assertThat(rig.received()).singleElement().satisfies(exchange -> {
            assertThat(exchange.getMessage().getHeader(ConsumerRig.KEY)).isEqualTo("a");
            assertThat(exchange.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("a");
            assertThat(exchange.getMessage().getHeader(Exchange.FILE_LENGTH)).isEqualTo(1L);
        });
        assertThat(rig.store.calls("listObjects")).as("no poll").isEmpty();
    }

    @Test
    void whatWasNotifiedOfIsNotPolledAgainNorTheOtherWayRound() throws Exception {
        rig.with("a", "b");
        started("");
        told("a");
        arrived("a");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("b");
        told("a", "b", "b");
        looked();
        assertThat(rig.arrivals()).containsExactly("last");
    }

    @Test
    void whatIsOverwrittenIsNew() throws Exception {
        rig.with("a");
        started("");
        told("a");
        arrived("a");

        rig.store.with(ConsumerRig.BUCKET, "a", new byte[] {1, 2});
        told("a");
        arrived("a");
    }

    @Test
    void anObjectThatIsBeingRoutedIsNotRoutedAgain() throws Exception {
        rig.with("a");
        started(
                "deleteAfterRead=true",
                route -> route.process(exchange -> {
                    told("a");
                    await().until(() -> !rig.store.calls("headObject").isEmpty());
                }));
        rig.poll();

        await().until(() -> rig.keys().isEmpty());
        assertThat(rig.arrivals()).containsExactly("a");
    }

    @Test
    void aNotificationOfNothingDoesNothing() throws Exception {
        started("deleteAfterRead=true");

        assertThat(told("never was", "nor this")).isEqualTo(200);
        looked();
        assertThat(rig.arrivals()).containsExactly("last");
        assertThat(reported).isEmpty();
    }

    @Test
    void aPollFindsWhatNotificationsMissed() throws Exception {
        rig.with("a", "missed");
        started("deleteAfterRead=true");
        told("a");
        await().until(() -> rig.keys().equals(List.of("missed")));

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("a", "missed");
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void theFiltersOfThePollsCountForNotifications() throws Exception {
        rig.with("in/a", "in/a.tmp", "out/a", "in/a-large-one");
        started("prefix=in/&exclude=.*tmp&maxSize=10");

        assertThat(told("in/a", "in/a.tmp", "out/a", "in/a-large-one")).isEqualTo(200);
        rig.with("in/last");
        told("in/last");
        await().until(() -> rig.received().size() >= 2);
        assertThat(rig.arrivals()).containsExactly("in/a", "in/last");
        assertThat(rig.store.calls("headObject"))
                .as("what can never pass is not even looked up")
                .hasSize(3);
    }

    @Test
    void aConsumerOfOneFileHearsOfThatFileOnly() throws Exception {
        rig.with("a", "last");
        started("fileName=last");
        told("a", "last");

        arrived("last");
    }

    @Test
    void aClosedDoneFileKeepsNotificationsBack() throws Exception {
        rig.with("a");
        started("doneFileName=go");
        assertThat(told("a")).isEqualTo(200);
        rig.with("go");
        told("a");

        arrived("a");
    }

    @Test
    void whatCannotBeLookedUpIsReportedAndLeftToThePoll() throws Exception {
        rig.with("a");
        rig.store.inject(Fault.answering("headObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied"));
        started("");
        assertThat(told("a")).isEqualTo(200);
        await().until(() -> reported.size() == 1);

        rig.store.heal();
        rig.poll();
        assertThat(rig.arrivals()).containsExactly("a");
    }

    @Test
    void whoeverFindsTooMuchWaitingComesAgain() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        rig.with("a", "b", "c", "d");
        started("eventBacklog=2", route -> route.process(exchange -> go.await(2, TimeUnit.MINUTES)));
        told("a");
        await().until(() -> claims.getCache().size() == 1);
        assertThat(told("b", "c")).isEqualTo(200);

        assertThat(told("d")).as("b and c wait").isEqualTo(503);
        assertThat(told("c")).as("waits already").isEqualTo(200);
        go.countDown();
        await().until(() -> rig.received().size() == 3);
        assertThat(told("d")).isEqualTo(200);
        arrived("a", "b", "c", "d");
    }

    @Test
    void asManyAreRoutedAtOnceAsTheOptionSays() throws Exception {
        CyclicBarrier all = new CyclicBarrier(3);
        rig.with("a", "b", "c");
        started("concurrentConsumers=3", route -> route.process(exchange -> all.await(2, TimeUnit.MINUTES)));
        told("a", "b", "c");

        await().until(() -> rig.received().size() == 3);
        assertThat(rig.arrivals()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aSuspendedConsumerRefusesAndAResumedOneTakes() throws Exception {
        rig.with("a");
        started("");
        rig.context.getRouteController().suspendRoute("consuming");
        assertThat(told("a")).isEqualTo(503);

        rig.context.getRouteController().resumeRoute("consuming");
        assertThat(told("a")).isEqualTo(200);
        arrived("a");
    }

    @Test
    void aStoppedConsumerHasNoEarsAndARestartedOneHasAgain() throws Exception {
        rig.with("a");
        started("");
        rig.context.getRouteController().stopRoute("consuming");
        assertNobodyListens();

        rig.context.getRouteController().startRoute("consuming");
        assertThat(told("a")).isEqualTo(200);
        arrived("a");
    }

    @Test
    void aStopLetsWhatIsRoutedEndAndForgetsWhatWaits() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        rig.with("a", "b");
        started(
                "deleteAfterRead=true",
                route -> route.process(exchange -> {
                    entered.countDown();
                    go.await(2, TimeUnit.MINUTES);
                }));
        told("a", "b");
        entered.await(2, TimeUnit.MINUTES);
        Thread stopping = new Thread(() -> rig.context.stop());
        stopping.start();
        await().until(() -> rig.context.isStopping());
        go.countDown();
        stopping.join(120_000);

        assertThat(rig.keys()).isEqualTo(List.of("b"));
    }

    @Test
    void whoeverAsksForOneObjectAtATimeHearsNothing() throws Exception {
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").pollEnrich(ConsumerRig.uri(EVENTS), 0);
            }
        });
        rig.with("a");
        rig.context.start();

        Object got = rig.context.createProducerTemplate().requestBody("direct:ask", (Object) null, String.class);
        assertThat(got).isEqualTo("a");
        assertNobodyListens();
    }

    @Test
    void anEndpointThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> rig.start("eventsFrom=nonsense:hook&allowUnsignedEvents=true"))
                .hasStackTraceContaining("nonsense");
    }

    @Test
    void optionsThatProveNothingStopTheStart() {
        assertThatThrownBy(() -> rig.start("eventsFrom=direct:hook"))
                .hasStackTraceContaining("eventsFrom needs eventSecret");
    }

    @Test
    void notificationsOfABrokerFailWhenTheyAreNotTaken() throws Exception {
        rig.with("a");
        started("");
        Exchange good = rig.context.createProducerTemplate().request("direct:hook", exchange -> exchange.getMessage()
                .setBody("inbox/a"));
        assertThat(good.getException()).isNull();
        arrived("a");

        Exchange bad = rig.context.createProducerTemplate().request("direct:hook", exchange -> exchange.getMessage()
                .setBody("other/a"));
        assertThat(bad.getException()).isNotNull();
    }
}
