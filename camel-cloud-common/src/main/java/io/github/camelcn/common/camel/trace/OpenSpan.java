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

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What was known of a span when it began, kept with the exchange until it ends: a tracer does not say then whether it was
 * the span of a consumer, and headers of the message may tell of another call. Immutable, as the exchanges that a route
 * makes of one share its properties.
 */
public final class OpenSpan {

    private static final String PROPERTY = "CamelCnOpenSpan";
    private static final OpenSpan UNKNOWN = new OpenSpan(false, Map.of(), null);

    private final boolean consumed;
    private final Map<String, Object> headers;
    private final OpenSpan outer;

    private OpenSpan(boolean consumed, Map<String, Object> headers, OpenSpan outer) {
        this.consumed = consumed;
        this.headers = headers;
        this.outer = outer;
    }

    /** A span begins; what it says from the start. */
    static Map<String, String> begin(SpanAttributes spans, Exchange exchange, Endpoint endpoint) {
        Map<String, String> attributes = spans.before(exchange, endpoint);
        Map<String, Object> headers = new HashMap<>();
        for (String name : spans.answerHeaders()) {
            headers.put(name, exchange.getMessage().getHeader(name));
        }
        OpenSpan outer = exchange.getProperty(PROPERTY, OpenSpan.class);
        boolean consumed = ServiceSpan.isConsumer(exchange, endpoint);
        exchange.setProperty(PROPERTY, new OpenSpan(consumed, headers, outer));
        return attributes;
    }

    /** The span that began last ends; what it says from then on. */
    static Map<String, String> end(SpanAttributes spans, Exchange exchange) {
        OpenSpan span = exchange.getProperty(PROPERTY, OpenSpan.class);
        if (span == null) {
            return spans.after(exchange, UNKNOWN);
        }
        if (span.outer == null) {
            exchange.removeProperty(PROPERTY);
        } else {
            exchange.setProperty(PROPERTY, span.outer);
        }
        return spans.after(exchange, span);
    }

    /** Whether this is the span of a message that a consumer gave to its route, rather than of a call. */
    public boolean consumed() {
        return consumed;
    }

    /** A header that the call has set; empty if the message has it from a step before. */
    public Optional<Object> answered(Message message, String header) {
        Object value = message.getHeader(header);
        return value == headers.get(header) ? Optional.empty() : Optional.ofNullable(value);
    }
}
