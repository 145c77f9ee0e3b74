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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.camel.CamelContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A tracer of Camel's at work in a context, and the spans it has ended. */
public final class Tracing implements AutoCloseable {

    /** Camel's two components for OpenTelemetry. */
    public enum By {
        /** camel-opentelemetry, on camel-tracing. */
        OPENTELEMETRY {
            @Override
            void start(CamelContext context, Tracer tracer) {
                org.apache.camel.opentelemetry.OpenTelemetryTracer camels =
                        new org.apache.camel.opentelemetry.OpenTelemetryTracer();
                camels.setTracer(tracer);
                camels.setContextPropagators(ContextPropagators.noop());
                camels.init(context);
            }

            @Override
            public SpanKind kindOfCalls() {
                return SpanKind.CLIENT;
            }

            @Override
            public SpanKind kindOfConsumers() {
                return SpanKind.CONSUMER;
            }
        },
        /** camel-opentelemetry2, on camel-telemetry, which gives all of its spans the same kind. */
        OPENTELEMETRY2 {
            @Override
            void start(CamelContext context, Tracer tracer) {
                context.getRegistry().bind("tracer", tracer);
                context.getRegistry().bind("propagators", ContextPropagators.noop());
                new org.apache.camel.opentelemetry2.OpenTelemetryTracer().init(context);
            }

            @Override
            public SpanKind kindOfCalls() {
                return SpanKind.INTERNAL;
            }

            @Override
            public SpanKind kindOfConsumers() {
                return SpanKind.INTERNAL;
            }
        };

        abstract void start(CamelContext context, Tracer tracer);

        public abstract SpanKind kindOfCalls();

        public abstract SpanKind kindOfConsumers();
    }

    private final InMemorySpanExporter ended = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(ended))
            .build();

    /** Begins to trace; only routes that are added later. */
    public Tracing(CamelContext context, By by) {
        by.start(context, provider.get("test"));
    }

    /** The spans that have ended, oldest first. */
    public List<SpanData> spans() {
        return ended.getFinishedSpanItems();
    }

    /** The only span with this name that has ended. */
    public SpanData span(String name) {
        List<SpanData> named =
                spans().stream().filter(span -> span.getName().equals(name)).toList();
        assertThat(named).as("spans called %s of %s", name, spans()).hasSize(1);
        return named.get(0);
    }

    /** An attribute of a span, or null. */
    public static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    /** All that is said in the spans that have ended: names, attributes and events. */
    public String text() {
        return spans().stream()
                .flatMap(span -> Stream.concat(
                        Stream.of(span.getName(), span.getAttributes(), span.getStatus()),
                        span.getEvents().stream().flatMap(event -> Stream.of(event.getName(), event.getAttributes()))))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        provider.close();
    }
}
