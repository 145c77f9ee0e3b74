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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.tracing.SpanAdapter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What spans say, in both of Camel's ways of tracing, as their service loaders find the decorators. */
public abstract class SpansContract {

    @AutoClose
    private final StoreRig rig = start();

    /** A new rig. */
    protected abstract StoreRig start();

    private String scheme() {
        return rig.server.emulator().service();
    }

    private org.apache.camel.telemetry.SpanDecorator telemetry() {
        return ServiceLoader.load(org.apache.camel.telemetry.SpanDecorator.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(decorator -> scheme().equals(decorator.getComponent()))
                .findFirst()
                .orElseThrow();
    }

    private org.apache.camel.tracing.SpanDecorator tracing() {
        return ServiceLoader.load(org.apache.camel.tracing.SpanDecorator.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(decorator -> scheme().equals(decorator.getComponent()))
                .findFirst()
                .orElseThrow();
    }

    private Exchange message(Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(rig.context);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return exchange;
    }

    @Test
    protected void beforeACallASpanSaysWhatIsAskedOfWhom() {
        Endpoint endpoint = rig.context.getEndpoint(scheme() + ":photos/a.jpg?operation=getObject");
        Map<String, String> telemetry = new HashMap<>();
        Map<String, String> tracing = new HashMap<>();
        Exchange exchange = message(Map.of());
        telemetry().beforeTracingEvent(span(telemetry), exchange, endpoint);
        tracing().pre(adapter(tracing), exchange, endpoint);
        for (Map<String, String> tags : List.of(telemetry, tracing)) {
            assertThat(tags)
                    .contains(
                            entry("rpc.system", scheme()),
                            entry("rpc.method", "getObject"),
                            entry("cloud.region", rig.server.region()),
                            entry(scheme() + ".bucket", "photos"),
                            entry(scheme() + ".key", "a.jpg"))
                    .containsKeys("server.address", "server.port");
            assertThat(tags.get("server.address")).doesNotContain(":").doesNotContain("/");
        }
    }

    @Test
    protected void headersBeatTheAddressAsTheyDoInTheCall() {
        Endpoint endpoint = rig.context.getEndpoint(scheme() + ":photos/a.jpg");
        Exchange exchange = message(
                Map.of(rig.names.operation, "headObject", rig.names.key, "b", rig.names.overrideBucketName, "archive"));
        Map<String, String> tags = new HashMap<>();
        telemetry().beforeTracingEvent(span(tags), exchange, endpoint);
        assertThat(tags)
                .contains(
                        entry("rpc.method", "headObject"),
                        entry(scheme() + ".bucket", "archive"),
                        entry(scheme() + ".key", "b"));
        assertThat(telemetry().getOperationName(exchange, endpoint)).isEqualTo("headObject");
        assertThat(tracing().getOperationName(exchange, endpoint)).isEqualTo("headObject");
    }

    @Test
    protected void aConsumersSpanIsCalledConsume() {
        Endpoint endpoint = rig.context.getEndpoint(scheme() + ":photos");
        Exchange exchange = message(Map.of(rig.names.key, "in/a"));
        exchange.getExchangeExtension().setFromEndpoint(endpoint);
        Map<String, String> tags = new HashMap<>();
        telemetry().beforeTracingEvent(span(tags), exchange, endpoint);
        assertThat(tags)
                .contains(
                        entry("rpc.method", "consume"),
                        entry(scheme() + ".bucket", "photos"),
                        entry(scheme() + ".key", "in/a"));
    }

    @Test
    protected void afterACallASpanHasTheRequestId() {
        Exchange done = rig.sent("store:photos/a.jpg", "x", Map.of());
        Map<String, String> telemetry = new HashMap<>();
        Map<String, String> tracing = new HashMap<>();
        telemetry().afterTracingEvent(span(telemetry), done);
        tracing().post(adapter(tracing), done, rig.context.getEndpoint(scheme() + ":photos/a.jpg"));
        String requestId = done.getMessage().getHeader(rig.names.requestId, String.class);
        assertThat(requestId).isNotEmpty();
        assertThat(telemetry).contains(entry(scheme() + ".request_id", requestId));
        assertThat(tracing).contains(entry(scheme() + ".request_id", requestId));
    }

    @Test
    protected void aFailureIsNamedByItsKindWithTheRequestId() {
        Exchange failed = rig.send("store:photos/none?operation=getObject", null, Map.of());
        Map<String, String> tags = new HashMap<>();
        telemetry().afterTracingEvent(span(tags), failed);
        assertThat(tags)
                .contains(
                        entry("error.type", "OBJECT_NOT_FOUND"),
                        entry("http.response.status_code", "404"),
                        entry(scheme() + ".attempts", "1"))
                .containsKey(scheme() + ".request_id");
    }

    @Test
    protected void keysNeverGetIntoSpans() {
        Endpoint endpoint = rig.context.getEndpoint(
                scheme() + ":photos/a.jpg?accessKey=AKIA-visible&secretKey=very-secret&proxyHost=h&proxyPort=1"
                        + "&proxyPassword=also-secret&proxyUser=me");
        Exchange exchange = message(Map.of(rig.names.encryptionCustomerKey, "customer-secret"));
        Map<String, String> tags = new HashMap<>();
        telemetry().beforeTracingEvent(span(tags), exchange, endpoint);
        tracing().pre(adapter(tags), exchange, endpoint);
        telemetry().afterTracingEvent(span(tags), exchange);
        assertThat(tags.toString()).doesNotContain("-secret").doesNotContain("AKIA-visible");
    }

    private static Span span(Map<String, String> tags) {
        return new Span() {
            @Override
            public void log(Map<String, String> fields) {
                tags.putAll(fields);
            }

            @Override
            public void setTag(String key, String value) {
                tags.put(key, value);
            }

            @Override
            public void setComponent(String component) {
                tags.put("component", component);
            }

            @Override
            public void setError(boolean isError) {
                tags.put("error", Boolean.toString(isError));
            }
        };
    }

    private static SpanAdapter adapter(Map<String, String> tags) {
        return new SpanAdapter() {
            @Override
            public void setComponent(String component) {
                tags.put("component", component);
            }

            @Override
            public void setError(boolean error) {
                tags.put("error", Boolean.toString(error));
            }

            @Override
            public void setTag(String key, String value) {
                tags.put(key, value);
            }

            @Override
            public void setTag(String key, Number value) {
                tags.put(key, value.toString());
            }

            @Override
            public void setTag(String key, Boolean value) {
                tags.put(key, value.toString());
            }

            @Override
            public void log(Map<String, String> log) {
                tags.putAll(log);
            }

            @Override
            public String traceId() {
                return "trace";
            }

            @Override
            public String spanId() {
                return "span";
            }
        };
    }
}
