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
package io.github.camelcn.common.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RedirectTest {

    private static final RedirectRule ALWAYS = (request, status, location) -> Optional.of(request.withUrl(location));

    private final RecordingSleeper sleeper = new RecordingSleeper();

    private static RawServer redirecting(int status, String to) throws IOException {
        return RawServer.start(
                (number, request, socket) -> RawServer.answer(socket, status, "WRONG_REGION", "Location: " + to));
    }

    private static RawServer fine() throws IOException {
        return RawServer.start((number, request, socket) -> RawServer.answer(socket, 200, "fine"));
    }

    private CloudHttpClient following(RedirectRule rule) {
        return TestService.client(sleeper).redirectRule(rule).build();
    }

    @Test
    void aBodyThatIsSentToBothHostsIsCountedOnce() throws IOException {
        AtomicLong progress = new AtomicLong();
        try (RawServer target = fine();
                RawServer server = redirecting(307, target.url("/a"));
                CloudHttpClient client = following(ALWAYS)) {
            ServiceRequest put = TestService.put(server.url("/a"), "")
                    .withBody(Payload.of(new byte[5000]).trackedBy(progress::addAndGet));
            client.execute(put).close();

            assertThat(target.requests()).hasSize(1);
            assertThat(progress).hasValue(5000);
        }
    }

    @Test
    void followsWithTheSameMethodAndBodyAndASignatureForTheNewUrl() throws IOException {
        try (RawServer target = fine();
                RawServer server = redirecting(301, target.url("/there"));
                CloudHttpClient client = following(ALWAYS)) {
            client.execute(TestService.put(server.url("/here"), "hello").header("X-Key", "k"))
                    .close();

            RawServer.Received arrived = target.requests().get(0);
            assertThat(arrived.line()).isEqualTo("PUT /there HTTP/1.1");
            assertThat(arrived.bodyText()).isEqualTo("hello");
            assertThat(arrived.header("x-key")).isEqualTo("k");
            assertThat(arrived.header("authorization")).isEqualTo("TEST alice 127.0.0.1/there");
            assertThat(server.requests().get(0).header("authorization")).isEqualTo("TEST alice 127.0.0.1/here");
        }
    }

    @Test
    void readsARelativeLocation() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    if (number == 1) {
                        RawServer.answer(socket, 307, "", "Location: /b?c=d");
                    } else {
                        RawServer.answer(socket, 200, "fine");
                    }
                });
                CloudHttpClient client = following(ALWAYS)) {
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(server.requests().get(1).line()).isEqualTo("GET /b?c=d HTTP/1.1");
        }
    }

    @Test
    void goesNowhereTheRuleDoesNotAllow() throws IOException {
        try (RawServer target = fine();
                RawServer server = redirecting(307, target.url("/there"));
                CloudHttpClient client = following((request, status, location) -> Optional.empty())) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/here"))))
                    .isInstanceOf(ServiceException.class)
                    .hasMessage("getObject photos/a.jpg: WRONG_REGION (307)");
            assertThat(target.requests()).isEmpty();
        }
    }

    @Test
    void givesUpAfterFiveRedirects() throws IOException {
        try (RawServer server = redirecting(307, "/again");
                CloudHttpClient client = following(ALWAYS)) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/here"))))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("Gave up after 5 redirects");
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void saysWhyAStreamCannotFollow() throws IOException {
        try (RawServer target = fine();
                RawServer server = redirecting(307, target.url("/there"));
                CloudHttpClient client = following(ALWAYS)) {
            Payload stream = Payload.of(new ByteArrayInputStream(new byte[5]), 5);

            assertThatThrownBy(() -> client.execute(
                            TestService.put(server.url("/here"), "").withBody(stream)))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("the body is a stream that was sent already and cannot be read again");
            assertThat(target.requests()).isEmpty();
        }
    }

    @Test
    void aRedirectToNowhereIsAnError() throws IOException {
        try (RawServer server = redirecting(307, "ftp://example.com/");
                CloudHttpClient client = following(ALWAYS)) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/here"))))
                    .isInstanceOf(ServiceException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRetryStartsWhereTheCallStarted() throws IOException {
        try (RawServer target = RawServer.start(
                        (number, request, socket) -> RawServer.answer(socket, number == 1 ? 503 : 200, "UNAVAILABLE"));
                RawServer server = redirecting(307, target.url("/there"));
                CloudHttpClient client = following(ALWAYS)) {
            client.execute(TestService.get(server.url("/here"))).close();

            assertThat(server.requests()).hasSize(2);
            assertThat(target.requests()).hasSize(2);
        }
    }
}
