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
package io.github.camelcn.component.qingzhou;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.component.qingzhou.client.MayHaveBeenCreatedException;
import io.github.camelcn.component.qingzhou.client.NotOfferedException;
import io.github.camelcn.component.qingzhou.client.WaitFailedException;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ResetPasswordRequest;
import io.github.camelcn.component.qingzhou.model.UpdateInstanceRequest;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.RecordedRequest;
import io.github.camelcn.emulator.qingzhou.QingzhouControls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ProducerRouteTest {

    @AutoClose
    private final QingzhouRig rig = QingzhouRig.quick();

    private static List<?> list(Message message) {
        return (List<?>) message.getBody();
    }

    private String create(String name) {
        return rig.done(
                        "qingzhou:fleet?operation=createInstance&waitForCompletion=true",
                        null,
                        Map.of(QingzhouHeaders.NAME, name))
                .getHeader(QingzhouHeaders.INSTANCE_ID, String.class);
    }

    @Test
    void createsFromTheDefaultsAndWaits() {
        Message made = rig.done(
                "qingzhou:fleet?operation=createInstance&waitForCompletion=true&vpcId=vpc-0a1b2c3d",
                null,
                Map.of(QingzhouHeaders.NAME, "web-01"));
        assertThat(made.getBody(ChangeResult.class).completed()).isTrue();
        assertThat(made.getHeader(QingzhouHeaders.COMPLETED)).isEqualTo(true);
        assertThat(made.getHeader(QingzhouHeaders.REQUEST_ID, String.class)).isNotEmpty();
        String id = made.getHeader(QingzhouHeaders.INSTANCE_ID, String.class);
        Message described =
                rig.done("qingzhou:fleet?operation=describeInstance", null, Map.of(QingzhouHeaders.INSTANCE_ID, id));
        assertThat(described.getBody(Instance.class).state()).isEqualTo(InstanceState.RUNNING);
        assertThat(described.getHeader(QingzhouHeaders.STATE)).isEqualTo("RUNNING");
        assertThat(described.getBody(Instance.class).vpcId()).isEqualTo("vpc-0a1b2c3d");
        assertThat(described.getBody(Instance.class).imageId()).isEqualTo("image-ubuntu2204");
    }

    @Test
    void aTemplateIsAMapAndHeadersBeatIt() {
        Message made = rig.done(
                "qingzhou:fleet?operation=createInstance",
                Map.of("name", "from-body", "flavorId", "flavor-4c8g", "tags", Map.of("team", "blue")),
                Map.of(QingzhouHeaders.NAME, "from-header"));
        assertThat(made.getHeader(QingzhouHeaders.INSTANCE_IDS)).isInstanceOf(List.class);
        assertThat(rig.emulator.controls().instance("from-header").orElseThrow().cpu())
                .isEqualTo(4);
        assertThat(rig.emulator.controls().instance("from-header").orElseThrow().tags())
                .isEqualTo(Map.of("team", "blue"));
    }

    @Test
    void aTypedRequestIsUsedAsItIs() {
        String id = create("web-01");
        rig.done("qingzhou:fleet?operation=updateInstance", new UpdateInstanceRequest(id, "web-02", null), Map.of());
        assertThat(rig.emulator.controls().instance(id).orElseThrow().name()).isEqualTo("web-02");
        assertThat(rig.sent("qingzhou:fleet?operation=startInstance&pojoRequest=true", "x", Map.of())
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("with pojoRequest=true the body of startInstance must be a"
                        + " io.github.camelcn.component.qingzhou.model.StartInstanceRequest, but is java.lang.String");
    }

    @Test
    void headersOfOtherStepsArePassedOver() {
        String id = create("web-01");
        Message disk = rig.done(
                "qingzhou:fleet?operation=createDisk&waitForCompletion=true",
                null,
                Map.of(QingzhouHeaders.DISK_GIB, 20, QingzhouHeaders.INSTANCE_ID, id));
        Map<String, Object> headers = new HashMap<>(disk.getHeaders());
        Message attached = rig.done("qingzhou:fleet?operation=attachDisk&waitForCompletion=true", null, headers);
        assertThat(attached.getHeader(QingzhouHeaders.DISK_ID)).isEqualTo(disk.getHeader(QingzhouHeaders.DISK_ID));
    }

    @Test
    void redeliveryNeverMakesTwo() throws Exception {
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0));
                from("direct:create")
                        .to("qingzhou:fleet?operation=createInstance&connectionRetries=0")
                        .to("mock:made");
            }
        });
        rig.emulator.faults().on("POST", "/v1/instances").times(2).dropAfterEffect();
        Exchange exchange = rig.sent("direct:create", null, Map.of(QingzhouHeaders.NAME, "web-01"));
        assertThat(exchange.getException()).isNull();
        assertThat(rig.emulator.controls().instances()).hasSize(1);
    }

    private static Map<String, Object> creation() {
        return Map.of(
                QingzhouHeaders.NAME, "web-01",
                QingzhouHeaders.CPU, 2,
                QingzhouHeaders.MEMORY_MIB, 2048,
                QingzhouHeaders.DISK_GIB, 40,
                QingzhouHeaders.PASSWORD, "Good-Pass-1");
    }

    /** These styles have no tokens, so that a second request would make a second instance. */
    @ParameterizedTest
    @EnumSource(
            value = ApiStyle.class,
            names = {"rest", "qingcloud"})
    void redeliveryWithoutTokensSendsNothingAgainThatMayHaveWorked(ApiStyle style) throws Exception {
        redeliveredRoute(style, "");
        rig.emulator.faults().on(ProducerRouteTest::creates).times(1).dropAfterEffect();
        Exchange exchange = rig.sent("direct:create", null, creation());
        assertThat(exchange.getException()).isInstanceOf(MayHaveBeenCreatedException.class);
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER)).isEqualTo(3);
        assertThat(rig.emulator.requests().stream().filter(ProducerRouteTest::creates))
                .hasSize(1);
        assertThat(rig.emulator.controls().instances()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ApiStyle.class,
            names = {"rest", "qingcloud"})
    void redeliveryWithoutTokensSendsAgainWhatWasRefused(ApiStyle style) throws Exception {
        redeliveredRoute(style, "");
        rig.emulator.faults().on(ProducerRouteTest::creates).times(1).bareStatus(403);
        assertThat(rig.sent("direct:create", null, creation()).getException()).isNull();
        assertThat(rig.emulator.controls().instances()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void redeliveryAfterAFailedWaitMakesNoSecondOne(ApiStyle style) throws Exception {
        redeliveredRoute(style, "&waitForCompletion=true");
        rig.emulator.controls().failNext("createInstance", 1);
        Exchange exchange = rig.sent("direct:create", null, creation());
        assertThat(exchange.getException()).isInstanceOf(WaitFailedException.class);
        assertThat(exchange.getMessage().getHeader(QingzhouHeaders.INSTANCE_ID)).isNotNull();
        assertThat(rig.emulator.requests().stream().filter(ProducerRouteTest::creates))
                .hasSize(1);
        assertThat(rig.emulator.controls().instances()).hasSize(1);
    }

    private void redeliveredRoute(ApiStyle style, String options) throws Exception {
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0));
                from("direct:create").to("qingzhou:fleet?operation=createInstance&apiStyle=" + style + options);
            }
        });
    }

    private static boolean creates(RecordedRequest request) {
        String line = request.toString();
        return line.contains("POST /v1/instances") || line.contains("vm/create") || line.contains("RunInstances");
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void aRouteThatIsRedeliveredAsAWholeMakesOne(ApiStyle style) throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to("direct:inner");
                from("direct:inner")
                        .errorHandler(noErrorHandler())
                        .to("qingzhou:fleet?operation=createInstance&apiStyle=" + style)
                        .process(exchange -> {
                            if (failures.getAndDecrement() > 0) {
                                throw new IllegalStateException("not now");
                            }
                        });
            }
        });
        Exchange exchange = rig.sent("direct:outer", null, creation());
        assertThat(exchange.getException()).isNull();
        assertThat(rig.emulator.controls().instances()).hasSize(1);
        assertThat(exchange.getMessage().getBody(ChangeResult.class).resourceIds())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void everyStepOfARouteMakesItsOwn(ApiStyle style) throws Exception {
        String uri = "qingzhou:fleet?operation=createInstance&apiStyle=" + style;
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pair")
                        .to(uri)
                        .setHeader(QingzhouHeaders.NAME, constant("web-02"))
                        .to(uri);
            }
        });
        assertThat(rig.sent("direct:pair", null, creation()).getException()).isNull();
        assertThat(rig.emulator.controls().instances())
                .extracting(QingzhouControls.InstanceView::name)
                .containsExactly("web-01", "web-02");
    }

    /** A route that blocks after a wait must not keep the waits from ending that it blocks for. */
    @Test
    void routesThatBlockHoldNoWaitUp() throws Exception {
        String wait = "&waitForCompletion=true&waitThreads=1";
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:chain")
                        .to("qingzhou:fleet?operation=createInstance" + wait)
                        .process(exchange -> rig.done(
                                "qingzhou:fleet?operation=stopInstance" + wait,
                                null,
                                Map.of(
                                        QingzhouHeaders.INSTANCE_ID,
                                        exchange.getMessage().getHeader(QingzhouHeaders.INSTANCE_ID))));
            }
        });
        List<Future<Exchange>> chains = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            chains.add(rig.context
                    .createFluentProducerTemplate()
                    .to("direct:chain")
                    .withHeader(QingzhouHeaders.NAME, "web-0" + i)
                    .asyncSend());
        }
        for (Future<Exchange> chain : chains) {
            assertThat(chain.get(2, TimeUnit.MINUTES).getException()).isNull();
        }
        assertThat(rig.emulator.controls().instances())
                .extracting(QingzhouControls.InstanceView::state)
                .containsOnly("STOPPED")
                .hasSize(3);
    }

    @Test
    void aProducerThatStopsEndsItsOwnWaitsAndTellsTheIds() throws Exception {
        try (QingzhouRig slow = new QingzhouRig(QingzhouEmulator.builder().transitionDelay(Duration.ofHours(1)))) {
            QingzhouEndpoint endpoint = slow.context.getEndpoint(
                    "qingzhou:fleet?operation=createInstance&waitForCompletion=true", QingzhouEndpoint.class);
            endpoint.start();
            AsyncProducer stopped = (AsyncProducer) endpoint.createProducer();
            AsyncProducer other = (AsyncProducer) endpoint.createProducer();
            CompletableFuture<Exchange> ended = waiting(stopped);
            CompletableFuture<Exchange> goesOn = waiting(other);
            await().until(() -> endpoint.getClient().waiters().waiting() == 2);
            stopped.stop();
            Exchange exchange = ended.get(2, TimeUnit.MINUTES);
            assertThat(exchange.getException()).hasMessageContaining("nobody waits any more");
            assertThat(exchange.getMessage().getHeader(QingzhouHeaders.INSTANCE_ID))
                    .isNotNull();
            assertThat(endpoint.getClient().waiters().waiting()).isEqualTo(1);
            assertThat(goesOn).isNotDone();
            other.stop();
            goesOn.get(2, TimeUnit.MINUTES);
        }
    }

    private static CompletableFuture<Exchange> waiting(AsyncProducer producer) {
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setHeader(QingzhouHeaders.NAME, "web-01");
        return producer.processAsync(exchange);
    }

    @Test
    void eachMessageMakesItsOwn() {
        rig.done("qingzhou:fleet?operation=createInstance", null, Map.of(QingzhouHeaders.NAME, "web-01"));
        rig.done("qingzhou:fleet?operation=createInstance", null, Map.of(QingzhouHeaders.NAME, "web-01"));
        assertThat(rig.emulator.controls().instances()).hasSize(2);
    }

    @Test
    void anAnswerThatIsLostForGoodTellsTheToken() {
        rig.emulator.faults().on("POST", "/v1/instances").dropAfterEffect();
        Exchange lost = rig.sent(
                "qingzhou:fleet?operation=createInstance&connectionRetries=1",
                null,
                Map.of(QingzhouHeaders.NAME, "web-01"));
        assertThat(lost.getException()).isInstanceOf(MayHaveBeenCreatedException.class);
        String token = lost.getMessage().getHeader(QingzhouHeaders.CLIENT_TOKEN, String.class);
        rig.emulator.faults().clear();
        Message found = rig.done(
                "qingzhou:fleet?operation=createInstance",
                null,
                Map.of(QingzhouHeaders.NAME, "web-01", QingzhouHeaders.CLIENT_TOKEN, token));
        assertThat(rig.emulator.controls().instances())
                .extracting(QingzhouControls.InstanceView::id)
                .containsExactly(found.getHeader(QingzhouHeaders.INSTANCE_ID, String.class));
    }

    @Test
    void theIdIsKnownWhenTheWaitFails() {
        rig.emulator.controls().failNext("createInstance", 1);
        Exchange failed = rig.sent(
                "qingzhou:fleet?operation=createInstance&waitForCompletion=true",
                null,
                Map.of(QingzhouHeaders.NAME, "web-01"));
        assertThat(failed.getException()).isInstanceOf(WaitFailedException.class);
        assertThat(failed.getMessage().getHeader(QingzhouHeaders.INSTANCE_ID, String.class))
                .isEqualTo(rig.emulator.controls().instances().get(0).id());
    }

    @Test
    void waitsForStatesAskedFor() {
        String id = create("web-01");
        rig.done("qingzhou:fleet?operation=stopInstance", null, Map.of(QingzhouHeaders.INSTANCE_ID, id));
        Message seen = rig.done(
                "qingzhou:fleet?operation=waitForInstance",
                null,
                Map.of(QingzhouHeaders.INSTANCE_ID, id, QingzhouHeaders.STATES, "STOPPED,ERROR"));
        assertThat(seen.getBody(Instance.class).state()).isEqualTo(InstanceState.STOPPED);
    }

    @Test
    void aWaitHasATimeout() {
        String id = create("web-01");
        Exchange exchange = rig.sent(
                "qingzhou:fleet?operation=waitForInstance&waitTimeout=100",
                null,
                Map.of(QingzhouHeaders.INSTANCE_ID, id, QingzhouHeaders.STATES, List.of(InstanceState.SUSPENDED)));
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(WaitFailedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(ErrorCategory.TIMEOUT));
    }

    @Test
    void listsComeWholeOrPageByPageOrLazily() {
        try (QingzhouRig large = new QingzhouRig(QingzhouEmulator.builder().instances(45))) {
            assertThat(list(large.done("qingzhou:fleet?operation=listInstances", null, Map.of())))
                    .hasSize(45);
            Message page = large.done(
                    "qingzhou:fleet?operation=listInstances&fetchAll=false",
                    null,
                    Map.of(QingzhouHeaders.PAGE_SIZE, 20));
            assertThat(list(page)).hasSize(20);
            assertThat(page.getHeader(QingzhouHeaders.TOTAL_COUNT)).isEqualTo(45);
            assertThat(page.getHeader(QingzhouHeaders.IS_TRUNCATED)).isEqualTo(true);
            Message last = large.done(
                    "qingzhou:fleet?operation=listInstances",
                    null,
                    Map.of(QingzhouHeaders.PAGE_SIZE, 20, QingzhouHeaders.NEXT_TOKEN, "3"));
            assertThat(list(last)).hasSize(5);
            assertThat(last.getHeader(QingzhouHeaders.IS_TRUNCATED)).isEqualTo(false);
            assertThat(last.getHeader(QingzhouHeaders.NEXT_TOKEN)).isNull();
            Iterator<?> lazy = large.done("qingzhou:fleet?operation=listInstances&lazyListing=true", null, Map.of())
                    .getBody(Iterator.class);
            assertThat(lazy).toIterable().hasSize(45);
        }
    }

    @Test
    void theCacheAnswersUntilSomethingChanges() {
        String uri = "qingzhou:fleet?cacheTtl=60000";
        rig.done(uri, null, Map.of());
        long before = rig.emulator.requestCount();
        rig.done(uri, null, Map.of());
        assertThat(rig.emulator.requestCount()).isEqualTo(before);
        rig.done(uri, null, Map.of(QingzhouHeaders.NO_CACHE, true));
        assertThat(rig.emulator.requestCount()).isEqualTo(before + 1);
        rig.done(uri, null, Map.of(QingzhouHeaders.OPERATION, "createInstance", QingzhouHeaders.NAME, "web-01"));
        assertThat(list(rig.done(uri, null, Map.of()))).hasSize(1);
    }

    @Test
    void whatAStyleDoesNotOfferFailsAtTheStart() {
        assertThatThrownBy(() -> rig.context
                        .getEndpoint("qingzhou:fleet?operation=getHostStatus")
                        .createProducer()
                        .start())
                .hasMessageContaining("getHostStatus is not offered with apiStyle=openapi")
                .hasMessageContaining("apiStyle=rest offers it");
        assertThat(rig.sent(
                                "qingzhou:fleet?apiStyle=qingcloud",
                                null,
                                Map.of(
                                        QingzhouHeaders.OPERATION,
                                        "suspendInstance",
                                        QingzhouHeaders.INSTANCE_ID,
                                        "i-1"))
                        .getException())
                .isInstanceOf(NotOfferedException.class)
                .hasMessage("suspendInstance is not offered with apiStyle=qingcloud; apiStyle=openapi and apiStyle=rest"
                        + " offer it");
    }

    static List<Arguments> badInput() {
        return List.of(
                Arguments.of(
                        "?operation=startInstance",
                        Map.of(),
                        "startInstance: header CamelQingzhouInstanceId must be set"),
                Arguments.of(
                        "",
                        Map.of(QingzhouHeaders.OPERATION, "flyInstance"),
                        "header CamelQingzhouOperation names no operation: \"flyInstance\""),
                Arguments.of(
                        "?operation=stopInstance",
                        Map.of(QingzhouHeaders.INSTANCE_ID, "i-1", QingzhouHeaders.FORCE, "maybe"),
                        "header CamelQingzhouForce must be true or false"),
                Arguments.of(
                        "?operation=startInstance",
                        Map.of(QingzhouHeaders.INSTANCE_ID, "i-1", QingzhouHeaders.WAIT_FOR_COMPLETION, "yes"),
                        "header CamelQingzhouWaitForCompletion must be true or false"),
                Arguments.of(
                        "?operation=createDisk",
                        Map.of(QingzhouHeaders.DISK_GIB, "many"),
                        "header CamelQingzhouDiskGiB must be a whole number"),
                Arguments.of(
                        "?operation=getMetrics",
                        Map.of(QingzhouHeaders.INSTANCE_ID, "i-1", QingzhouHeaders.START_TIME, "yesterday"),
                        "header CamelQingzhouStartTime must be an Instant, a Date, or a text such as"),
                Arguments.of(
                        "?operation=listInstances",
                        Map.of(QingzhouHeaders.STATES, "RUNING"),
                        "DELETED, ERROR, UNKNOWN], but one is \"RUNING\""),
                Arguments.of(
                        "?operation=createInstance",
                        Map.of(QingzhouHeaders.NAME, "w", QingzhouHeaders.TAGS, "a=b"),
                        "header CamelQingzhouTags must be a Map of text to text"),
                Arguments.of(
                        "?operation=createInstance",
                        Map.of(QingzhouHeaders.NAME, "w", QingzhouHeaders.COUNT, 21),
                        "createInstance: count must be 1 to 20, but is 21"),
                Arguments.of(
                        "?operation=resetPassword",
                        Map.of(QingzhouHeaders.INSTANCE_ID, "i-1", QingzhouHeaders.PASSWORD, "secret"),
                        "password must be 8 to 30 ASCII characters"),
                Arguments.of(
                        "?operation=waitForInstance",
                        Map.of(QingzhouHeaders.INSTANCE_ID, "i-1"),
                        "waitForInstance: header CamelQingzhouStates must be set"),
                Arguments.of(
                        "?operation=createInstance", Map.of(), "createInstance: header CamelQingzhouName must be set"),
                Arguments.of(
                        "?operation=createNat&apiStyle=rest",
                        Map.of(),
                        "createNat: header CamelQingzhouWanPort must be set"),
                Arguments.of(
                        "?operation=listInstances",
                        Map.of(QingzhouHeaders.PAGE_SIZE, 101),
                        "pageSize must be 1 to 100, but is 101"));
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputIsRefusedWithASentence(String options, Map<String, Object> headers, String sentence) {
        Exchange exchange = rig.sent("qingzhou:fleet" + options, null, headers);
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secret\"");
        assertThat(rig.emulator.requestCount()).isZero();
    }

    @Test
    void aRequestWithoutKeysIsToldThatItHadNone() {
        assertThat(rig.sent("qingzhou:fleet?credentialType=ANONYMOUS&operation=listInstances", null, Map.of())
                        .getException())
                .hasMessageEndingWith("The request was not signed, since there were no keys: set accessKeyId and"
                        + " accessKeySecret, or QINGZHOU_ACCESS_KEY_ID and QINGZHOU_ACCESS_KEY_SECRET, or profileFile");
    }

    static List<Arguments> badOptionsOfAKind() {
        return List.of(
                Arguments.of("cacheTtl=forever", "cacheTtl must be a duration such as 5m, PT5M or a number of"),
                Arguments.of("apiStyle=soap", "apiStyle must be one of openapi, rest and qingcloud, but is \"soap\""),
                Arguments.of("operation=startInstanse", "but is \"startInstanse\": did you mean startInstance?"),
                Arguments.of("aplStyle=rest", "there is no option aplStyle: did you mean apiStyle?"));
    }

    @ParameterizedTest
    @MethodSource("badOptionsOfAKind")
    void anOptionThatIsMisspelledIsToldFromWhatItMayBe(String option, String sentence) {
        assertThatThrownBy(() -> rig.sent("qingzhou:fleet?" + option, null, Map.of()))
                .cause()
                .hasMessageContaining(sentence)
                .hasNoCause();
    }

    static List<Arguments> badOptions() {
        return List.of(
                Arguments.of("region=mars-1&endpoint=", "endpoint must be set: no address of region mars-1"),
                Arguments.of("waitInterval=0", "waitInterval must be more than zero"),
                Arguments.of("waitTimeout=0", "waitTimeout must be more than zero"),
                Arguments.of("waitThreads=0", "waitThreads must be 1 or more"),
                Arguments.of("maxCallsPerHour=-1", "maxCallsPerHour must be 0 (no limit) or more"),
                Arguments.of("signer=acs9", "signer \"acs9\" is neither a bean"),
                Arguments.of("endpoint=http://example.com", "endpoint must be https"),
                Arguments.of(
                        "contract=classpath:broken-contract.yaml", "contract classpath:broken-contract.yaml, line 2:"),
                Arguments.of(
                        "credentialType=STATIC&accessKeySecret=", "accessKeyId is set, but accessKeySecret is not"));
    }

    @ParameterizedTest
    @MethodSource("badOptions")
    void badOptionsAreRefusedAtTheStart(String options, String sentence) {
        assertThatThrownBy(() -> rig.context
                        .getEndpoint("qingzhou:fleet?" + options)
                        .createProducer()
                        .start())
                .hasStackTraceContaining(sentence);
    }

    @Test
    void secretsAreInNoUriAndNoMessage() {
        Endpoint endpoint = rig.context.getEndpoint(
                "qingzhou:fleet?accessKeyId=AKID-secret-1&accessKeySecret=RAW(very-secret-2)&securityToken=secret-3");
        assertThat(endpoint.toString() + endpoint.getEndpointUri())
                .as("what people are shown")
                .doesNotContain("very-secret-2")
                .doesNotContain("secret-3")
                .doesNotContain("AKID-secret-1");
        Exchange exchange = rig.sent(
                "qingzhou:fleet?operation=resetPassword",
                new ResetPasswordRequest("i-00000000", "Guest-Pass-1", null),
                Map.of());
        assertThat(exchange.getException()).hasMessageNotContaining("Guest-Pass-1");
        assertThat(new ResetPasswordRequest("i-1", "Guest-Pass-1", null))
                .hasToString("ResetPasswordRequest[instanceId=i-1, password=xxxxxx]");
    }
}
