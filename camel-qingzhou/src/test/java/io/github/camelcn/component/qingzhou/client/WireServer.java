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

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.github.camelcn.common.component.RecordingServer;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.component.qingzhou.model.ApiStyle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/** A server that answers what it is told and shows what it was sent. */
final class WireServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");

    private final RecordingServer server = new RecordingServer();
    private final Deque<ResponseDefinitionBuilder> answers = new ArrayDeque<>();

    WireServer() {
        server.stubs().addMockServiceRequestListener((request, response) -> stubNext());
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
        return answers(RecordingServer.answer(status, body, "application/json", headers));
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
        server.stubs().resetMappings();
        server.answers(answer);
    }

    List<LoggedRequest> requests() {
        return server.requests();
    }

    LoggedRequest last() {
        return server.last();
    }

    /** The requests as text: method, raw target, and the body if there is one. */
    List<String> sent() {
        return server.requests().stream().map(WireServer::asText).toList();
    }

    private static String asText(LoggedRequest request) {
        String body = new String(request.getBody(), StandardCharsets.UTF_8);
        return request.getMethod().getName() + ' ' + request.getUrl() + (body.isEmpty() ? "" : ' ' + body);
    }

    @Override
    public void close() {
        server.close();
    }
}
