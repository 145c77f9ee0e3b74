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
package io.github.camelcn.component.kodo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.util.URISupport;

import io.github.camelcn.common.component.ConsumerRig;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.RecordedRequest;

/**
 * Fails in many ways with secrets at hand and shows everything it can: exceptions, endpoints, health, logs. Run by
 * {@link SecretsTest} in a process of its own, so that all of its loggers are as talkative as it wants.
 */
final class SecretsProgram {

    private static final String WRONG_SECRET_KEY = "wrong-secret-key-0123456789abcdefghijklm";
    private static final String SECURITY_TOKEN = "session-token-that-nobody-may-see";
    private static final String PROXY_PASSWORD = "proxy-password-that-nobody-may-see";
    private static final Pattern SIGNATURE =
            Pattern.compile("(?:Signature=|Qiniu [^:]+:|[?&]token=[^:]+:)([^&]+)", Pattern.CASE_INSENSITIVE);

    private final EmulatorRig rig = new EmulatorRig();
    private final ConsumerRig consuming = new ConsumerRig(rig);
    private final List<String> secrets =
            new ArrayList<>(List.of(KodoEmulator.SECRET_KEY, WRONG_SECRET_KEY, SECURITY_TOKEN, PROXY_PASSWORD));

    /** @param args the file to write the secrets to, one on a line, those included that only turned up meanwhile */
    public static void main(String[] args) throws Exception {
        SecretsProgram program = new SecretsProgram();
        program.run();
        Files.write(Path.of(args[0]), program.secrets);
        System.exit(0);
    }

    private void run() throws Exception {
        produce();
        consume();
        showHealth();
        for (Endpoint endpoint : rig.context.getEndpoints()) {
            System.out.println(endpoint + " " + URISupport.sanitizeUri(endpoint.getEndpointUri()));
        }
        rig.emulator.requests().forEach(this::keepSignature);
        rig.close();
    }

    private void keepSignature(RecordedRequest request) {
        Matcher matcher = SIGNATURE.matcher(request.header("authorization").orElse(request.target()));
        if (matcher.find()) {
            secrets.add(matcher.group(1));
        }
    }

    private void produce() {
        rig.sent("kodo:photos/k", "text", Map.of());
        fail("kodo:photos/missing?operation=getObject", Map.of());
        fail("kodo:photos/missing?operation=statObject", Map.of());
        fail("kodo:photos/k?operation=getObject&secretKey=" + WRONG_SECRET_KEY, Map.of());
        fail("kodo:photos/k?operation=statObject&secretKey=" + WRONG_SECRET_KEY, Map.of());
        fail("kodo:photos/k?operation=getObject&securityToken=" + SECURITY_TOKEN, Map.of());
        fail("kodo:photos/k?operation=statObject&securityToken=" + SECURITY_TOKEN, Map.of());
        fail("kodo:no-such-bucket/k?uploadCutoff=0", Map.of());
        fail(
                "kodo:photos/k?operation=headObject&connectionRetries=1&retryDelay=1ms&proxyHost=127.0.0.1&proxyPort=1"
                        + "&proxyUser=somebody&proxyPassword=" + PROXY_PASSWORD,
                Map.of());
        fail("kodo:photos/k?noSuchOption=1&securityToken=" + SECURITY_TOKEN, Map.of());
        for (String operation : new String[] {"createDownloadLink", "createPrivateUrl"}) {
            String link = made(operation);
            Matcher signature = SIGNATURE.matcher(URI.create(link).toString());
            if (!signature.find()) {
                throw new IllegalStateException("the link is not signed");
            }
            secrets.add(signature.group(1));
            String source = link.replace("http://127.0.0.1", "http://localhost:1");
            fail(
                    "kodo:photos/fetched?operation=fetchObject&connectionRetries=0",
                    Map.of(KodoHeaders.FETCH_SOURCE, source));
        }
        secrets.add(made("createUploadToken"));
    }

    private String made(String operation) {
        return rig.sent("kodo:photos/missing?operation=" + operation, null, Map.of())
                .getMessage()
                .getBody(String.class);
    }

    private void fail(String uri, Map<String, Object> headers) {
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
        System.out.println("failed as it should");
        failure.printStackTrace(System.out);
    }

    private void consume() throws Exception {
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(ConsumerRig.uri("secretKey=" + WRONG_SECRET_KEY))
                        .routeId("cannot-list")
                        .to("mock:out");
                from(ConsumerRig.uri("delay=1000"))
                        .routeId("cannot-digest")
                        .throwException(new IllegalStateException("cannot digest this"));
            }
        });
        for (String route : List.of("cannot-list", "cannot-digest")) {
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
