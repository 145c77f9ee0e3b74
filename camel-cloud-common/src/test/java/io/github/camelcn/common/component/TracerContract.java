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

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.common.component.Tracing.By;

import static io.github.camelcn.common.component.Tracing.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The spans that Camel's tracers export of a route with a store's component. */
public abstract class TracerContract {

    /** As long as the keys of encryption are, with what a query has to escape. */
    private static final String SECRET = "s3cret+&s3cret+&s3cret+&s3cret+&";

    @AutoClose
    private final StoreRig rig = start();

    /** A new rig, with a secret key that is found nowhere else. */
    protected abstract StoreRig start();

    private String scheme() {
        return rig.server.emulator().service();
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return rig.send(scheme() + ":" + uri, body, headers);
    }

    private String own(SpanData span, String name) {
        return attribute(span, scheme() + "." + name);
    }

    @ParameterizedTest
    @EnumSource
    protected void aCallsSpanSaysWhatWasAskedOfWhomAndWhatCameBack(By by) {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            Exchange done = send("photos/2026/a.jpg", "content", Map.of());

            SpanData span = tracing.span("putObject");
            assertThat(span.getKind()).isEqualTo(by.kindOfCalls());
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(attribute(span, "component")).isEqualTo("camel-" + scheme());
            assertThat(attribute(span, "rpc.system")).isEqualTo(scheme());
            assertThat(attribute(span, "rpc.service")).isEqualTo(scheme());
            assertThat(attribute(span, "rpc.method")).isEqualTo("putObject");
            assertThat(attribute(span, "cloud.region")).isEqualTo(rig.server.region());
            assertThat(attribute(span, "server.address")).isIn("localhost", "127.0.0.1");
            assertThat(attribute(span, "server.port")).containsOnlyDigits();
            assertThat(own(span, "bucket")).isEqualTo("photos");
            assertThat(own(span, "key")).isEqualTo("2026/a.jpg");
            assertThat(own(span, "etag"))
                    .isEqualTo(done.getMessage().getHeader(rig.names.eTag))
                    .isNotEmpty();
            assertThat(own(span, "request_id"))
                    .isEqualTo(done.getMessage().getHeader(rig.names.requestId))
                    .isNotEmpty();
            assertThat(attribute(span, "error.type")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    protected void aRefusedCallsSpanIsAnErrorWithTheServicesReason(By by) {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            send("photos/none?operation=getObject", null, Map.of());

            SpanData span = tracing.span("getObject");
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(attribute(span, "error.type")).isEqualTo("OBJECT_NOT_FOUND");
            assertThat(attribute(span, "http.response.status_code")).isEqualTo("404");
            assertThat(own(span, "attempts")).isEqualTo("1");
            assertThat(own(span, "request_id")).isNotEmpty();
            assertThat(span.getEvents())
                    .anySatisfy(event -> assertThat(event.toString()).contains("photos/none"));
        }
    }

    @ParameterizedTest
    @EnumSource
    protected void aCallWithoutAnAnswerHasNoIdOfTheOneBefore(By by) throws Exception {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            rig.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:two")
                            .to(scheme() + ":photos/a")
                            .to(
                                    scheme()
                                            + ":photos/b?operation=headObject&proxyHost=localhost&proxyPort=1&connectionRetries=0");
                }
            });
            rig.send("direct:two", "content", Map.of());

            SpanData span = tracing.span("headObject");
            assertThat(attribute(span, "error.type")).isEqualTo("TransportException");
            assertThat(own(span, "request_id")).isNull();
            assertThat(own(span, "key")).isEqualTo("b");
            assertThat(own(span, "etag")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    protected void aCallThatIsNotEvenMadeIsNamedByItsException(By by) {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            send("photos", "content", Map.of(rig.names.operation, "paintObject"));

            SpanData span = tracing.spans().get(0);
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(attribute(span, "error.type")).startsWith("java.lang.Illegal");
        }
    }

    @ParameterizedTest
    @EnumSource
    protected void whatIsLeftOfAStepBeforeIsNotTakenForAnAnswer(By by) throws Exception {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            rig.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:two").to(scheme() + ":photos/a").to(scheme() + ":photos/b?operation=deleteObject");
                }
            });
            rig.sent("direct:two", "content", Map.of());

            SpanData deletion = tracing.span("deleteObject");
            assertThat(own(deletion, "key")).isEqualTo("b");
            assertThat(own(deletion, "etag")).isNull();
            assertThat(own(deletion, "request_id"))
                    .isNotEmpty()
                    .isNotEqualTo(own(tracing.span("putObject"), "request_id"));
        }
    }

    @ParameterizedTest
    @EnumSource
    protected void aConsumersSpanIsAboutItsObjectWhateverItsRouteDoes(By by) throws Exception {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            rig.sent("store:photos/in/a", "content", Map.of());
            rig.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from(scheme() + ":photos?prefix=in/&deleteAfterRead=true&initialDelay=0&delay=20")
                            .setHeader(rig.names.key, constant("copy/of-a"))
                            .to(scheme() + ":archive");
                }
            });
            await().until(() -> tracing.spans().stream().anyMatch(span -> "consume".equals(span.getName())));

            SpanData consumed = tracing.span("consume");
            assertThat(consumed.getKind()).isEqualTo(by.kindOfConsumers());
            assertThat(attribute(consumed, "rpc.method")).isEqualTo("consume");
            assertThat(own(consumed, "bucket")).isEqualTo("photos");
            assertThat(own(consumed, "key")).isEqualTo("in/a");
            SpanData call = tracing.spans().stream()
                    .filter(span -> consumed.getSpanId().equals(span.getParentSpanId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(call.getName()).isEqualTo("putObject");
            assertThat(own(call, "bucket")).isEqualTo("archive");
            assertThat(own(call, "key")).isEqualTo("copy/of-a");
            assertThat(own(consumed, "request_id")).isNotEqualTo(own(call, "request_id"));
        }
    }

    @ParameterizedTest
    @EnumSource
    protected void theFailureOfAStepIsNotToldAsThatOfTheConsumersRequest(By by) throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        try (Tracing tracing = new Tracing(rig.context, by)) {
            rig.sent("store:photos/in/a", "content", Map.of());
            rig.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from(scheme() + ":photos?prefix=in/&initialDelay=0&repeatCount=1")
                            .process(exchange -> failed.countDown())
                            .setHeader(rig.names.key, constant("none"))
                            .to(scheme() + ":photos?operation=getObject");
                }
            });
            assertThat(failed.await(2, TimeUnit.MINUTES)).isTrue();
            await().until(() -> tracing.spans().stream().anyMatch(span -> "consume".equals(span.getName())));

            SpanData consumed = tracing.span("consume");
            assertThat(consumed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(attribute(consumed, "error.type")).isEqualTo("OBJECT_NOT_FOUND");
            assertThat(own(consumed, "attempts")).isNull();
            assertThat(attribute(consumed, "http.response.status_code")).isNull();
            assertThat(own(consumed, "request_id")).isNotEqualTo(own(tracing.span("getObject"), "request_id"));
        }
    }

    @ParameterizedTest
    @EnumSource
    protected void nothingSecretGetsIntoSpans(By by) {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            Set<String> secrets = rig.context
                    .getCamelContextExtension()
                    .getEndpointUriFactory(scheme())
                    .secretPropertyNames();
            assertThat(secrets).contains("secretKey", "accessKey", "proxyPassword");
            String options = secrets.stream()
                    .map(secret -> "&" + secret + "=RAW(" + SECRET + ")")
                    .collect(Collectors.joining());
            send("photos/a?connectionRetries=0&proxyHost=localhost&proxyPort=1" + options, "content", Map.of());
            send("photos/a", "content", Map.of(rig.names.encryptionCustomerKey, "customer-s3cret"));
            send("photos/a?operation=createDownloadLink", null, Map.of());
            send("photos/a?secretKey=" + rig.server.secretKey(), "content", Map.of());

            assertThat(tracing.spans()).hasSize(4);
            assertThat(tracing.text()).doesNotContain("s3cret").doesNotContain(rig.server.secretKey());
        }
    }
}
