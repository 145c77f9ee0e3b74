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

import java.util.List;
import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the health checks of consumers and producers say, and what they ask the service for. */
class HealthTest {

    private static final String CUSTOMER_KEY = "0123456789abcdef0123456789abcdef";

    private final ConsumerRouteRig rig = new ConsumerRouteRig();

    @BeforeEach
    void switchTheChecksOn() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(rig.context);
        registry.setEnabled(true);
        registry.setExposureLevel("full");
        registry.register(registry.resolveById("consumers"));
        registry.register(registry.resolveById("producers"));
        HealthCheckHelper.getHealthCheckRepository(rig.context, "producers").setEnabled(true);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private HealthCheck.Result check(String idPrefix) {
        List<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(rig.context).stream()
                .filter(result -> result.getCheck().getId().startsWith(idPrefix))
                .toList();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private HealthCheck.Result consumer() {
        return check("consumer:" + ConsumerRouteRig.ROUTE);
    }

    private HealthCheck.Result producer() {
        return check("producer:qingstor-");
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
    void aConsumerIsDownUntilTheServiceAnsweredOnce() throws Exception {
        rig.start("");
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.DOWN);

        rig.poll();
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aConsumerIsUpWhileItsFirstObjectIsStillRouted() throws Exception {
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
    void aConsumerOfAMissingBucketIsDownAndSaysWhyUntilItIsThere() throws Exception {
        rig.startFrom(ConsumerRouteRig.uri("no-such-bucket", ""), route -> {});
        rig.failedPoll();

        HealthCheck.Result down = consumer();

        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getError()).get().asString().contains("no-such-bucket", "bucket_not_exists");
        assertThat(down.getDetails()).containsEntry("http.response.code", 404);
        rig.emulator.store().createBucket("no-such-bucket");
        rig.poll();
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aConsumerWithAWrongSecretIsDownAndDoesNotShowIt() throws Exception {
        rig.start("secretKey=not-the-secret&encryptionCustomerKey=" + CUSTOMER_KEY);
        rig.failedPoll();

        HealthCheck.Result down = consumer();

        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getDetails()).containsEntry("http.response.code", 401);
        assertThatNothingSecretIsIn(down);
    }

    @Test
    void theStatusIsThatOfTheLastFailure() throws Exception {
        rig.start("connectionRetries=0");
        rig.emulator.faults().storm(1);
        rig.failedPoll();
        assertThat(consumer().getDetails()).containsEntry("http.response.code", 503);

        rig.emulator.faults().next(1).dropBeforeEffect();
        rig.failedPoll();
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(consumer().getDetails()).doesNotContainKey("http.response.code");
    }

    @Test
    void anObjectThatFailsDoesNotMakeItsConsumerUnhealthy() throws Exception {
        rig.with("a").start("", route -> route.throwException(new IllegalStateException("cannot digest this")));

        rig.poll();
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aProducerIsUpAsLongAsItsBucketIsThere() throws Exception {
        rig.emulator.store().createBucket("for-a-while");
        producerTo("qingstor:for-a-while");
        assertThat(producer().getState()).isEqualTo(HealthCheck.State.UP);

        rig.emulator.store().removeBucket("for-a-while");
        HealthCheck.Result down = producer();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage())
                .hasValue("bucket for-a-while does not exist, or these credentials may not see it");
        assertThat(down.getDetails()).containsEntry("bucket", "for-a-while");
    }

    @Test
    void aProducerWithAWrongSecretIsDownAndDoesNotShowIt() throws Exception {
        producerTo("qingstor:photos?secretKey=not-the-secret&encryptionCustomerKey=" + CUSTOMER_KEY);

        HealthCheck.Result down = producer();

        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage()).get().asString().contains("Check accessKey and secretKey");
        assertThatNothingSecretIsIn(down);
    }

    @Test
    void aServiceThatIsAwayIsTheReasonAProducerGives() throws Exception {
        producerTo("qingstor:photos?connectionRetries=0");
        rig.emulator.faults().storm(1);

        HealthCheck.Result down = producer();

        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage()).get().asString().contains("headBucket photos", "503");
    }

    @Test
    void aProducersCheckNeedsNoMoreThanToSeeItsBucket() throws Exception {
        producerTo("qingstor:photos");
        rig.emulator.clearRequests();

        producer();

        assertThat(rig.emulator.requests())
                .extracting(RecordedRequest::method, RecordedRequest::target)
                .containsExactly(tuple("HEAD", "/photos"));
    }

    @Test
    void aConsumersCheckAsksTheServiceNothing() throws Exception {
        rig.start("");
        rig.poll();
        rig.emulator.clearRequests();

        consumer();

        assertThat(rig.emulator.requests()).isEmpty();
    }

    private static void assertThatNothingSecretIsIn(HealthCheck.Result result) {
        Map<String, Object> details = result.getDetails();
        assertThat(result.getMessage() + " " + result.getError() + " " + details)
                .doesNotContain("not-the-secret")
                .doesNotContain(CUSTOMER_KEY);
    }
}
