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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.StoredObjectBody;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The eight steps, and what must not happen between them. */
class ObjectStoreConsumerTest {

    private static final String LARGE = "x".repeat(StoredObjectBody.IN_MEMORY_BYTES + 1);

    private final ConsumerRig rig = new ConsumerRig();

    @AfterEach
    void nothingStaysOpenOrClaimed() {
        rig.close();
        rig.assertHoldsNothing();
    }

    @Test
    void routesEveryObjectAndDeletesIt() throws Exception {
        rig.with("a.txt", "b.txt");
        rig.claiming("deleteAfterRead=true", route -> route.convertBodyTo(String.class));

        assertThat(rig.poll()).isEqualTo(2);
        assertThat(rig.received())
                .extracting(exchange -> exchange.getMessage().getBody())
                .containsExactly("a.txt", "b.txt");
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.poll()).isZero();
    }

    @Test
    void keepsObjectsAndConsumesThemOnceByDefault() throws Exception {
        rig.with("a.txt");
        rig.claiming("");

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.poll()).isZero();
        assertThat(rig.keys()).containsExactly("a.txt");
    }

    @Test
    void consumesAKeptObjectAgainWhenItIsOverwritten() throws Exception {
        rig.with("a.txt");
        rig.claiming("");
        rig.poll();
        rig.store.with(ConsumerRig.BUCKET, "a.txt", "new".getBytes(StandardCharsets.UTF_8));

        assertThat(rig.poll()).isEqualTo(1);
    }

    @Test
    void opensOneObjectAtATimeWithoutPrefetching() throws Exception {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rig.store.with(ConsumerRig.BUCKET, "large-" + i, LARGE.getBytes(StandardCharsets.UTF_8));
        }
        rig.claiming(
                "deleteAfterRead=true&prefetch=0",
                route -> route.process(exchange -> open.add(rig.store.openBodies())));

        rig.poll();
        assertThat(open).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void holdsNoConnectionForSmallObjects() throws Exception {
        List<Integer> open = new ArrayList<>();
        rig.with("a", "b");
        rig.claiming("prefetch=0", route -> route.process(exchange -> open.add(rig.store.openBodies())));

        rig.poll();
        assertThat(open).containsExactly(0, 0);
    }

    @Test
    void deletesWhatItClaimedWhateverTheHeadersSay() throws Exception {
        rig.with("a.txt", "z.txt");
        rig.claiming("deleteAfterRead=true&include=a.*", route -> route.setHeader("CamelTeststoreKey", () -> "z.txt")
                .setHeader("CamelTeststoreBucketName", () -> "other"));

        rig.poll();
        assertThat(rig.keys()).containsExactly("z.txt");
    }

    @Test
    void keepsAnObjectThatWasOverwrittenWhileItWasRouted() throws Exception {
        rig.with("a.txt");
        rig.claiming(
                "deleteAfterRead=true",
                route -> route.process(exchange -> {
                    if (rig.received().isEmpty()) {
                        rig.store.with(ConsumerRig.BUCKET, "a.txt", "newer".getBytes(StandardCharsets.UTF_8));
                    }
                }));

        rig.poll();
        assertThat(rig.keys()).containsExactly("a.txt");
        assertThat(rig.poll()).as("the new content is consumed").isEqualTo(1);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void aStoppedBatchReleasesWhatItNeverReached() throws Exception {
        rig.with("a", "b", "c");
        rig.claiming(
                "deleteAfterRead=true",
                route -> route.process(
                        exchange -> rig.consumer().deferShutdown(ShutdownRunningTask.CompleteCurrentTaskOnly)));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.claims.getCache()).isEmpty();
        assertThat(rig.keys()).containsExactly("b", "c");
        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.keys()).containsExactly("c");
    }

    @Test
    void aStoppedBatchIsFinishedWhenAllTasksShallBeCompleted() throws Exception {
        rig.with("a", "b", "c");
        rig.claiming(
                "deleteAfterRead=true",
                route -> route.process(exchange -> rig.consumer().deferShutdown(ShutdownRunningTask.CompleteAllTasks)));

        assertThat(rig.poll()).isEqualTo(3);
    }

    @Test
    void twoPollsNeverTakeTheSameObject() throws Exception {
        rig.with("a");
        List<Integer> second = new ArrayList<>();
        rig.claiming("deleteAfterRead=true", route -> route.process(exchange -> second.add(rig.poll())));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(second).containsExactly(0);
    }

    @Test
    void anObjectInFlightOnAnotherThreadIsSettledWhenItIsDoneThere() throws Exception {
        rig.with("a", "b", "c");
        rig.claiming("deleteAfterRead=true", route -> route.to("seda:slow"));
        assertThat(rig.poll()).isEqualTo(3);
        assertThat(rig.poll()).as("all are claimed").isZero();
        assertThat(rig.claims.getCache()).hasSize(3);

        MockEndpoint slow = rig.context.getEndpoint("mock:slow", MockEndpoint.class);
        slow.expectedBodiesReceivedInAnyOrder("a", "b", "c");
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:slow?concurrentConsumers=2")
                        .convertBodyTo(String.class)
                        .to("mock:slow");
            }
        });
        slow.assertIsSatisfied();
        Awaitility.await().untilAsserted(() -> assertThat(rig.claims.getCache()).isEmpty());
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void queuedLargeObjectsHoldNoConnection() throws Exception {
        for (int i = 0; i < 5; i++) {
            rig.store.with(ConsumerRig.BUCKET, "large-" + i, LARGE.getBytes(StandardCharsets.UTF_8));
        }
        rig.claiming("deleteAfterRead=true", route -> route.to("seda:slow"));

        rig.poll();
        assertThat(rig.store.openBodies()).isZero();

        MockEndpoint slow = rig.context.getEndpoint("mock:slow", MockEndpoint.class);
        slow.expectedBodiesReceived(LARGE, LARGE, LARGE, LARGE, LARGE);
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:slow").convertBodyTo(String.class).to("mock:slow");
            }
        });
        slow.assertIsSatisfied();
        Awaitility.await().untilAsserted(() -> assertThat(rig.keys()).isEmpty());
    }

    @Test
    void aThousandExchangesWithUnreadBodiesLeaveNothingOpen() throws Exception {
        for (int i = 0; i < 1000; i++) {
            rig.store.with(ConsumerRig.BUCKET, "large-" + i, LARGE.getBytes(StandardCharsets.UTF_8));
        }
        rig.claiming(
                "deleteAfterRead=true&prefetch=4",
                route -> route.process(
                        exchange -> assertThat(rig.store.openBodies()).isBetween(1, 5)));

        assertThat(rig.poll()).isEqualTo(1000);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void saysWhereInTheBatchAnExchangeIs() throws Exception {
        rig.with("a", "b");
        rig.claiming(
                "",
                route -> route.process(exchange -> exchange.getMessage()
                        .setBody(exchange.getProperty(ExchangePropertyKey.BATCH_INDEX)
                                + "/" + exchange.getProperty(ExchangePropertyKey.BATCH_SIZE)
                                + "/" + exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE))));

        rig.poll();
        assertThat(rig.received())
                .extracting(exchange -> exchange.getMessage().getBody(String.class))
                .containsExactly("0/2/false", "1/2/true");
    }

    @Test
    void worksWithPooledExchanges() throws Exception {
        rig.context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        rig.with("a", "b", "c");
        rig.store.inject(Fault.answering("getObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied")
                .forKey("b")
                .times(1));
        List<String> bodies = new ArrayList<>();
        rig.claiming(
                "deleteAfterRead=true",
                route -> route.process(
                        (Exchange exchange) -> bodies.add(exchange.getMessage().getBody(String.class))));

        rig.poll();
        rig.clock.advance(Duration.ofMinutes(1));
        rig.poll();
        assertThat(bodies).containsExactly("a", "c", "b");
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void readsEncryptedObjectsWithTheEndpointsKey() throws Exception {
        CustomerKey key = CustomerKey.of(new byte[32]);
        rig.component.setReadKey(key);
        rig.store.put(PutObjectRequest.of(
                        new ObjectRef(ConsumerRig.BUCKET, "secret"), Payload.of(LARGE.getBytes(StandardCharsets.UTF_8)))
                .withEncryption(key));
        rig.claiming(
                "deleteAfterRead=true", route -> route.log("${body.length}").convertBodyTo(String.class));

        rig.poll();
        assertThat(rig.received().get(0).getMessage().getBody()).isEqualTo(LARGE);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void isReadyAsSoonAsTheServiceAnswered() throws Exception {
        rig.claiming("");
        assertThat(rig.consumer().isConsumerReady()).isFalse();
        rig.store.inject(Fault.dropping("listObjects").times(1));
        assertThatThrownBy(rig::poll).isInstanceOf(IOException.class);
        assertThat(rig.consumer().isConsumerReady()).isFalse();
        rig.poll();
        assertThat(rig.consumer().isConsumerReady()).isTrue();
    }

    @Test
    void theRoutesOwnCompletionsStillReadTheBody() throws Exception {
        rig.store.with(ConsumerRig.BUCKET, "large", LARGE.getBytes(StandardCharsets.UTF_8));
        List<Integer> read = new ArrayList<>();
        rig.claiming("deleteAfterRead=true", route -> route.onCompletion()
                .process(exchange ->
                        read.add(exchange.getMessage().getBody(String.class).length()))
                .end());

        rig.poll();
        assertThat(read).containsExactly(LARGE.length());
        assertThat(rig.keys()).isEmpty();
    }
}
