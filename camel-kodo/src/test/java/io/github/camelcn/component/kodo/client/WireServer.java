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
package io.github.camelcn.component.kodo.client;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.github.camelcn.common.component.RecordingServer;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.retry.RetryPolicy;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/** A server that answers what it is told and shows what it was sent. */
final class WireServer implements AutoCloseable {

    static final String REQUEST_ID = "0123456789abcdef";
    static final Instant NOW = Instant.parse("2024-03-01T08:00:00Z");

    /** Headers that every request has; tests of single ones look at {@link #last()}. */
    private static final Set<String> EVERYWHERE = Set.of(
            "host", "user-agent", "accept-encoding", "connection", "authorization", "content-length", "x-amz-date");

    private final RecordingServer server = new RecordingServer(options().dynamicHttpsPort());

    /** Over plain http, where every body is signed. */
    KodoClient.Builder client() {
        return client("http://127.0.0.1:" + server.port());
    }

    /** Over https, where bodies are not signed unless asked for. */
    KodoClient.Builder secureClient() {
        return client("https://127.0.0.1:" + server.stubs().httpsPort())
                .httpOptions(HttpOptions.builder().trustAllCertificates(true).build());
    }

    private static KodoClient.Builder client(String endpoint) {
        return KodoClient.builder()
                .endpoint(endpoint)
                .region("cn-east-1")
                .credentials(CredentialsProvider.of(Credentials.of("ACCESSKEY", "secret")))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .retryPolicy(RetryPolicy.NEVER);
    }

    int port() {
        return server.port();
    }

    /** What every request is answered from now on. */
    WireServer answers(int status, String body, String... headers) {
        server.answers(RecordingServer.answer(status, body, "application/xml", headers)
                .withHeader("x-amz-request-id", REQUEST_ID));
        return this;
    }

    List<LoggedRequest> requests() {
        return server.requests();
    }

    LoggedRequest last() {
        return server.last();
    }

    /** Answers one request after the other, the last one for good. */
    WireServer answersInTurn(ResponseDefinitionBuilder... answers) {
        server.stubs().resetAll();
        for (int i = 0; i < answers.length; i++) {
            server.stubs()
                    .stubFor(any(anyUrl())
                            .inScenario("turn")
                            .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
                            .willSetStateTo("answer " + Math.min(i + 1, answers.length - 1))
                            .willReturn(answers[i].withHeader("x-amz-request-id", REQUEST_ID)));
        }
        return this;
    }

    /** The last request as text: method and raw target, headers in order of their names, an empty line, the body. */
    String sent() {
        return server.sent(EVERYWHERE);
    }

    @Override
    public void close() {
        server.close();
    }
}
