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
package io.github.camelcn.component.qingstor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.error.WrongRegionException;
import io.github.camelcn.component.qingstor.client.QingStorClient;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Routes whose objects, bucket or network are in trouble. */
class ConsumerTroubleRouteTest {

    private static final String CUSTOMER_KEY = "0123456789abcdef0123456789abcdef";

    private final ConsumerRouteRig rig = new ConsumerRouteRig();

    @AfterEach
    void nothingStaysClaimed() {
        rig.close();
        assertThat(rig.claims.getCache()).isEmpty();
    }

    private void withPoison(String key) {
        rig.rig.sent("qingstor:photos/" + key + "?encryptionCustomerKey=" + CUSTOMER_KEY, "secret", Map.of());
    }

    @Test
    void anObjectThatCannotBeReadNeitherStopsNorSkipsItsNeighboursAndIsLeftAloneForAWhile() throws Exception {
        rig.with("a", "c");
        withPoison("b");
        rig.start("deleteAfterRead=true");
        rig.emulator.clearRequests();

        assertThat(rig.poll()).containsExactly("a", "c");
        assertThat(rig.keys()).containsExactly("b");
        assertThat(rig.downloads()).hasSize(3);
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.downloads()).as("it was not tried again").hasSize(3);
        assertThat(rig.claims.getCache()).isEmpty();
    }

    @Test
    void anObjectThatCannotBeReadIsTriedAtEveryPollWithoutBackoff() throws Exception {
        withPoison("b");
        rig.start("deleteAfterRead=true&failureBackoff=0&failureBackoffMax=0");
        rig.emulator.clearRequests();

        rig.poll();
        rig.poll();
        assertThat(rig.downloads()).hasSize(2);
    }

    @Test
    void anOverwrittenPoisonObjectIsConsumedAtOnce() throws Exception {
        withPoison("b");
        rig.start("deleteAfterRead=true");

        assertThat(rig.poll()).isEmpty();
        rig.with("b");
        assertThat(rig.poll()).containsExactly("b");
    }

    @Test
    void theRoutesErrorHandlerSeesWhatCannotBeReadIfBridged() throws Exception {
        rig.with("a");
        withPoison("b");
        rig.rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:failed");
                from(ConsumerRouteRig.uri("bridgeErrorHandler=true"))
                        .routeId(ConsumerRouteRig.ROUTE)
                        .to("mock:out");
            }
        });
        MockEndpoint failed = rig.context.getEndpoint("mock:failed", MockEndpoint.class);
        failed.expectedHeaderReceived(QingStorHeaders.KEY, "b");
        failed.expectedMessageCount(1);

        assertThat(rig.poll()).containsExactly("a");
        failed.assertIsSatisfied();
    }

    @Test
    void aMissingBucketAndAWrongKeyAreTheReasonsThePollGives() throws Exception {
        rig.startFrom(ConsumerRouteRig.uri("no-such-bucket", ""), route -> {});
        assertThat(rig.failedPoll()).isInstanceOf(BucketNotFoundException.class);

        rig.emulator.store().createBucket("no-such-bucket");
        assertThat(rig.poll()).as("created meanwhile").isEmpty();
    }

    @Test
    void aWrongSecretIsTheReasonThePollGives() throws Exception {
        rig.start("secretKey=wrong");
        assertThat(rig.failedPoll()).isInstanceOf(InvalidCredentialsException.class);
    }

    // ---------------------------------------------------------------- zones

    @Test
    void theErrorNamesTheZoneOfTheBucket() throws Exception {
        try (Zones zones = new Zones(false)) {
            rig.context.getRegistry().bind("far", zones.client);
            rig.startFrom(ConsumerRouteRig.uri("far-away", "qingstorClient=#far"), route -> {});

            assertThat(rig.failedPoll())
                    .isInstanceOf(WrongRegionException.class)
                    .hasMessageEndingWith("The bucket is in zone sh1a: set zone=sh1a, or zoneAutoDetect=true");
        }
    }

    @Test
    void zoneAutoDetectConsumesWhereTheBucketIs() throws Exception {
        try (Zones zones = new Zones(true)) {
            zones.emulator.putObject("far-away", "a", new byte[] {1});
            rig.context.getRegistry().bind("far", zones.client);
            rig.startFrom(ConsumerRouteRig.uri("far-away", "qingstorClient=#far&deleteAfterRead=true"), route -> {});

            assertThat(rig.poll()).containsExactly("a");
            assertThat(zones.emulator.keys("far-away")).isEmpty();
            assertThat(zones.emulator.requests())
                    .filteredOn(request -> request.method().equals("DELETE"))
                    .extracting(request -> request.header("host").orElse(""))
                    .containsExactly("sh1a.qingstor.test:" + zones.emulator.port());
        }
    }

    /** A service with two zones and a client that knows the first, closed together. */
    private static final class Zones implements AutoCloseable {

        final QingStorEmulator emulator = QingStorEmulator.builder()
                .zones("pek3a", "sh1a")
                .bucket("far-away", "sh1a")
                .start();
        final QingStorClient client;

        Zones(boolean detect) {
            client = QingStorClient.builder()
                    .endpoint(emulator.namedEndpoint().toString())
                    .zoneAutoDetect(detect)
                    .credentials(CredentialsProvider.of(
                            Credentials.of(QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY)))
                    .http(http -> http.dns(host -> List.of(InetAddress.getLoopbackAddress())))
                    .build();
        }

        @Override
        public void close() {
            client.close();
            emulator.close();
        }
    }

    // ---------------------------------------------------------------- stopping

    @Test
    void aRouteStoppedInTheMiddleOfABatchLosesAndRepeatsNothing() throws Exception {
        CountDownLatch routing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> routed = new ArrayList<>();
        rig.with("a", "b", "c")
                .start(
                        "deleteAfterRead=true",
                        route -> route.process(exchange -> {
                            routed.add(exchange.getMessage().getHeader(QingStorHeaders.KEY, String.class));
                            routing.countDown();
                            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
                        }));
        CompletableFuture<Void> polling = CompletableFuture.runAsync(rig.consumer()::run);
        assertThat(routing.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(rig.claims.getCache()).containsOnlyKeys("photos/a", "photos/b", "photos/c");

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(this::stopRoute);
        await().until(() -> !rig.consumer().isBatchAllowed());
        goOn.countDown();
        CompletableFuture.allOf(polling, stopping).get(20, TimeUnit.SECONDS);

        assertThat(routed).containsExactly("a");
        assertThat(rig.keys()).containsExactly("b", "c");
        assertThat(rig.claims.getCache()).isEmpty();
        rig.out().reset();

        rig.context.getRouteController().startRoute(ConsumerRouteRig.ROUTE);
        assertThat(rig.poll()).containsExactly("b", "c");
        assertThat(routed).containsExactly("a", "b", "c");
    }

    private void stopRoute() {
        try {
            rig.context.getRouteController().stopRoute(ConsumerRouteRig.ROUTE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    // ---------------------------------------------------------------- bad weather

    @Test
    void aStormOf503sAndLostConnectionsLosesNothingAndRepeatsNothing() throws Exception {
        List<String> keys = withMany(60);
        rig.emulator.faults().on("GET", "").after(7).times(9).answer(503, "service_unavailable");
        rig.emulator.faults().on("GET", "").after(30).times(4).dropBeforeEffect();
        rig.emulator.faults().on("GET", "").after(45).times(4).dropAfterEffect();
        rig.emulator.faults().on("GET", "").after(55).times(4).truncateBody(1);
        rig.emulator.faults().on("GET", "").after(65).times(3).corruptBody();
        MockEndpoint out = rig.out();
        out.expectedBodiesReceivedInAnyOrder(keys.toArray());
        rig.startFrom(scheduled("maxMessagesPerPoll=7&listPageSize=10"), route -> route.convertBodyTo(String.class));

        out.assertIsSatisfied();

        await().untilAsserted(() -> assertThat(rig.emulator.requests())
                .as("the fault switches have struck")
                .filteredOn(request -> request.status() == 503)
                .hasSize(9));
        assertThat(out.getExchanges()).hasSize(keys.size());
    }

    @Test
    void answersLostOnTheWayBackDeleteNothingUnread() throws Exception {
        List<String> keys = withMany(30);
        rig.emulator.faults().on("DELETE", "").after(3).times(5).dropAfterEffect();
        rig.emulator.faults().on("DELETE", "").after(12).times(5).answer(503, "service_unavailable");
        MockEndpoint out = rig.out();
        out.expectedBodiesReceivedInAnyOrder(keys.toArray());
        rig.startFrom(
                scheduled("deleteAfterRead=true&connectionRetries=6&retryDelay=1ms"),
                route -> route.convertBodyTo(String.class));

        out.assertIsSatisfied();
        await().until(() -> rig.keys().isEmpty());
        assertThat(out.getExchanges()).hasSize(keys.size());
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
        return "qingstor:photos?inProgressRepository=#claims&initialDelay=0&delay=2&failureBackoff=0"
                + "&failureBackoffMax=0&pollStrategy=#failures&" + options + retries;
    }
}
