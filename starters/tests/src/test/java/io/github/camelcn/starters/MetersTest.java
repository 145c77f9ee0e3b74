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

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.actuate.metrics.MetricsEndpoint;
import org.springframework.boot.actuate.metrics.MetricsEndpoint.MetricDescriptor;
import org.springframework.boot.actuate.metrics.MetricsEndpoint.Sample;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Spring Boot's actuator shows at {@code /actuator/metrics} of routes with our components, without any set-up. */
class MetersTest {

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
    void callsOfTheStoresAreCountedWithBytesTimesAndRepetitions() {
        application().run(context -> {
            for (String store : List.of("qingstor", "kodo")) {
                send(context, "direct:" + store, new byte[1000], Map.of());
                send(context, "direct:" + store, null, Map.of(operation(store), "getObject"));
                assertThat(context.getBean(ProducerTemplate.class)
                                .send("direct:" + store, exchange -> {
                                    exchange.getMessage().setHeader(operation(store), "getObject");
                                    exchange.getMessage().setHeader(key(store), "none");
                                })
                                .getException())
                        .isNotNull();

                String put = "service:" + store + ",bucket:" + bucket(store) + ",operation:putObject";
                String get = "service:" + store + ",bucket:" + bucket(store) + ",operation:getObject";
                assertThat(value(context, "camelcn.bytes.sent", "COUNT", put)).isGreaterThanOrEqualTo(1000);
                assertThat(value(context, "camelcn.bytes.received", "COUNT", get))
                        .isGreaterThanOrEqualTo(1000);
                assertThat(value(context, "camelcn.calls", "COUNT", put + ",outcome:success"))
                        .isEqualTo(1);
                assertThat(value(context, "camelcn.calls", "TOTAL_TIME", put + ",outcome:success"))
                        .isPositive();
                assertThat(value(context, "camelcn.calls", "COUNT", get + ",outcome:success"))
                        .isEqualTo(1);
                assertThat(value(context, "camelcn.calls", "COUNT", get + ",outcome:object_not_found"))
                        .isEqualTo(1);
                assertThat(value(context, "camelcn.retries", "COUNT", get)).isZero();
            }
        });
    }

    @Test
    void repetitionsAreCounted() {
        application().run(context -> {
            QINGSTOR.faults().on("PUT", "inbox-bucket").times(2).answer(503, "service_unavailable");
            send(context, "direct:qingstor", new byte[10], Map.of());
            String put = "service:qingstor,bucket:inbox-bucket,operation:putObject";
            assertThat(value(context, "camelcn.retries", "COUNT", put)).isEqualTo(2);
            assertThat(value(context, "camelcn.calls", "COUNT", put)).isEqualTo(1);
        });
    }

    @Test
    void callsAndWaitsOfQingzhouAreCounted() {
        application().run(context -> {
            send(context, "direct:fleet", null, Map.of());
            String list = "service:qingzhou,operation:listInstances";
            assertThat(value(context, "camelcn.calls", "COUNT", list + ",outcome:success"))
                    .isPositive();
            assertThat(value(context, "camelcn.bytes.received", "COUNT", list)).isPositive();
            assertThat(value(context, "camelcn.list.pages", "COUNT", list)).isPositive();
            assertThat(value(context, "camelcn.calls.active", "VALUE", list)).isZero();
            assertThat(value(context, "camelcn.waits.active", "VALUE", "service:qingzhou"))
                    .isZero();
        });
    }

