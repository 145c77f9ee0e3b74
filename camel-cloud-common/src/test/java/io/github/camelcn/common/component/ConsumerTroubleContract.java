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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.InvalidCredentialsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Routes whose objects, bucket or network are in trouble. */
public abstract class ConsumerTroubleContract {

    protected final ConsumerRig rig = new ConsumerRig(newRig());

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    @AfterEach
    protected void nothingStaysClaimed() {
        rig.close();
        assertThat(rig.claims.getCache()).isEmpty();
    }

    private void withPoison(String key) {
        rig.server.putUnreadable("photos", key);
    }

    @Test
    protected void anObjectThatCannotBeReadNeitherStopsNorSkipsItsNeighboursAndIsLeftAloneForAWhile() throws Exception {
        rig.with("a", "c");
        withPoison("b");
        rig.start("deleteAfterRead=true");
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("a", "c");
        assertThat(rig.keys()).containsExactly("b");
        assertThat(rig.downloads()).hasSize(3);
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.downloads()).as("it was not tried again").hasSize(3);
        assertThat(rig.claims.getCache()).isEmpty();
    }

    @Test
    protected void anObjectThatCannotBeReadIsTriedAtEveryPollWithoutBackoff() throws Exception {
        withPoison("b");
        rig.start("deleteAfterRead=true&failureBackoff=0&failureBackoffMax=0");
        rig.server.clearRequests();

        rig.poll();
        rig.poll();
        assertThat(rig.downloads()).hasSize(2);
    }

    @Test
    protected void anOverwrittenPoisonObjectIsConsumedAtOnce() throws Exception {
        withPoison("b");
        rig.start("deleteAfterRead=true");

        assertThat(rig.poll()).isEmpty();
        rig.with("b");
        assertThat(rig.poll()).containsExactly("b");
    }

    @Test
    protected void theRoutesErrorHandlerSeesWhatCannotBeReadIfBridged() throws Exception {
        rig.with("a");
        withPoison("b");
        rig.rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:failed");
                from(ConsumerRig.uri("bridgeErrorHandler=true"))
                        .routeId(ConsumerRig.ROUTE)
                        .to("mock:out");
            }
        });
        MockEndpoint failed = rig.rig.mock("failed");
        failed.expectedHeaderReceived(rig.names.key, "b");
        failed.expectedMessageCount(1);

        assertThat(rig.poll()).containsExactly("a");
        failed.assertIsSatisfied();
    }

    @Test
    protected void aMissingBucketAndAWrongKeyAreTheReasonsThePollGives() throws Exception {
        rig.startFrom(ConsumerRig.uri("no-such-bucket", ""), route -> {});
        assertThat(rig.failedPoll()).isInstanceOf(BucketNotFoundException.class);

        rig.server.createBucket("no-such-bucket");
        assertThat(rig.poll()).as("created meanwhile").isEmpty();
    }

    @Test
    protected void aWrongSecretIsTheReasonThePollGives() throws Exception {
        rig.start("secretKey=wrong");
        assertThat(rig.failedPoll()).isInstanceOf(InvalidCredentialsException.class);
    }

    // ---------------------------------------------------------------- stopping

    @Test
    protected void aRouteStoppedInTheMiddleOfABatchLosesAndRepeatsNothing() throws Exception {
        CountDownLatch routing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> routed = new ArrayList<>();
        rig.with("a", "b", "c")
                .start(
                        "deleteAfterRead=true",
                        route -> route.process(exchange -> {
                            routed.add(exchange.getMessage().getHeader(rig.names.key, String.class));
                            routing.countDown();
                            assertThat(goOn.await(2, TimeUnit.MINUTES)).isTrue();
                        }));
        CompletableFuture<Void> polling = CompletableFuture.runAsync(rig.consumer()::run, this::onThreadOfItsOwn);
        assertThat(routing.await(2, TimeUnit.MINUTES)).isTrue();
        assertThat(rig.claims.getCache()).containsOnlyKeys("photos/a", "photos/b", "photos/c");

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(this::stopRoute, this::onThreadOfItsOwn);
        await().until(() -> !rig.consumer().isBatchAllowed());
        goOn.countDown();
        CompletableFuture.allOf(polling, stopping).get(2, TimeUnit.MINUTES);

        assertThat(routed).containsExactly("a");
        assertThat(rig.keys()).containsExactly("b", "c");
        assertThat(rig.claims.getCache()).isEmpty();
        rig.out().reset();

        rig.context.getRouteController().startRoute(ConsumerRig.ROUTE);
        assertThat(rig.poll()).containsExactly("b", "c");
        assertThat(routed).containsExactly("a", "b", "c");
    }

    /** The common pool may have one thread only. */
    private void onThreadOfItsOwn(Runnable task) {
        new Thread(task).start();
    }

    private void stopRoute() {
        try {
            rig.context.getRouteController().stopRoute(ConsumerRig.ROUTE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    // ---------------------------------------------------------------- bad weather

    @Test
    protected void aStormOf503sAndLostConnectionsLosesNothingAndRepeatsNothing() throws Exception {
        List<String> keys = withMany(60);
        rig.server.strike("GET", 7, 9, Trouble.UNAVAILABLE);
        rig.server.strike("GET", 30, 4, Trouble.DROP_BEFORE_EFFECT);
        rig.server.strike("GET", 45, 4, Trouble.DROP_AFTER_EFFECT);
        rig.server.strike("GET", 55, 4, Trouble.TRUNCATE_BODY);
        rig.server.strike("GET", 65, 3, Trouble.CORRUPT_BODY);
        MockEndpoint out = rig.out();
        out.expectedBodiesReceivedInAnyOrder(keys.toArray());
        rig.startFrom(scheduled("maxMessagesPerPoll=7&listPageSize=10"), route -> route.convertBodyTo(String.class));

        out.assertIsSatisfied();

        await().untilAsserted(() -> assertThat(rig.server.requests())
                .as("the fault switches have struck")
                .filteredOn(request -> request.status() == 503)
                .hasSize(9));
        assertThat(out.getExchanges()).hasSize(keys.size());
    }

    @Test
    protected void answersLostOnTheWayBackDeleteNothingUnread() throws Exception {
        List<String> keys = withMany(30);
        rig.server.strike("DELETE", 3, 5, Trouble.DROP_AFTER_EFFECT);
        rig.server.strike("DELETE", 12, 5, Trouble.UNAVAILABLE);
        MockEndpoint out = rig.out();
        out.expectedBodiesReceivedInAnyOrder(keys.toArray());
        rig.startFrom(
                scheduled("deleteAfterRead=true&settle=each&connectionRetries=6&retryDelay=1ms"),
                route -> route.convertBodyTo(String.class));

        out.assertIsSatisfied();
        await().until(() -> rig.keys().isEmpty());
        assertThat(out.getExchanges()).hasSize(keys.size());
        assertThat(rig.server.requests())
                .as("the fault switches have struck")
                .filteredOn(request -> request.status() == 503)
                .hasSize(5);
    }

    private List<String> withMany(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add("key-%03d".formatted(i));
        }
        rig.with(keys.toArray(String[]::new));
        return keys;
    }

    /** Polls by itself; nothing is repeated below the consumer unless the options say so. */
    private static String scheduled(String options) {
        String retries = options.contains("connectionRetries") ? "" : "&connectionRetries=0";
        return "store:photos?inProgressRepository=#claims&initialDelay=0&delay=2&failureBackoff=0"
                + "&failureBackoffMax=0&pollStrategy=#failures&" + options + retries;
    }
}
