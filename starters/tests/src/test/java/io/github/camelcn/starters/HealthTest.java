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
package io.github.camelcn.starters;

import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.QingStorEmulatorExtension;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Spring Boot's actuator says of routes with our components. */
class HealthTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR =
            new QingStorEmulatorExtension(QingStorEmulator.builder().bucket("inbox-bucket"));

    @RegisterExtension
    static final KodoEmulatorExtension KODO =
            new KodoEmulatorExtension(KodoEmulator.builder().bucket("archive"));

    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU =
            new QingzhouEmulatorExtension(QingzhouEmulator.builder().instances(1));

    @Test
    void theServicesAreUpWhileTheyAnswer() {
        application().run(context -> {
            await().untilAsserted(() -> assertThat(camel(context).getStatus()).isEqualTo(Status.UP));
            assertThat(camel(context).getDetails())
                    .containsEntry("consumer:from-qingstor", "UP")
                    .containsEntry("consumer:from-kodo", "UP")
                    .containsEntry("consumer:from-qingzhou", "UP")
                    .containsEntry(producer(context, "qingstor:inbox-bucket"), "UP")
                    .containsEntry(producer(context, "kodo:archive"), "UP")
                    .containsEntry(producer(context, "qingzhou:fleet"), "UP");
        });
    }

    @Test
    void aServiceThatRefusesMakesTheApplicationDownUntilItTakesRequestsAgain() {
        application().run(context -> {
            await().untilAsserted(() -> assertThat(camel(context).getStatus()).isEqualTo(Status.UP));

            QINGSTOR.faults().on(request -> true).answer(403, "permission_denied");
            await().untilAsserted(() -> {
                Map<String, Object> details = camel(context).getDetails();
                assertThat(camel(context).getStatus()).isEqualTo(Status.DOWN);
                assertThat(details)
                        .containsEntry(producer(context, "qingstor:inbox-bucket"), "DOWN")
                        .containsEntry("consumer:from-qingstor", "DOWN")
                        .containsEntry(producer(context, "kodo:archive"), "UP");
                assertThat(reason(details, producer(context, "qingstor:inbox-bucket")))
                        .contains("403");
                assertThat(reason(details, "consumer:from-qingstor")).contains("permission_denied");
            });

            QINGSTOR.faults().clear();
            await().untilAsserted(() -> assertThat(camel(context).getStatus()).isEqualTo(Status.UP));
        });
    }

    @Test
    void aBucketThatIsNotThereIsNamedAsTheReasonAndNoSecretIsShown() {
        application("kodo:no-such-bucket?operation=getObject").run(context -> {
            await().untilAsserted(() -> assertThat(camel(context).getDetails())
                    .containsEntry(producer(context, "kodo:no-such-bucket?operation=getObject"), "DOWN"));
            Map<String, Object> details = camel(context).getDetails();
            assertThat(reason(details, producer(context, "kodo:no-such-bucket?operation=getObject")))
                    .contains("reason=bucket no-such-bucket does not exist");
            assertThat(details.toString()).doesNotContain(KodoEmulator.SECRET_KEY);
        });
    }

    @Test
    void askingForTheHealthOfProducersOnlyReadsAndAsksForNothingButTheirBuckets() {
        application().run(context -> {
            await().untilAsserted(() -> assertThat(camel(context).getStatus()).isEqualTo(Status.UP));
            KODO.emulator().clearRequests();
            camel(context);
            assertThat(KODO.emulator().requests()).isNotEmpty().allSatisfy(HealthTest::readsTheBucket);
            assertThat(QINGSTOR.emulator().requests()).isNotEmpty().allSatisfy(HealthTest::readsTheBucket);
        });
    }

    @Test
    void aComponentCanKeepItsChecksToItself() {
        application()
                .withPropertyValues(
                        "camel.component.kodo.health-check-producer-enabled=false",
                        "camel.component.kodo.health-check-consumer-enabled=false")
                .run(context -> {
                    await().untilAsserted(
                                    () -> assertThat(camel(context).getStatus()).isEqualTo(Status.UP));
                    assertThat(camel(context).getDetails())
                            .doesNotContainKeys(producer(context, "kodo:archive"), "consumer:from-kodo")
                            .containsKeys(producer(context, "qingstor:inbox-bucket"), "consumer:from-qingstor");
                });
    }

    private static void readsTheBucket(RecordedRequest request) {
        assertThat(request.method()).isIn("GET", "HEAD");
        assertThat(request.target()).matches("/(inbox-bucket|archive)/?(\\?.*)?|/v[0-9]+/query\\?.*");
    }

    /** Camel calls checks of producers by the id of their endpoint. */
    private static String producer(ApplicationContext context, String uri) {
        DefaultEndpoint endpoint = context.getBean(CamelContext.class).getEndpoint(uri, DefaultEndpoint.class);
        return "producer:" + uri.substring(0, uri.indexOf(':')) + "-" + endpoint.getId();
    }

    private static Health camel(ApplicationContext context) {
        return (Health) context.getBean(HealthEndpoint.class).healthForPath("camelHealth");
    }

    /** Everything the details say of one check. */
    private static String reason(Map<String, Object> details, String check) {
        return String.valueOf(details.get(check + ".data"));
    }

    private static ApplicationContextRunner application() {
        return application("kodo:archive");
    }

    private static ApplicationContextRunner application(String producer) {
        return Emulated.application(Routes.class, QINGSTOR.endpoint(), KODO.endpoint(), QINGZHOU.endpoint())
                .withPropertyValues(
                        "test.producer=" + producer,
                        "camel.health.producers-enabled=true",
                        // by default only the checks that are down are listed, if there are any
                        "camel.health.exposure-level=full");
    }

    @Configuration(proxyBeanMethods = false)
    static class Routes {
        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("qingstor:inbox-bucket?delay=50&initialDelay=0")
                            .routeId("from-qingstor")
                            .to("mock:objects");
                    from("kodo:archive?delay=50&initialDelay=0")
                            .routeId("from-kodo")
                            .to("mock:objects");
                    from("qingzhou:fleet?delay=50&initialDelay=0")
                            .routeId("from-qingzhou")
                            .to("mock:changes");
                    from("direct:to-qingstor").to("qingstor:inbox-bucket");
                    from("direct:to-qingzhou").to("qingzhou:fleet");
                    from("direct:to-kodo").to("{{test.producer}}");
                }
            };
        }
    }
}
