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

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.StoredObjectBody;
import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.objectstore.FakeCall;
import io.github.camelcn.common.objectstore.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What fails stays, and nothing else suffers. */
class ConsumerFailureTest {

    private static final String LARGE = "x".repeat(StoredObjectBody.IN_MEMORY_BYTES + 1);

    private final ConsumerRig rig = new ConsumerRig();

    @AfterEach
    void nothingStaysOpenOrClaimed() {
        rig.close();
        rig.assertHoldsNothing();
    }

    @Test
    void skipsAnObjectThatSomebodyElseTookInTheMeantime() throws Exception {
        rig.with("a.txt", "b.txt");
        rig.store.inject(Fault.answering("getObject", ErrorKind.OBJECT_NOT_FOUND, 404, "object_not_exists")
                .forKey("a.txt"));
        rig.claiming("deleteAfterRead=true");

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.arrivals()).containsExactly("b.txt");
    }

    @Test
    void oneObjectThatCannotBeOpenedNeitherStopsNorSkipsItsNeighbours() throws Exception {
        rig.with("a.txt", "b.txt", "c.txt");
        rig.store.inject(Fault.answering("getObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied")
                .forKey("b.txt"));
        rig.claiming("deleteAfterRead=true&maxMessagesPerPoll=1");

        for (int poll = 0; poll < 4; poll++) {
            rig.poll();
        }
        assertThat(rig.arrivals()).containsExactly("a.txt", "c.txt");

        rig.store.heal();
        rig.clock.advance(Duration.ofSeconds(11));
        rig.poll();
        assertThat(rig.arrivals()).containsExactly("b.txt");
    }

    @Test
    void aPoisonObjectIsLeftAloneLongerEachTime() throws Exception {
        rig.with("poison");
        rig.claiming(
                "deleteAfterRead=true&failureBackoff=10s&failureBackoffMax=15s",
                route -> route.process(exchange -> {
                    throw new IllegalStateException("cannot digest this");
                }));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.poll()).as("at once").isZero();
        rig.clock.advance(Duration.ofSeconds(10));
        assertThat(rig.poll()).as("after 10 s").isEqualTo(1);
        rig.clock.advance(Duration.ofSeconds(14));
        assertThat(rig.poll()).as("14 s after the second failure").isZero();
        rig.clock.advance(Duration.ofSeconds(1));
        assertThat(rig.poll()).as("15 s after the second failure").isEqualTo(1);
        assertThat(rig.keys()).containsExactly("poison");
    }

    @Test
    void anOverwrittenPoisonObjectIsTriedAtOnce() throws Exception {
        rig.with("poison");
        rig.claiming("deleteAfterRead=true", route -> route.filter(
                        simple -> simple.getIn().getBody(String.class).equals("poison"))
                .process(exchange -> {
                    throw new IllegalStateException("cannot digest this");
                })
                .end());
        rig.poll();
        rig.store.with(ConsumerRig.BUCKET, "poison", "cured".getBytes(StandardCharsets.UTF_8));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void anOpenThatFailsReachesTheRoutesErrorHandlerWhenBridged() throws Exception {
        rig.with("a.txt");
        rig.store.inject(Fault.answering("getObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied"));
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(AccessDeniedException.class).handled(true).to("mock:denied");
                from(ConsumerRig.uri("bridgeErrorHandler=true"))
                        .routeId("consuming")
                        .to("mock:out");
            }
        });
        rig.context.start();

        assertThat(rig.poll()).isZero();
        MockEndpoint denied = rig.context.getEndpoint("mock:denied", MockEndpoint.class);
        assertThat(denied.getExchanges()).hasSize(1);
        assertThat(denied.getExchanges().get(0).getMessage().getHeader("CamelTeststoreKey"))
                .isEqualTo("a.txt");
    }

    /** Without it they would wait for ever. */
    @Test
    void theCommonDoneFileStaysWhileObjectsAreTooYoung() throws Exception {
        rig.with("in/old");
        rig.clock.advance(Duration.ofHours(1));
        rig.with("in/young", "done");
        rig.claiming("prefix=in/&doneFileName=done&minAge=30m&deleteAfterRead=true");

        rig.poll();
        rig.poll();
        assertThat(rig.keys()).containsExactlyInAnyOrder("done", "in/young");

        rig.clock.advance(Duration.ofHours(1));
        rig.poll();
        rig.poll();
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void aRolledBackExchangeCountsAsFailed() throws Exception {
        rig.with("a.txt");
        rig.claiming("deleteAfterRead=true", route -> route.markRollbackOnly());

        rig.poll();
        assertThat(rig.keys()).containsExactly("a.txt");
        assertThat(rig.poll()).as("it is left alone for a while").isZero();
    }

    @Test
    void aListingThatFailsIsThePollsErrorItself() throws Exception {
        rig.with("a.txt");
        rig.claiming("deleteAfterRead=true");
        rig.store.inject(Fault.answering("listObjects", ErrorKind.ACCESS_DENIED, 403, "permission_denied")
                .times(1));

        assertThatThrownBy(rig::poll).isInstanceOf(AccessDeniedException.class);
        assertThat(rig.poll()).isEqualTo(1);
    }

    @Test
    void aPageThatFailsIsAskedForAgainAndWhatWasClaimedBeforeIsRouted() throws Exception {
        rig.with("a", "b", "c", "d");
        rig.claiming("deleteAfterRead=true&listPageSize=2");
        List<FakeCall> pages = new ArrayList<>();
        rig.store.inject(Fault.on("listObjects", call -> {
            pages.add(call);
            if (pages.size() == 2) {
                throw new IOException("second page");
            }
        }));

        assertThatThrownBy(rig::poll).hasMessage("second page");
        assertThat(rig.arrivals()).containsExactly("a", "b");
        rig.poll();
        assertThat(rig.arrivals()).containsExactly("c", "d");
    }

    @Test
    void anObjectThatCannotBeDeletedIsReportedAndLeftAloneForAWhile() throws Exception {
        rig.with("a.txt");
        rig.claiming("deleteAfterRead=true");
        rig.store.inject(Fault.answering("deleteObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied"));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.poll()).isZero();
        rig.clock.advance(Duration.ofSeconds(11));
        assertThat(rig.poll()).as("at least once").isEqualTo(1);
    }

    /** An exchange that is in the pool twice would carry two objects at once. */
    @Test
    void anExchangeWhoseObjectCannotBeOpenedIsNotHandedOutTwice() throws Exception {
        rig.with("a.txt");
        rig.context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        rig.store.inject(Fault.answering("getObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied"));
        rig.claiming("deleteAfterRead=true");
        rig.poll();

        assertThat(rig.consumer().createExchange(true))
                .isNotSameAs(rig.consumer().createExchange(true));
    }

    @Test
    void anObjectWhoseIdempotentKeyCannotBeComputedDoesNotStopItsNeighbours() throws Exception {
        rig.with("a", "c");
        rig.store.with(ConsumerRig.BUCKET, "b", new byte[0]);
        rig.claiming(
                "sort=name&idempotentKey=RAW(${header.CamelTeststoreKey}${random(${header.CamelTeststoreContentLength})})");

        assertThat(rig.poll()).isEqualTo(2);
        assertThat(rig.arrivals()).containsExactly("a", "c");
    }

    private void forceDown() {
        rig.context.setShutdownStrategy(new DefaultShutdownStrategy(rig.context) {
            @Override
            public boolean isForceShutdown() {
                return true;
            }
        });
    }

    @Test
    void anObjectThatARouteRefusedBecauseItIsForcedDownHasNotFailed() throws Exception {
        rig.with("in/a.txt");
        forceDown();
        rig.claiming("prefix=in/&deleteAfterRead=true&moveFailed=failed/");

        rig.poll();
        assertThat(rig.keys()).containsExactly("in/a.txt");
        assertThat(rig.poll()).as("no waiting time either").isEqualTo(1);
    }

    @Test
    void aRouteThatIsForcedDownLeavesNothingClaimedOrOpen() throws Exception {
        rig.store.with(ConsumerRig.BUCKET, "large", LARGE.getBytes(StandardCharsets.UTF_8));
        forceDown();
        rig.claiming("deleteAfterRead=true");

        rig.poll();
        assertThat(rig.claims.getCache()).isEmpty();
        assertThat(rig.store.openBodies()).isZero();
        assertThat(rig.keys()).containsExactly("large");
    }
}
