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
package io.github.camelcn.emulator.qingzhou;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.camelcn.emulator.QingzhouEmulator;

/**
 * Sends style A requests. It signs with the emulator's own texts, which the vectors and the official client vouch for;
 * everything can be changed before the signing and after it.
 */
final class OpenApiClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicLong NONCES = new AtomicLong(System.nanoTime());

    private final QingzhouEmulator emulator;
    private String keyId = QingzhouEmulator.ACCESS_KEY_ID;
    private String secret = QingzhouEmulator.ACCESS_KEY_SECRET;
    private Clock clock = Clock.systemUTC();
    private Consumer<Map<String, String>> beforeSigning = headers -> {};
    private Consumer<Map<String, String>> afterSigning = headers -> {};

    OpenApiClient(QingzhouEmulator emulator) {
        this.emulator = emulator;
    }

    OpenApiClient key(String id, String itsSecret) {
        keyId = id;
        secret = itsSecret;
        return this;
    }

    OpenApiClient clock(Clock itsClock) {
        clock = itsClock;
        return this;
    }

    OpenApiClient beforeSigning(Consumer<Map<String, String>> change) {
        beforeSigning = change;
        return this;
    }

    OpenApiClient afterSigning(Consumer<Map<String, String>> change) {
        afterSigning = change;
        return this;
    }

    Answer get(String action, String target) {
        return send(action, "GET", target, "");
    }

    Answer post(String action, String target) {
        return send(action, "POST", target, "");
    }

    Answer post(String action, String target, String body) {
        return send(action, "POST", target, body.replace('\'', '"'));
    }

    Answer delete(String action, String target) {
        return send(action, "DELETE", target, "");
    }

    Answer send(String action, String method, String target, String body) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("host", emulator.endpoint().getAuthority());
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", "v1");
        headers.put(
                "x-acs-date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", String.format("%032x", NONCES.getAndIncrement()));
        headers.put("x-acs-content-sha256", WireText.sha256(body.getBytes(StandardCharsets.UTF_8)));
        headers.put("x-acs-region-id", "cn-north-1");
        if (!body.isEmpty()) {
            headers.put("content-type", "application/json; charset=utf-8");
        }
        beforeSigning.accept(headers);
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        String canonical = Acs3.canonicalRequest(
                method, path, WireText.parse(query).orElse(List.of()), headers, headers.get("x-acs-content-sha256"));
        headers.put(
                "authorization",
                "ACS3-HMAC-SHA256 Credential=" + keyId + ",SignedHeaders=" + Acs3.signedHeaders(headers.keySet())
                        + ",Signature=" + Acs3.signature(secret, Acs3.stringToSign(canonical)));
        afterSigning.accept(headers);
        headers.remove("host");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.endpoint() + target))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return Wire.send(HTTP, request.build());
    }

    /** A minimal instance on its way; returns its id. */
    String create(String name) {
        Answer answer = post(
                "CreateInstance",
                "/v1/instances",
                "{'name':'" + name + "','imageId':'image-ubuntu2204','flavorId':'flavor-2c4g'}");
        if (answer.status() != 202) {
            throw new AssertionError(answer);
        }
        return answer.text("/instanceIds/0");
    }

    String status(String id) {
        return get("DescribeInstance", "/v1/instances/" + id).text("/instance/status");
    }
}
