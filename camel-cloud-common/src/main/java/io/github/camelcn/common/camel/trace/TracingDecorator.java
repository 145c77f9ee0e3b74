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
package io.github.camelcn.common.camel.trace;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.tracing.SpanAdapter;
import org.apache.camel.tracing.SpanKind;
import org.apache.camel.tracing.decorators.AbstractSpanDecorator;

/**
 * Puts a component's attributes on the spans of camel-tracing, which camel-opentelemetry and camel-observation keep. A
 * component's own only says which attributes those are; its jar names it for the service loader.
 */
public abstract class TracingDecorator extends AbstractSpanDecorator {

    private final SpanAttributes attributes;

    protected TracingDecorator(SpanAttributes attributes) {
        this.attributes = attributes;
    }

    @Override
    public final String getComponent() {
        return attributes.scheme();
    }

    @Override
    public final String getComponentClassName() {
        return attributes.componentType().getName();
    }

    @Override
    public final String getOperationName(Exchange exchange, Endpoint endpoint) {
        return attributes.name(exchange, endpoint);
    }

    /** Nobody waits for what a consumer finds, as a client of a server would. */
    @Override
    public final SpanKind getReceiverSpanKind() {
        return SpanKind.CONSUMER;
    }

    @Override
    public final void pre(SpanAdapter span, Exchange exchange, Endpoint endpoint) {
        super.pre(span, exchange, endpoint);
        OpenSpan.begin(attributes, exchange, endpoint).forEach(span::setTag);
    }

    @Override
    public final void post(SpanAdapter span, Exchange exchange, Endpoint endpoint) {
        super.post(span, exchange, endpoint);
        OpenSpan.end(attributes, exchange).forEach(span::setTag);
    }
}
