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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;

/**
 * {@link SecretsContract} in a process of its own, so that all of its loggers are as talkative as it wants: lets a
 * component fail in as many ways as there are, and collects what must not have been shown.
 */
public abstract class SecretsProgram {

    protected static final String WRONG_SECRET_KEY = "wrong-secret-key-0123456789abcdefghijklm";

    private static final String PROXY_PASSWORD = "proxy-password-that-nobody-may-see";

    protected final StoreRig rig;

    private final Pattern signature;
    private final List<String> secrets = new ArrayList<>(List.of(WRONG_SECRET_KEY, PROXY_PASSWORD));

    /**
     * @param rig closed at the end
     * @param signature what signs a request or link, as its first group, in a header or a query
     */
    protected SecretsProgram(StoreRig rig, Pattern signature) {
        this.rig = rig;
        this.signature = signature;
    }

    /** Runs it and writes all secrets to a file, one on a line, those included that only turned up meanwhile. */
    protected final void run(Path secretsFile) throws Exception {
        produce();
        fail(
                "store:photos/k?operation=headObject&connectionRetries=1&retryDelay=1ms&proxyHost=127.0.0.1&proxyPort=1"
                        + "&proxyUser=somebody&proxyPassword=" + PROXY_PASSWORD,
                Map.of());
        consume();
        showHealth();
        for (Endpoint endpoint : rig.context.getEndpoints()) {
            System.out.println(endpoint + " " + endpoint.getEndpointUri());
        }
        rig.server
                .requests()
                .forEach(
                        request -> keepSignature(request.header("authorization").orElse(request.target())));
        write(secretsFile);
        rig.close();
        System.exit(0);
    }

    private void write(Path file) throws IOException {
        Files.write(file, secrets);
    }

    /** Uses secrets of all kinds in operations, most of which fail. */
    protected abstract void produce() throws Exception;

    /** Options of consumers that cannot do anything, by the id of their route. */
    protected abstract Map<String, String> hopelessConsumers();

    /** Options of a consumer whose route fails. */
    protected abstract String consumerOptions();

    protected final void secret(Collection<String> more) {
        secrets.addAll(more);
    }

    /** Remembers the signature in a text, if there is one. */
    protected final boolean keepSignature(String text) {
        Matcher matcher = signature.matcher(text);
        boolean signed = matcher.find();
        if (signed) {
            secrets.add(matcher.group(1));
        }
        return signed;
    }

    /** What an operation that makes a link or token gives. */
    protected final String made(String operation) {
        return rig.sent("store:photos/missing?operation=" + operation, null, Map.of())
                .getMessage()
                .getBody(String.class);
    }

    /** A link that works, whose signature is a secret from now on. */
    protected final String madeLink(String operation) {
        String link = made(operation);
        if (!keepSignature(link)) {
            throw new IllegalStateException("the link is not signed");
        }
        return link;
    }

    protected final void fail(String uri, Map<String, Object> headers) {
        Exception failure;
        try {
            Exchange exchange = rig.send(uri, "text", headers);
            failure = exchange.getException();
        } catch (Exception e) {
            failure = e;
        }
        if (failure == null) {
            throw new IllegalStateException("this should have failed: " + uri);
        }
        System.out.println(SecretsContract.FAILED);
        failure.printStackTrace(System.out);
    }

    private void consume() throws Exception {
        ConsumerRig consuming = new ConsumerRig(rig);
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                hopelessConsumers()
                        .forEach((route, options) ->
                                from(ConsumerRig.uri(options)).routeId(route).to("mock:out"));
                from(ConsumerRig.uri(consumerOptions()))
                        .routeId("cannot-digest")
                        .throwException(new IllegalStateException("cannot digest this"));
            }
        });
        List<String> routes = new ArrayList<>(hopelessConsumers().keySet());
        routes.add("cannot-digest");
        for (String route : routes) {
            ((Runnable) rig.context.getRoute(route).getConsumer()).run();
        }
        consuming.out().reset();
    }

    private void showHealth() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(rig.context);
        registry.setEnabled(true);
        registry.setExposureLevel("full");
        registry.register(registry.resolveById("consumers"));
        HealthCheckHelper.invokeReadiness(rig.context).forEach(result -> {
            System.out.println("health " + result.getState() + " " + result.getMessage() + " " + result.getDetails());
            result.getError().ifPresent(error -> error.printStackTrace(System.out));
        });
    }
}
