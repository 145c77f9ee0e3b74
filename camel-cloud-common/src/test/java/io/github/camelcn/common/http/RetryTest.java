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
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.ThrottledException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;
import io.github.camelcn.common.retry.RetryBudget;
import io.github.camelcn.common.retry.RetryPolicy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How often the server was asked, and what the caller was told. */
class RetryTest {

    private final RecordingSleeper sleeper = new RecordingSleeper();

    private static RawServer failing(int times, int status, String word, String... headers) throws IOException {
        return RawServer.start((number, request, socket) -> {
            if (number <= times) {
                RawServer.answer(socket, status, word, headers);
            } else {
                RawServer.answer(socket, 200, "fine");
            }
        });
    }

    private static Payload stream(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Payload.of(new ByteArrayInputStream(bytes), bytes.length);
    }

    @Test
    void repeatsWhatTheServiceCallsTemporaryAndSendsTheWholeBodyAgain() throws IOException {
        try (RawServer server = failing(2, 503, "UNAVAILABLE");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.put(server.url("/a"), "hello")).close();

            assertThat(server.requests()).hasSize(3).allMatch(request -> request.bodyText()
                    .equals("hello"));
            assertThat(sleeper.sleeps()).hasSize(2);
            assertThat(sleeper.sleeps().get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
            assertThat(sleeper.sleeps().get(1)).isLessThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void givesUpAfterTheLastRepetitionAndTellsTheWholeStory() throws IOException {
        try (RawServer server = failing(99, 503, "UNAVAILABLE");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a?signature=s3cr3t"))))
                    .isInstanceOfSatisfying(ServiceException.class, e -> {
                        assertThat(e.attempts()).isEqualTo(4);
                        assertThat(e.getSuppressed()).hasSize(3);
                    })
                    .hasMessage("getObject photos/a.jpg: UNAVAILABLE (503), after 4 attempts");
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void doesNotRepeatWhatIsFinal() throws IOException {
        try (RawServer server = failing(99, 403, "ACCESS_DENIED");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOfSatisfying(
                            CloudException.class, e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(server.requests()).hasSize(1);
            assertThat(sleeper.sleeps()).isEmpty();
        }
    }

    @Test
    void aPolicyOfNoRetriesSendsOnce() throws IOException {
        try (RawServer server = failing(99, 503, "UNAVAILABLE");
                CloudHttpClient client = TestService.client(sleeper)
                        .retryPolicy(RetryPolicy.NEVER)
                        .build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(ServiceException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void okHttpRepeatsNothingByItself() throws IOException {
        for (int status : List.of(408, 503)) {
            for (ServiceRequest request : List.of(TestService.get("/"), TestService.put("/", "hello"))) {
                try (RawServer server = failing(99, status, "", "Retry-After: 0");
                        CloudHttpClient client = TestService.client(sleeper)
                                .retryPolicy(RetryPolicy.NEVER)
                                .build()) {
                    assertThatThrownBy(() -> client.execute(request.withUrl(server.url("/a"))))
                            .isInstanceOf(ServiceException.class);
                    assertThat(server.requests()).as("%s %s", status, request).hasSize(1);
                }
            }
        }
    }

    @Test
    void okHttpDoesNotRepeatOnADroppedPooledConnection() throws IOException {
        try (RawServer server = droppingReusedConnections();
                CloudHttpClient client = TestService.client(sleeper)
                        .retryPolicy(RetryPolicy.NEVER)
                        .build()) {
            client.execute(TestService.get(server.url("/a"))).close();

            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(TransportException.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** Answers the first request of each connection, and hangs up on the second. */
    private static RawServer droppingReusedConnections() throws IOException {
        AtomicInteger lastConnection = new AtomicInteger();
        return RawServer.start((number, request, socket) -> {
            if (lastConnection.getAndSet(request.connection()) == request.connection()) {
                socket.close();
            } else {
                RawServer.answer(socket, 200, "fine");
            }
        });
    }

    @Test
    void aDroppedPooledConnectionIsReplacedAtOnce() throws IOException {
        try (RawServer server = droppingReusedConnections();
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.get(server.url("/a"))).close();

            client.execute(TestService.put(server.url("/a"), "hello")).close();

            assertThat(server.requests()).hasSize(3);
            assertThat(server.connections()).isEqualTo(2);
            assertThat(sleeper.sleeps()).isEmpty();
        }
    }

    @Test
    void aDroppedPooledConnectionIsNoReasonToAppendTwice() throws IOException {
        try (RawServer server = droppingReusedConnections();
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.get(server.url("/a"))).close();

            assertThatThrownBy(() -> client.execute(TestService.append(server.url("/a"), "hello")))
                    .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.mayHaveHappened())
                            .isTrue())
                    .hasMessageStartingWith("appendObject photos/log: ")
                    .hasMessageEndingWith("it may have happened all the same");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aLostAnswerIsRepeatedForIdempotentRequestsAfterAWait() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    if (number == 1) {
                        socket.close();
                    } else {
                        RawServer.answer(socket, 200, "fine");
                    }
                });
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.put(server.url("/a"), "hello")).close();

            assertThat(server.requests()).hasSize(2);
            assertThat(sleeper.sleeps()).hasSize(1);
        }
    }

    @Test
    void aConnectionThatCannotBeMadeIsTriedAgainEvenForAppends() throws IOException {
        int deadPort = 1; // no process is given this one by chance, as a port freed a moment ago may be
        try (CloudHttpClient client = TestService.client(sleeper).build()) {
            assertThatThrownBy(() -> client.execute(
                            TestService.append("http://127.0.0.1:" + deadPort + "/a?signature=s3cr3t", "hello")))
                    .isInstanceOfSatisfying(TransportException.class, e -> {
                        assertThat(e.mayHaveHappened()).isFalse();
                        assertThat(e.attempts()).isEqualTo(4);
                        assertThat(e.getSuppressed()).hasSize(3);
                    })
                    .hasMessageContaining(
                            "no connection to 127.0.0.1:1 (Failed to connect to /127.0.0.1:1: Connection refused)")
                    .hasMessageEndingWith(", after 4 attempts")
                    .hasMessageNotContaining("s3cr3t");
        }
    }

    @Test
    void anAppendIsRepeatedOnlyIfTheServiceCertainlyRefused() throws IOException {
        try (RawServer server = failing(1, 503, "UNAVAILABLE");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.append(server.url("/a"), "hello")).close();
            assertThat(server.requests()).hasSize(2);
        }
        try (RawServer server = failing(1, 504, "UNAVAILABLE");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            assertThatThrownBy(() -> client.execute(TestService.append(server.url("/a"), "hello")))
                    .isInstanceOf(ServiceException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** A login page answers 200 to everything; the service's own answers have a mark. */
    @Test
    void aSuccessWithoutTheServicesMarkIsNoSuccess() throws IOException {
        try (RawServer server = markedAtTheSecondRequest();
                CloudHttpClient client = markReader()) {
            client.execute(TestService.get(server.url("/a"))).close();
            assertThat(server.requests()).hasSize(2);
        }
        try (RawServer server = markedAtTheSecondRequest();
                CloudHttpClient client = markReader()) {
            assertThatThrownBy(() -> client.execute(TestService.append(server.url("/a"), "hello")))
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.status()).isEqualTo(200));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aPageOfHtmlIsNotReadAsAnObjectOnlyBecauseCachesKeepNoMark() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> RawServer.answer(
                        socket,
                        200,
                        "please log in",
                        "Content-Type: text/" + (number == 1 ? "plain" : "html; charset=x")));
                CloudHttpClient client = TestService.client(sleeper)
                        .errorDecoder(new MarkReader(true))
                        .build()) {
            client.execute(TestService.get(server.url("/a"))).close();
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.status()).isEqualTo(200));
        }
    }

    private static RawServer markedAtTheSecondRequest() throws IOException {
        return RawServer.start((number, request, socket) -> {
            String[] headers = number == 1 ? new String[0] : new String[] {"X-Mark: yes"};
            RawServer.answer(socket, 200, "UNAVAILABLE", headers);
        });
    }

    private record MarkReader(boolean caches) implements ErrorDecoder {

        @Override
        public ServiceError decode(ServiceRequest request, FailedAnswer answer) {
            return TestService.decode(request, answer);
        }

        @Override
        public String requiredHeader(ServiceRequest request) {
            return "X-Mark";
        }

        @Override
        public boolean mayComeFromCache(ServiceRequest request) {
            return caches;
        }
    }

    private CloudHttpClient markReader() {
        return TestService.client(sleeper).errorDecoder(new MarkReader(false)).build();
    }

    @Test
    void aStreamThatWasSentIsNotSentAgain() throws IOException {
        try (RawServer server = failing(1, 503, "UNAVAILABLE");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            ServiceRequest put = TestService.put(server.url("/a"), "").withBody(stream("hello"));

            assertThatThrownBy(() -> client.execute(put)).isInstanceOf(ServiceException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aStreamThatNobodyTouchedIsSentWhenTheConnectionWorksAgain() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        try (RawServer server = failing(0, 0, "");
                CloudHttpClient client = TestService.client(sleeper)
                        .dns(host -> {
                            if (lookups.incrementAndGet() == 1) {
                                throw new UnknownHostException(host);
                            }
                            return List.of(InetAddress.getLoopbackAddress());
                        })
                        .build()) {
            client.execute(TestService.put("http://photos.example.com:" + server.port() + "/a", "")
                            .withBody(stream("hello")))
                    .close();

            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0).bodyText()).isEqualTo("hello");
            assertThat(sleeper.sleeps()).hasSize(1);
        }
    }

    @Test
    void aBodyThatCannotBeReadIsNotTheNetworksFault() throws IOException {
        try (RawServer server = failing(0, 0, "");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            Payload broken = Payload.reopenable(
                    () -> {
                        throw new IOException("disk on fire");
                    },
                    5);

            assertThatThrownBy(() ->
                            client.execute(TestService.put(server.url("/a"), "").withBody(broken)))
                    .isInstanceOf(TransportException.class)
                    .hasMessage("putObject photos/a.jpg: the request body could not be read: disk on fire");
            assertThat(sleeper.sleeps()).isEmpty();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void waitsAsLongAsTheServiceAsks() throws IOException {
        try (RawServer server = failing(1, 429, "THROTTLED", "Retry-After: 7");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(sleeper.sleeps()).containsExactly(Duration.ofSeconds(7));
        }
    }

    @Test
    void readsTheWaitFromADateByTheServicesOwnClock() throws IOException {
        try (RawServer server = failing(
                        1,
                        503,
                        "UNAVAILABLE",
                        "Date: Wed, 10 Dec 2014 17:20:31 GMT",
                        "Retry-After: Wed, 10 Dec 2014 17:20:40 GMT");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(sleeper.sleeps()).containsExactly(Duration.ofSeconds(9));
        }
    }

    @Test
    void neverWaitsLongerThanThePolicyAllows() throws IOException {
        try (RawServer server = failing(1, 429, "THROTTLED", "Retry-After: 86400");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(sleeper.sleeps()).containsExactly(Duration.ofSeconds(20));
        }
    }

    @Test
    void aServiceThatAsksForNoWaitGetsOurs() throws IOException {
        try (RawServer server = failing(1, 503, "UNAVAILABLE", "Retry-After: 0");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(server.requests()).hasSize(2);
            assertThat(sleeper.sleeps()).hasSize(1);
            assertThat(sleeper.sleeps().get(0)).isPositive();
        }
    }

    @Test
    void whatIsNotAWaitIsIgnored() throws IOException {
        try (RawServer server = failing(1, 503, "UNAVAILABLE", "Retry-After: soon");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(sleeper.sleeps()).hasSize(1);
            assertThat(sleeper.sleeps().get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void anOutageIsNotMultiplied() throws IOException {
        try (RawServer server = failing(99, 503, "UNAVAILABLE");
                CloudHttpClient client = TestService.client(sleeper)
                        .retryBudget(new RetryBudget(10, 5, 1))
                        .build()) {
            for (int call = 0; call < 5; call++) {
                assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                        .isInstanceOf(ServiceException.class);
            }

            assertThat(server.requests()).as("five calls and two repetitions").hasSize(7);
        }
    }

    @Test
    void noRepetitionOutlivesCallTimeout() throws IOException {
        try (RawServer server = failing(99, 429, "THROTTLED", "Retry-After: 10");
                CloudHttpClient client = TestService.client(sleeper)
                        .options(TestService.quick()
                                .callTimeout(Duration.ofSeconds(9))
                                .build())
                        .build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOfSatisfying(
                            ThrottledException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.THROTTLED));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anInterruptEndsTheWaitAtOnce() throws IOException {
        try (RawServer server = failing(99, 503, "UNAVAILABLE");
                CloudHttpClient client = TestService.client(sleeper)
                        .sleeper(wait -> {
                            throw new InterruptedException();
                        })
                        .build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(TransportException.class)
                    .hasMessage("getObject photos/a.jpg: interrupted while waiting to repeat it")
                    .hasCauseInstanceOf(ServiceException.class);
            assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anInterruptedThreadDoesNotRepeat() throws IOException {
        try (RawServer server = failing(99, 503, "UNAVAILABLE");
                CloudHttpClient client = TestService.client(sleeper).build()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(CloudException.class)
                    .hasMessage("getObject photos/a.jpg: interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(sleeper.sleeps()).isEmpty();
        }
    }

    @Test
    void whatCannotBeReachedIsSaidWithTheOptionsThatMayBeWrong() {
        HttpOptions options = TestService.quick()
                .proxy(ProxyOptions.http("proxy.invalid", 3128))
                .build();
        try (CloudHttpClient direct = once().dns(RetryTest::unknown).build();
                CloudHttpClient proxied =
                        once().options(options).dns(RetryTest::unknown).build()) {
            assertThatThrownBy(
                            () -> direct.execute(TestService.get("http://bucket.service.invalid/a?signature=s3cr3t")))
                    .hasMessage(
                            "getObject photos/a.jpg: unknown host bucket.service.invalid: check endpoint, and zone or region,"
                                    + " and whether this machine resolves such names; behind a proxy set proxyHost and proxyPort");
            assertThatThrownBy(() -> proxied.execute(TestService.get("http://service.invalid/a")))
                    .hasMessage(
                            "getObject photos/a.jpg: unknown host proxy.invalid: check proxyHost, and whether this machine"
                                    + " resolves such names");
        }
    }

    @Test
    void anAnswerThatIsNoHttpIsExplained() throws IOException {
        // the alert that a TLS server answers plain text with
        byte[] alert = {0x15, 3, 3, 0, 2, 2, 80, '\r', '\n'};
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    socket.getOutputStream().write(alert);
                    socket.getOutputStream().flush();
                });
                CloudHttpClient client = once().build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .hasMessage("getObject photos/a.jpg: the answer of 127.0.0.1:" + server.port()
                            + " is no HTTP: if the service speaks TLS, the endpoint has to begin with https://");
        }
    }

    @Test
    void aProxyThatNobodyToldUsOfIsNamedAsSuch() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> RawServer.answer(socket, 407, ""));
                CloudHttpClient client = once().build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .hasMessageEndingWith("wants the login for a proxy (407): set proxyHost, proxyPort, proxyUser and"
                            + " proxyPassword");
        }
    }

    private static List<InetAddress> unknown(String host) throws UnknownHostException {
        throw new UnknownHostException(host + ": Name or service not known");
    }

    private CloudHttpClient.Builder once() {
        return TestService.client(sleeper)
                .retryPolicy(new RetryPolicy(0, Duration.ofMillis(100), Duration.ofSeconds(20)));
    }
}
