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

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.common.component.Tracing;
import io.github.camelcn.common.component.Tracing.By;
import io.github.camelcn.emulator.QingzhouEmulator;

import static io.github.camelcn.common.component.Tracing.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The spans that Camel's tracers export of a route with Qingzhou. */
class TracerTest {

    @AutoClose
    private final QingzhouRig rig = new QingzhouRig(QingzhouEmulator.builder().instances(1));

    private final String id = rig.emulator.controls().instances().get(0).id();

    private static boolean isCalled(SpanData span, String name) {
        return name.equals(span.getName());
    }

    @ParameterizedTest
    @EnumSource
    void aCallsSpanSaysWhatWasAskedOfWhomAndWhatCameBack(By by) {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            Message stopped = rig.done(
                    "qingzhou:fleet?operation=stopInstance&region=cn-north-1",
                    null,
                    Map.of(QingzhouHeaders.INSTANCE_ID, id));

            SpanData span = tracing.span("stopInstance");
            assertThat(span.getKind()).isEqualTo(by.kindOfCalls());
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(attribute(span, "component")).isEqualTo("camel-qingzhou");
            assertThat(attribute(span, "rpc.system")).isEqualTo("qingzhou");
            assertThat(attribute(span, "rpc.service")).isEqualTo("qingzhou");
            assertThat(attribute(span, "rpc.method")).isEqualTo("stopInstance");
            assertThat(attribute(span, "cloud.region")).isEqualTo("cn-north-1");
            assertThat(attribute(span, "server.address")).isIn("localhost", "127.0.0.1");
            assertThat(attribute(span, "server.port")).containsOnlyDigits();
            assertThat(attribute(span, "qingzhou.instance_id")).isEqualTo(id);
            assertThat(attribute(span, "qingzhou.request_id"))
                    .isEqualTo(stopped.getHeader(QingzhouHeaders.REQUEST_ID))
                    .isNotEmpty();
            assertThat(attribute(span, "error.type")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHeaderNamesTheCallAndWhatItMakesIsNamedByItsAnswer(By by) {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            Message made = rig.done(
                    "qingzhou:fleet",
                    null,
                    Map.of(QingzhouHeaders.OPERATION, "createInstance", QingzhouHeaders.NAME, "web-1"));

            assertThat(attribute(tracing.span("createInstance"), "qingzhou.instance_id"))
                    .isEqualTo(made.getHeader(QingzhouHeaders.INSTANCE_ID))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCallsSpanIsAnErrorWithTheServicesReason(By by) {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            rig.sent("qingzhou:fleet?operation=describeInstance", null, Map.of(QingzhouHeaders.INSTANCE_ID, "i-none"));

            SpanData span = tracing.span("describeInstance");
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(attribute(span, "error.type")).endsWith("NOT_FOUND");
            assertThat(attribute(span, "qingzhou.instance_id")).isEqualTo("i-none");
            assertThat(attribute(span, "qingzhou.attempts")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedCallHasNoIdOfTheOneBefore(By by) throws Exception {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            rig.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:two")
                            .to("qingzhou:fleet?operation=stopInstance")
                            .to("qingzhou:fleet?operation=listFlavors&proxyHost=localhost&proxyPort=1"
                                    + "&connectionRetries=0");
                }
            });
            rig.sent("direct:two", null, Map.of(QingzhouHeaders.INSTANCE_ID, id));

            assertThat(attribute(tracing.span("stopInstance"), "qingzhou.request_id"))
                    .isNotEmpty();
            SpanData failed = tracing.span("listFlavors");
            assertThat(attribute(failed, "error.type")).isEqualTo("TransportException");
            assertThat(attribute(failed, "qingzhou.request_id")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConsumersSpanIsAboutItsInstanceWhateverItsRouteDoes(By by) throws Exception {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            rig.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("qingzhou:fleet?delay=20&initialDelay=0&emitInitialStates=true")
                            .setHeader(QingzhouHeaders.INSTANCE_ID, constant("i-none"))
                            .to("qingzhou:fleet?operation=describeInstance");
                }
            });
            await().until(() -> tracing.spans().stream().anyMatch(span -> isCalled(span, "consume")));

            SpanData consumed = tracing.spans().stream()
                    .filter(span -> isCalled(span, "consume"))
                    .findFirst()
                    .orElseThrow();
            assertThat(consumed.getKind()).isEqualTo(by.kindOfConsumers());
            assertThat(attribute(consumed, "rpc.method")).isEqualTo("consume");
            assertThat(attribute(consumed, "qingzhou.instance_id")).isEqualTo(id);
            SpanData call = tracing.spans().stream()
                    .filter(span -> consumed.getSpanId().equals(span.getParentSpanId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(call.getName()).isEqualTo("describeInstance");
            assertThat(attribute(call, "qingzhou.instance_id")).isEqualTo("i-none");
            assertThat(attribute(consumed, "error.type")).isEqualTo(attribute(call, "error.type"));
            assertThat(attribute(call, "qingzhou.attempts")).isEqualTo("1");
            assertThat(attribute(consumed, "qingzhou.attempts")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingSecretGetsIntoSpans(By by) {
        try (Tracing tracing = new Tracing(rig.context, by)) {
            Set<String> secrets = rig.context
                    .getCamelContextExtension()
                    .getEndpointUriFactory("qingzhou")
                    .secretPropertyNames();
            assertThat(secrets).contains("accessKeySecret", "accessKeyId", "password", "proxyPassword");
            String options = secrets.stream()
                    .map(secret -> "&" + secret + "=RAW(s3cret+&)")
                    .collect(Collectors.joining());
            String unreachable = "&connectionRetries=0&proxyHost=localhost&proxyPort=1";
            rig.sent("qingzhou:fleet?operation=listFlavors" + unreachable + options, null, Map.of());
            rig.sent(
                    "qingzhou:fleet?operation=resetPassword",
                    null,
                    Map.of(QingzhouHeaders.INSTANCE_ID, id, QingzhouHeaders.PASSWORD, "S3cret-s3cret"));

            assertThat(tracing.spans()).hasSize(2);
            assertThat(tracing.text())
                    .doesNotContain("s3cret")
                    .doesNotContain(QingzhouEmulator.ACCESS_KEY_SECRET)
                    .doesNotContain(QingzhouEmulator.PASSWORD);
        }
    }
}
