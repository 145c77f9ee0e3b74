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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.StoredObjectBody;
import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.objectstore.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Objects fetched in the middle of a route, one at a time, settled with the exchange that fetched them. */
class PollEnrichTest {

    private static final String LARGE = "x".repeat(StoredObjectBody.IN_MEMORY_BYTES + 1);

    private final ConsumerRig rig = new ConsumerRig();
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich")
                        .pollEnrich("teststore:inbox?deleteAfterRead=true", 0)
                        .choice()
                        .when(header("fail"))
                        .throwException(new IllegalStateException("after the poll"))
                        .end()
                        .convertBodyTo(String.class);
                from("direct:named")
                        .pollEnrich()
                        .simple("teststore:inbox?fileName=${body}&idempotent=false")
                        .timeout(0)
                        .convertBodyTo(String.class);
            }
        });
        rig.context.start();
        template = rig.context.createProducerTemplate();
    }

    @AfterEach
    void nothingStaysOpen() {
        rig.close();
        assertThat(rig.store.openBodies()).isZero();
    }

    @Test
    void takesOneObjectAndDeletesItWhenTheExchangeIsDone() {
        rig.with("a", "b");

        assertThat(template.requestBody("direct:enrich", "", String.class)).isEqualTo("a");
        assertThat(rig.keys()).containsExactly("b");
        assertThat(template.requestBody("direct:enrich", "", String.class)).isEqualTo("b");
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void claimsAndOpensNothingThatNobodyAskedFor() {
        rig.store.with(ConsumerRig.BUCKET, "a", LARGE.getBytes(StandardCharsets.UTF_8));
        rig.store.with(ConsumerRig.BUCKET, "b", LARGE.getBytes(StandardCharsets.UTF_8));

        assertThat(template.requestBody("direct:enrich", "", String.class)).isEqualTo(LARGE);
        assertThat(rig.store.openBodies()).isZero();
        assertThat(rig.store.calls("getObject")).hasSize(1);
    }

    @Test
    void keepsTheObjectWhenTheExchangeFails() {
        rig.with("a");

        assertThatThrownBy(() -> template.requestBodyAndHeader("direct:enrich", "", "fail", true))
                .isInstanceOf(CamelExecutionException.class);
        assertThat(rig.keys()).containsExactly("a");
    }

    /** Camel gives all threads that ask one endpoint the same polling consumer. */
    @Test
    void threadsThatAskAtOnceAreServedOneAfterTheOther() throws Exception {
        rig.with("a", "b");
        List<Object> taken = new CopyOnWriteArrayList<>();
        Thread other = new Thread(() -> taken.add(template.requestBody("direct:enrich", "")));
        AtomicBoolean otherIsListing = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        rig.store.inject(Fault.on("listObjects", call -> {
            if (Thread.currentThread() == other) {
                otherIsListing.set(true);
            } else if (other.getState() == Thread.State.NEW) {
                other.start();
                await().until(() -> otherIsListing.get() || other.getState() == Thread.State.WAITING);
                overlapped.set(otherIsListing.get());
            }
        }));

        taken.add(template.requestBody("direct:enrich", ""));
        other.join();
        assertThat(overlapped).isFalse();
        assertThat(taken).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void findsNothingWithoutWaiting() {
        assertThat(template.requestBody("direct:enrich", "unchanged", Object.class))
                .isNull();
    }

    @Test
    void fetchesTheObjectTheMessageNames() {
        rig.with("a", "b");

        assertThat(template.requestBody("direct:named", "b")).isEqualTo("b");
        assertThat(template.requestBody("direct:named", "a")).isEqualTo("a");
    }

    @Test
    void failsWithTheServicesReason() {
        rig.store.inject(Fault.answering("listObjects", ErrorKind.ACCESS_DENIED, 403, "permission_denied"));

        assertThatThrownBy(() -> template.requestBody("direct:enrich", ""))
                .hasRootCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aConsumerTemplateSettlesWhenItsExchangeIsDone() {
        rig.with("a");
        ConsumerTemplate consumer = rig.context.createConsumerTemplate();
        Exchange exchange = consumer.receive("teststore:inbox?deleteAfterRead=true", 1000);

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("a");
        assertThat(rig.keys()).containsExactly("a");
        consumer.doneUoW(exchange);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void waitsUntilAnObjectArrivesOrTheTimeIsUp() {
        ConsumerTemplate consumer = rig.context.createConsumerTemplate();
        rig.store.inject(Fault.on("listObjects", call -> {
            if (rig.store.calls("listObjects").size() == 3) {
                rig.with("late");
            }
        }));

        assertThat(consumer.receiveBody("teststore:inbox?delay=1", 30_000, String.class))
                .isEqualTo("late");
        assertThat(consumer.receiveBody("teststore:inbox?delay=1", 5)).isNull();
    }
}
