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
package io.github.camelcn.component.qingstor;

import java.util.HashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import io.github.camelcn.emulator.QingStorEmulator;

/** A Camel context whose QingStor component talks to an emulator with the buckets {@code photos} and {@code archive}. */
final class EmulatorRig implements AutoCloseable {

    static final String BUCKET = "photos";
    static final String OTHER_BUCKET = "archive";

    final QingStorEmulator emulator;
    final CamelContext context = new DefaultCamelContext();
    final QingStorComponent component = new QingStorComponent();
    private final ProducerTemplate template;

    EmulatorRig() {
        this(QingStorEmulator.builder());
    }

    /** @param settings what the emulator is like, apart from the buckets */
    EmulatorRig(QingStorEmulator.Builder settings) {
        emulator = settings.bucket(BUCKET).bucket(OTHER_BUCKET).start();
        component.getConfiguration().setEndpoint(emulator.endpoint().toString());
        component.getCredentials().setAccessKey(QingStorEmulator.ACCESS_KEY);
        component.getCredentials().setSecretKey(QingStorEmulator.SECRET_KEY);
        context.addComponent("qingstor", component);
        context.start();
        template = context.createProducerTemplate();
    }

    /** Sends one message straight to an endpoint; a failure is in the exchange. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** As {@link #send}, but a failure is thrown. */
    Exchange sent(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = send(uri, body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError("the exchange failed", exchange.getException());
        }
        return exchange;
    }

    void route(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
    }

    @Override
    public void close() {
        context.stop();
        emulator.close();
    }
}
