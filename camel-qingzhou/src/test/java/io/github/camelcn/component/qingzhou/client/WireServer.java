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
package io.github.camelcn.component.qingzhou.client;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.component.qingzhou.model.ApiStyle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

/** A server that answers what it is told and shows what it was sent. */
final class WireServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");

    private final WireMockServer server =
            new WireMockServer(com.github.tomakehurst.wiremock.core.WireMockConfiguration.options()
                    .dynamicPort()
                    .disableRequestJournal()
                    .notifier(new SilentNotifier()));
    private final List<LoggedRequest> requests = new CopyOnWriteArrayList<>();
    private final Deque<ResponseDefinitionBuilder> answers = new ArrayDeque<>();

    WireServer() {
        server.addMockServiceRequestListener((request, response) -> {
            requests.add(LoggedRequest.createFrom(request));
            stubNext();
        });
        server.start();
    }

    QingzhouClient.Builder client(ApiStyle style) {
        return QingzhouClient.builder()
                .apiStyle(style)
                .endpoint("http://127.0.0.1:" + server.port())
                .zone("pek3a")
                .credentials(CredentialsProvider.of(Credentials.of("AKID", "secret")))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .sleeper(duration -> {})
                .retryPolicy(RetryPolicy.NEVER);
    }

    int port() {
        return server.port();
    }

    /** What comes next; the last answer is given again and again. */
    WireServer answers(int status, String body, String... headers) {
        ResponseDefinitionBuilder answer =
                aResponse().withStatus(status).withBody(body).withHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            answer.withHeader(headers[i], headers[i + 1]);
        }
        return answers(answer);
    }

    WireServer breaksOff() {
        return answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    }

    private WireServer answers(ResponseDefinitionBuilder answer) {
        synchronized (answers) {
            answers.add(answer);
            if (answers.size() == 1) {
                stub(answer);
            }
        }
        return this;
    }

    private void stubNext() {
        synchronized (answers) {
            if (answers.size() > 1) {
                answers.remove();
                stub(answers.peek());
            }
        }
    }

    private void stub(ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    List<LoggedRequest> requests() {
        return requests;
    }

    LoggedRequest last() {
        return requests.get(requests.size() - 1);
    }

    /** The requests as text: method, raw target, and the body if there is one. */
    List<String> sent() {
        return requests.stream().map(WireServer::asText).toList();
    }

    private static String asText(LoggedRequest request) {
        String body = new String(request.getBody(), StandardCharsets.UTF_8);
        return request.getMethod().getName() + ' ' + request.getUrl() + (body.isEmpty() ? "" : ' ' + body);
    }

    @Override
    public void close() {
        server.stop();
    }
}
