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
package io.github.camelcn.examples.recipes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.camelcn.emulator.Fault;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From an ActiveMQ server in this JVM. Each test has a queue of its own. */
class LandingJmsTest {

    private static final String BUCKET = "data-lake";
    private static final String DEAD_LETTERS = "ActiveMQ.DLQ";
    private static final int TOGETHER = 20;
    /** What the page asks for; only the pause before a message comes again is shorter. */
    private static final String CONNECTION = "jms.prefetchPolicy.queuePrefetch=1"
            + "&jms.redeliveryPolicy.maximumRedeliveries=-1&jms.redeliveryPolicy.initialRedeliveryDelay=50"
            + "&jms.redeliveryPolicy.redeliveryDelay=50";

    private static JmsBroker jms;

    private final String queue = "orders-" + UUID.randomUUID();
    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket(BUCKET).start();

    @BeforeAll
    static void startJms() throws Exception {
        jms = new JmsBroker();
    }

    @AfterAll
    static void stopJms() throws IOException {
        jms.close();
    }

    @AfterEach
    void stop() {
        qingstor.close();
    }

    @Test
    void messagesUnderWayTogetherShareAnObject() throws Exception {
        jms.send(queue, Lines.orders(0, 5 * TOGETHER));

        try (Kitchen kitchen = kitchen("10s")) {
            awaitEmptyQueue(kitchen);
        }
        assertThat(Lines.stored(qingstor, BUCKET)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, 5 * TOGETHER));
        assertThat(qingstor.keys(BUCKET))
                .allSatisfy(key -> assertThat(key).matches("orders/\\d{4}/\\d\\d/\\d\\d/\\d\\d/orders-.*\\.json\\.gz"))
                .as("two messages to an object at least, however slow some consumers were")
                .hasSizeBetween(5, 50);
    }

    @Test
    void messagesLeaveTheQueueWhenTheyAreStoredAndNotBefore() throws Exception {
        jms.send(queue, Lines.orders(0, TOGETHER));
        try (Gate gate = Gate.before(qingstor);
                Kitchen kitchen = kitchen("300ms")) {
            await().until(() -> gate.arrived() > 0);
            assertThat(jms.waiting(queue)).isEqualTo(TOGETHER);
            assertThat(qingstor.keys(BUCKET)).isEmpty();

            gate.open();
            awaitEmptyQueue(kitchen);
            assertThat(Lines.stored(qingstor, BUCKET)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, TOGETHER));
        }
    }

    @Test
    void theSameRouteLandsInKodo() throws Exception {
        jms.send(queue, Lines.orders(0, TOGETHER));
        try (KodoEmulator kodo = KodoEmulator.builder().bucket(BUCKET).start();
                Gate gate = Gate.before(kodo);
                Kitchen kitchen = properties(new Kitchen().kodo(kodo), CONNECTION, "300ms")
                        .cook("landing-jms", yaml -> yaml.replace("qingstor:", "kodo:"))) {
            await().until(() -> gate.arrived() > 0);
            assertThat(jms.waiting(queue)).isEqualTo(TOGETHER);

            gate.open();
            awaitEmptyQueue(kitchen);
            assertThat(Lines.stored(kodo, BUCKET)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, TOGETHER));
        }
    }

    @Test
    void whatTheStoreRefusedIsDeliveredAgain() throws Exception {
        Fault refusal = qingstor.faults().on("PUT", "/orders/").answer(403, "permission_denied");
        jms.send(queue, Lines.orders(0, 2 * TOGETHER));
        try (Kitchen kitchen = kitchen("300ms")) {
            // more often than the seven times after which ActiveMQ gives a message up by itself
            await().until(() -> refusal.hits() >= 20);
            assertThat(jms.waiting(queue)).isEqualTo(2 * TOGETHER);
            assertThat(qingstor.keys(BUCKET)).isEmpty();

            qingstor.faults().clear();
            awaitEmptyQueue(kitchen);
        }
        assertThat(Lines.stored(qingstor, BUCKET)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, 2 * TOGETHER));
        assertThat(jms.waiting(DEAD_LETTERS)).isZero();
    }

    @Test
    void whatWasNotStoredWhenTheRouteStoppedComesToTheNextOne() throws Exception {
        jms.send(queue, Lines.orders(0, 2 * TOGETHER));
        try (Gate gate = Gate.before(qingstor)) {
            Kitchen stopped = kitchen("300ms").patience(Duration.ofMillis(100));
            await().until(() -> gate.arrived() > 0);
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(stopped::close);
            await().until(() -> stopped.context().isStopping());
            gate.refuse();
            stopping.join();
        }
        assertThat(jms.waiting(queue)).isEqualTo(2 * TOGETHER);
        assertThat(qingstor.keys(BUCKET)).isEmpty();

        qingstor.faults().clear();
        try (Kitchen next = kitchen("300ms")) {
            awaitEmptyQueue(next);
        }
        assertThat(Lines.stored(qingstor, BUCKET)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, 2 * TOGETHER));
    }

    @Test
    void onReceiveLetsMessagesGoThatAreNotYetStored() throws Exception {
        List<String> orders = Lines.orders(0, TOGETHER - 1);
        jms.send(queue, orders);
        try (Kitchen kitchen =
                kitchen("1h", CONNECTION, yaml -> yaml.replace("streamingAck: onCommit", "streamingAck: onReceive"))) {
            awaitEmptyQueue(kitchen);
            assertThat(qingstor.keys(BUCKET)).isEmpty();
        }
        assertThat(Lines.stored(qingstor, BUCKET))
                .as("stored when the route stopped")
                .containsExactlyInAnyOrderElementsOf(orders);
    }

    /** Why the page asks for {@code transacted}. */
    @Test
    void withoutATransactionWhatTheStoreRefusedIsLost() throws Exception {
        Fault refusal = qingstor.faults().on("PUT", "/orders/").answer(403, "permission_denied");
        jms.send(queue, Lines.orders(0, TOGETHER));
        try (Kitchen kitchen =
                kitchen("300ms", CONNECTION, yaml -> yaml.replace("transacted: true", "transacted: false"))) {
            await().until(() -> refusal.hits() >= 1);
            awaitEmptyQueue(kitchen);
            qingstor.faults().clear();
        }
        assertThat(Lines.stored(qingstor, BUCKET)).hasSizeLessThan(TOGETHER);
    }

    private void awaitEmptyQueue(Kitchen kitchen) {
        await().untilAsserted(() -> {
            assertThat(kitchen.context().isStarted()).isTrue();
            assertThat(jms.waiting(queue)).isZero();
        });
    }

    private Kitchen kitchen(String patience) throws Exception {
        return kitchen(patience, CONNECTION, UnaryOperator.identity());
    }

    private Kitchen kitchen(String patience, String connection, UnaryOperator<String> change) throws Exception {
        return properties(new Kitchen().qingstor(qingstor), connection, patience)
                .cook("landing-jms", change);
    }

    private Kitchen properties(Kitchen kitchen, String connection, String patience) {
        return kitchen.bean("broker", jms.connections(connection))
                .property("landing.queue", queue)
                .property("landing.messages", TOGETHER)
                .property("landing.patience", patience)
                .property("landing.bucket", BUCKET);
    }
}
