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

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
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

import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Fails in many ways with secrets at hand and shows everything it can: exceptions, endpoints, health, logs. Run by
 * {@link SecretsTest} in a process of its own, so that all of its loggers are as talkative as it wants.
 */
final class SecretsProgram {

    private static final String CUSTOMER_KEY = "customer-key-of-exactly-32-bytes";
    private static final String OTHER_CUSTOMER_KEY = "another-key-of-exactly-32-bytes!";
    private static final String WRONG_SECRET_KEY = "wrong-secret-key-0123456789abcdefghijklm";
    private static final String PROXY_PASSWORD = "proxy-password-that-nobody-may-see";
    private static final Pattern SIGNATURE =
            Pattern.compile("(?:QS [^:]+:|[?&]signature=)([^&]+)", Pattern.CASE_INSENSITIVE);

    private final ConsumerRouteRig rig = new ConsumerRouteRig();
    private final List<String> secrets = new ArrayList<>(
            List.of(QingStorEmulator.SECRET_KEY, WRONG_SECRET_KEY, PROXY_PASSWORD, CUSTOMER_KEY, OTHER_CUSTOMER_KEY));

    /** @param args the file to write the secrets to, one on a line, those included that only turned up meanwhile */
    public static void main(String[] args) throws Exception {
        SecretsProgram program = new SecretsProgram();
        program.run();
        Files.write(Path.of(args[0]), program.secrets);
        System.exit(0);
    }

    private void run() throws Exception {
        secrets.add(base64(CUSTOMER_KEY));
        secrets.add(base64(OTHER_CUSTOMER_KEY));
        produce();
        consume();
        showHealth();
        for (Endpoint endpoint : rig.context.getEndpoints()) {
            System.out.println(endpoint + " " + URISupport.sanitizeUri(endpoint.getEndpointUri()));
        }
        rig.emulator.requests().forEach(this::keepSignature);
        rig.close();
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    }

    private void keepSignature(RecordedRequest request) {
        Matcher matcher = SIGNATURE.matcher(request.header("authorization").orElse(request.target()));
        if (matcher.find()) {
            secrets.add(matcher.group(1));
        }
    }

    private void produce() {
        String key = "encryptionCustomerKey=" + CUSTOMER_KEY;
        String otherKey = "encryptionCustomerKey=RAW(" + base64(OTHER_CUSTOMER_KEY) + ")";
        rig.rig.sent("qingstor:photos/k?" + key, "text", Map.of());
        fail("qingstor:photos/k?operation=getObject", Map.of());
        fail("qingstor:photos/k?operation=getObject&" + otherKey, Map.of());
        fail(
                "qingstor:photos/k?operation=headObject",
                Map.of(QingStorHeaders.ENCRYPTION_CUSTOMER_KEY, OTHER_CUSTOMER_KEY));
        fail(
                "qingstor:photos/k?operation=getObject",
                Map.of(QingStorHeaders.ENCRYPTION_CUSTOMER_KEY, CUSTOMER_KEY + "-and-more"));
        fail(
                "qingstor:photos/k?operation=copyObject&copySourceEncryptionCustomerKey=" + OTHER_CUSTOMER_KEY,
                Map.of(QingStorHeaders.DESTINATION_KEY, "copy"));
        fail("qingstor:photos/k?encryptionCustomerKeyMd5=bm8=&" + key, Map.of());
        fail("qingstor:photos/k?operation=getObject&secretKey=" + WRONG_SECRET_KEY, Map.of());
        fail("qingstor:no-such-bucket/k?uploadCutoff=0&" + key, Map.of());
        fail(
                "qingstor:photos/k?operation=headObject&connectionRetries=1&retryDelay=1ms&proxyHost=127.0.0.1&proxyPort=1"
                        + "&proxyUser=somebody&proxyPassword=" + PROXY_PASSWORD,
                Map.of());
        fail("qingstor:photos/k?noSuchOption=1&secretKey=" + WRONG_SECRET_KEY + "&" + key, Map.of());

        URI link = URI.create(rig.rig
                .sent("qingstor:photos/missing?operation=createDownloadLink", null, Map.of())
                .getMessage()
                .getBody(String.class));
        Matcher signature = SIGNATURE.matcher("?" + link.getRawQuery());
        if (!signature.find()) {
            throw new IllegalStateException("the link is not signed");
        }
        secrets.add(signature.group(1));
        fail(
                "qingstor:photos/fetched?operation=fetchObject&connectionRetries=1&retryDelay=1ms",
                Map.of(QingStorHeaders.FETCH_SOURCE, link.toString()));
    }

    private void fail(String uri, Map<String, Object> headers) {
        Exception failure;
        try {
            Exchange exchange = rig.rig.send(uri, "text", headers);
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
        rig.rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(ConsumerRouteRig.uri("encryptionCustomerKey=" + OTHER_CUSTOMER_KEY))
                        .routeId("cannot-read")
                        .to("mock:out");
                from(ConsumerRouteRig.uri("secretKey=" + WRONG_SECRET_KEY + "&encryptionCustomerKey=" + CUSTOMER_KEY))
                        .routeId("cannot-list")
                        .to("mock:out");
                from(ConsumerRouteRig.uri("encryptionCustomerKey=" + CUSTOMER_KEY))
                        .routeId("cannot-digest")
                        .throwException(new IllegalStateException("cannot digest this"));
            }
        });
        for (String route : List.of("cannot-read", "cannot-list", "cannot-digest")) {
            ((Runnable) rig.context.getRoute(route).getConsumer()).run();
        }
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
