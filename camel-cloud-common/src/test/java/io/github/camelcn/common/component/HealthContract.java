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

import java.util.List;
import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the health checks of consumers and producers say, and what they ask the service for. */
public abstract class HealthContract {

    @AutoClose
    protected final ConsumerRig rig = new ConsumerRig(newRig());

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** How the service answers requests that were signed with another secret. */
    protected abstract int wrongSecretStatus();

    @BeforeEach
    protected void switchTheChecksOn() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(rig.context);
        registry.setEnabled(true);
        registry.setExposureLevel("full");
        registry.register(registry.resolveById("consumers"));
        registry.register(registry.resolveById("producers"));
        HealthCheckHelper.getHealthCheckRepository(rig.context, "producers").setEnabled(true);
    }

    private HealthCheck.Result check(String idPrefix) {
        List<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(rig.context).stream()
                .filter(result -> result.getCheck().getId().startsWith(idPrefix))
                .toList();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private HealthCheck.Result consumer() {
        return check("consumer:" + ConsumerRig.ROUTE);
    }

    private HealthCheck.Result producer() {
        return check("producer:store-");
    }

    private void producerTo(String uri) throws Exception {
        rig.rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:put").to(uri);
            }
        });
    }

    @Test
    protected void aConsumerIsDownUntilTheServiceAnsweredOnce() throws Exception {
        rig.start("");
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.DOWN);

        rig.poll();
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    protected void aConsumerIsUpWhileItsFirstObjectIsStillRouted() throws Exception {
        rig.with("a")
                .start(
                        "",
                        route -> route.process(exchange ->
                                exchange.setProperty("health", consumer().getState())));

        rig.out().expectedPropertyReceived("health", HealthCheck.State.UP);
        rig.consumer().run();
        rig.out().assertIsSatisfied();
    }

    @Test
    protected void aConsumerOfAMissingBucketIsDownAndSaysWhyUntilItIsThere() throws Exception {
        rig.startFrom(ConsumerRig.uri("no-such-bucket", ""), route -> {});
        rig.failedPoll();

        HealthCheck.Result down = consumer();

        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getError()).get().asString().contains("no-such-bucket", "404");
        assertThat(down.getDetails()).containsEntry("http.response.code", 404);
        rig.server.createBucket("no-such-bucket");
        rig.poll();
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    protected void aConsumerWithAWrongSecretIsDownAndDoesNotShowIt() throws Exception {
        rig.start("secretKey=not-the-secret");
        rig.failedPoll();

        HealthCheck.Result down = consumer();

        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getDetails()).containsEntry("http.response.code", wrongSecretStatus());
        assertThatNothingSecretIsIn(down);
    }

    @Test
    protected void theStatusIsThatOfTheLastFailure() throws Exception {
        rig.start("connectionRetries=0");
        rig.server.strike(StoreServer.ANY_METHOD, 0, 1, Trouble.UNAVAILABLE);
        rig.failedPoll();
        assertThat(consumer().getDetails()).containsEntry("http.response.code", 503);

        rig.server.strike(StoreServer.ANY_METHOD, 0, 1, Trouble.DROP_BEFORE_EFFECT);
        rig.failedPoll();
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(consumer().getDetails()).doesNotContainKey("http.response.code");
    }

    @Test
    protected void anObjectThatFailsDoesNotMakeItsConsumerUnhealthy() throws Exception {
        rig.with("a").start("", route -> route.throwException(new IllegalStateException("cannot digest this")));

        rig.poll();
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    protected void aProducerIsUpAsLongAsItsBucketIsThere() throws Exception {
        rig.server.createBucket("for-a-while");
        producerTo("store:for-a-while");
        assertThat(producer().getState()).isEqualTo(HealthCheck.State.UP);

        rig.server.removeBucket("for-a-while");
        HealthCheck.Result down = producer();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage())
                .hasValue("bucket for-a-while does not exist, or these credentials may not see it");
        assertThat(down.getDetails())
                .containsEntry("bucket", "for-a-while")
                .containsEntry("reason", down.getMessage().orElseThrow());
    }

    @Test
    protected void aProducerWithAWrongSecretIsDownAndDoesNotShowIt() throws Exception {
        producerTo("store:photos?secretKey=not-the-secret");

        HealthCheck.Result down = producer();

        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage())
                .get()
                .asString()
                .contains("headBucket photos", String.valueOf(wrongSecretStatus()), "Check secretKey");
        assertThatNothingSecretIsIn(down);
    }

    @Test
    protected void aServiceThatIsAwayIsTheReasonAProducerGives() throws Exception {
        producerTo("store:photos?connectionRetries=0");
        rig.server.strike(StoreServer.ANY_METHOD, 0, 1, Trouble.UNAVAILABLE);

        HealthCheck.Result down = producer();

        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage()).get().asString().contains("headBucket photos", "503");
    }

    @Test
    protected void aProducersCheckNeedsNoMoreThanToSeeItsBucket() throws Exception {
        producerTo("store:photos");
        rig.server.clearRequests();

        producer();

        assertThat(rig.server.requests())
                .extracting(RecordedRequest::method, RecordedRequest::target)
                .containsExactly(tuple("HEAD", "/photos"));
    }

    @Test
    protected void aConsumersCheckAsksTheServiceNothing() throws Exception {
        rig.start("");
        rig.poll();
        rig.server.clearRequests();

        consumer();

        assertThat(rig.server.requests()).isEmpty();
    }

    private static void assertThatNothingSecretIsIn(HealthCheck.Result result) {
        Map<String, Object> details = result.getDetails();
        assertThat(result.getMessage() + " " + result.getError() + " " + details)
                .doesNotContain("not-the-secret");
    }
}
