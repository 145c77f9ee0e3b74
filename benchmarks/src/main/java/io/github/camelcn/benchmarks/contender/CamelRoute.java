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
package io.github.camelcn.benchmarks.contender;

import java.io.IOException;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * A Camel context with one route that begins at a {@code direct} endpoint, and a template to send into it, as an
 * application would, everything at Camel's defaults.
 */
final class CamelRoute implements AutoCloseable {

    private static final String FROM = "direct:work";

    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Endpoint from;

    private CamelRoute(Preparation preparation, Steps steps) {
        try {
            preparation.prepare(context);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    steps.addTo(from(FROM));
                }
            });
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException("the route does not start", e);
        }
        template = context.createProducerTemplate();
        from = context.getEndpoint(FROM);
    }

    /** Adds what happens behind the {@code direct} endpoint. */
    @FunctionalInterface
    interface Steps {
        void addTo(RouteDefinition route);
    }

    private interface Preparation {
        void prepare(CamelContext context);
    }

    static CamelRoute of(Steps steps) {
        return new CamelRoute(context -> {}, steps);
    }

    /** A route whose steps have endpoints of the service. */
    static CamelRoute of(CamelService service, Steps steps) {
        return new CamelRoute(context -> service.bind(context.getRegistry()), steps);
    }

    /** Sends a message through the route and waits for it. */
    Exchange send(Processor message) throws IOException {
        Exchange exchange = template.send(from, message);
        if (exchange.getException() != null) {
            throw new IOException(exchange.getException());
        }
        return exchange;
    }

    @Override
    public void close() {
        context.stop();
    }
}
