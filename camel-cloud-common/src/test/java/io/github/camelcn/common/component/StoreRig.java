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
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;

import io.github.camelcn.common.Patience;
import io.github.camelcn.common.camel.ObjectStoreComponent;
import io.github.camelcn.common.camel.ObjectStoreHeaders;

/**
 * A Camel context whose component talks to a server with the buckets {@code photos} and {@code archive}. Contracts write
 * {@code store:} for whatever scheme the component has: it goes by both names. A component's rig sets endpoint and keys
 * before it hands the component over.
 */
public class StoreRig implements AutoCloseable {

    public static final String BUCKET = "photos";
    public static final String OTHER_BUCKET = "archive";

    /** What contracts call every component. */
    public static final String SCHEME = "store";

    public final StoreServer server;
    public final CamelContext context = new DefaultCamelContext();

    /** The names of the component's headers. */
    public final ObjectStoreHeaders names;

    private final ProducerTemplate template;

    /**
     * @param server has both buckets; closed with this rig
     * @param component set up for the server
     * @param headerPrefix such as {@code CamelQingstor}
     */
    public StoreRig(StoreServer server, ObjectStoreComponent component, String headerPrefix) {
        this.server = server;
        this.names = new ObjectStoreHeaders(headerPrefix);
        context.addComponent(server.emulator().service(), component);
        context.addComponent(SCHEME, component);
        context.start();
        template = context.createProducerTemplate();
    }

    /** Sends one message straight to an endpoint; a failure is in the exchange. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** As {@link #send}, but a failure is thrown. */
    public Exchange sent(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = send(uri, body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError("the exchange failed", exchange.getException());
        }
        return exchange;
    }

    /** The endpoint {@code mock:NAME}, whose expectations have time. */
    public MockEndpoint mock(String name) {
        MockEndpoint mock = context.getEndpoint("mock:" + name, MockEndpoint.class);
        mock.setResultWaitTime(Patience.PATIENCE.toMillis());
        return mock;
    }

    public void route(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
    }

    @Override
    public void close() {
        context.stop();
        server.close();
    }
}
