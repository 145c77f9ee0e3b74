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
package io.github.camelcn.component.qingstor.client;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.github.camelcn.common.component.RecordingServer;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.retry.RetryPolicy;

/** A server that answers what it is told and shows what it was sent. */
final class WireServer implements AutoCloseable {

    static final String REQUEST_ID = "0123456789abcdef";
    static final Instant NOW = Instant.parse("2024-03-01T08:00:00Z");

    /** Headers that every request has; tests of single ones look at {@link #last()}. */
    private static final Set<String> EVERYWHERE =
            Set.of("host", "user-agent", "accept-encoding", "connection", "date", "authorization", "content-length");

    private final RecordingServer server = new RecordingServer();

    QingStorClient.Builder client() {
        return QingStorClient.builder()
                .endpoint("http://127.0.0.1:" + server.port())
                .credentials(CredentialsProvider.of(Credentials.of("ACCESSKEY", "secret")))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .retryPolicy(RetryPolicy.NEVER);
    }

    int port() {
        return server.port();
    }

    /** What every request is answered from now on. */
    WireServer answers(int status, String body, String... headers) {
        server.answers(RecordingServer.answer(status, body, "application/json", headers)
                .withHeader("x-qs-request-id", REQUEST_ID));
        return this;
    }

    List<LoggedRequest> requests() {
        return server.requests();
    }

    LoggedRequest last() {
        return server.last();
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