    @Test
    void whatIsInFlightIsShownWhileItIsAndTheAgeOfTheOldestObjectGrowsUntilItIsSettled() {
        application().run(context -> {
            CountDownLatch release = context.getBean(CountDownLatch.class);
            MockEndpoint arrived = context.getBean(CamelContext.class).getEndpoint("mock:held", MockEndpoint.class);
            context.getBean(CamelContext.class).getRouteController().startRoute("eater");
            String eater = "service:qingstor,bucket:inbox-bucket,consumer:eater";
            assertThat(value(context, "camelcn.consumer.lag", "VALUE", eater)).isZero();

            CountDownLatch seen = new CountDownLatch(1);
            QINGSTOR.faults()
                    .on(request -> request.method().equals("GET")
                            && request.target().contains("/inbox-bucket/in/slow")
                            && awaited(seen))
                    .delay(Duration.ZERO);
            send(context, "direct:qingstor", new byte[2 << 20], Map.of(key("qingstor"), "in/slow"));
            await().untilAsserted(() -> assertThat(value(
                            context,
                            "camelcn.calls.active",
                            "VALUE",
                            "service:qingstor,bucket:inbox-bucket,operation:getObject"))
                    .as("waits for its answer")
                    .isEqualTo(1));
            seen.countDown();
            await().untilAsserted(() -> assertThat(arrived.getReceivedCounter()).isEqualTo(1));
            assertThat(value(context, "camelcn.consumer.claimed", "VALUE", eater))
                    .isEqualTo(1);
            // written at a time that is told in whole seconds
            await().untilAsserted(() -> assertThat(value(context, "camelcn.consumer.lag", "VALUE", eater))
                    .isBetween(1.0, 600.0));

            release.countDown();
            await().untilAsserted(() -> {
                assertThat(value(context, "camelcn.consumer.claimed", "VALUE", eater))
                        .isZero();
                assertThat(value(context, "camelcn.consumer.lag", "VALUE", eater))
                        .isZero();
                assertThat(value(context, "camelcn.calls.active", "VALUE", "service:qingstor"))
                        .isZero();
            });
            assertThat(value(context, "camelcn.list.pages", "COUNT", "service:qingstor,bucket:inbox-bucket"))
                    .isPositive();

            context.getBean(CamelContext.class).getRouteController().stopRoute("eater");
            assertThat(context.getBean(MetricsEndpoint.class).metric("camelcn.consumer.lag", List.of(tag(eater, 2))))
                    .isNull();
        });
    }

    @Test
    void severalRegistriesAllGetTheMeters() {
        application().withUserConfiguration(TwoRegistries.class).run(context -> {
            send(context, "direct:qingstor", new byte[10], Map.of());
            for (String name : List.of("first", "second")) {
                MeterRegistry registry = context.getBean(name, MeterRegistry.class);
                assertThat(registry.get("camelcn.calls")
                                .tag("operation", "putObject")
                                .timer()
                                .count())
                        .isEqualTo(1);
            }
        });
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String tag(String tags, int index) {
        return tags.split(",")[index];
    }

    private static double value(ApplicationContext context, String meter, String statistic, String tags) {
        MetricDescriptor found = context.getBean(MetricsEndpoint.class).metric(meter, List.of(tags.split(",")));
        assertThat(found).as("%s with %s", meter, tags).isNotNull();
        return found.getMeasurements().stream()
                .filter(sample -> sample.getStatistic().name().equals(statistic))
                .mapToDouble(Sample::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static void send(ApplicationContext context, String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = context.getBean(ProducerTemplate.class).send(uri, sent -> {
            sent.getMessage().setBody(body);
            sent.getMessage().setHeaders(new HashMap<>(headers));
        });
        assertThat(exchange.getException()).isNull();
    }

    private static String bucket(String store) {
        return store.equals("kodo") ? "archive" : "inbox-bucket";
    }

    private static String key(String store) {
        return (store.equals("kodo") ? "CamelKodo" : "CamelQingstor") + "Key";
    }

    private static String operation(String store) {
        return (store.equals("kodo") ? "CamelKodo" : "CamelQingstor") + "Operation";
    }

    private static ApplicationContextRunner application() {
        return Emulated.application(Routes.class, QINGSTOR.endpoint(), KODO.endpoint(), QINGZHOU.endpoint())
                .withPropertyValues("management.endpoints.web.exposure.include=metrics");
    }

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        CountDownLatch release() {
            return new CountDownLatch(1);
        }

        @Bean
        RouteBuilder routes(CountDownLatch release) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:qingstor").to("qingstor:inbox-bucket/a.bin");
                    from("direct:kodo").to("kodo:archive/a.bin");
                    from("direct:fleet").to("qingzhou:fleet?operation=listInstances");
                    from("qingstor:inbox-bucket?prefix=in/&deleteAfterRead=true&settle=each&delay=20&initialDelay=0")
                            .routeId("eater")
                            .autoStartup(false)
                            .to("mock:held")
                            .process(exchange -> assertThat(release.await(2, TimeUnit.MINUTES))
                                    .isTrue());
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoRegistries {

        @Bean
        SimpleMeterRegistry first() {
            return new SimpleMeterRegistry();
        }

        @Bean
        SimpleMeterRegistry second() {
            return new SimpleMeterRegistry();
        }
    }
}
