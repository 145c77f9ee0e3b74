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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.retry.RecordingSleeper;
import io.github.camelcn.common.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Connections are counted, given back, and given up. */
class ConnectionsTest {

    private static final String BODY = "x".repeat(10_000);

    private final RecordingSleeper sleeper = new RecordingSleeper();

    private static RawServer serving(String body) throws IOException {
        return RawServer.start((number, request, socket) -> RawServer.answer(socket, 200, body));
    }

    private CloudHttpClient clientOfTwo(Duration connectTimeout) {
        return TestService.client(sleeper)
                .options(TestService.quick()
                        .maxConnections(2)
                        .connectTimeout(connectTimeout)
                        .build())
                .build();
    }

    @Test
    void aThousandUnreadAnswersThatAreClosedLeaveAPoolOfTwoAlive() throws IOException {
        try (RawServer server = serving(BODY);
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1))) {
            for (int i = 0; i < 1000; i++) {
                client.execute(TestService.get(server.url("/a"))).close();
            }
            assertThat(client.freeConnections()).isEqualTo(2);
            // OkHttp gives a rest a tenth of a second, which a busy machine exceeds now and then
            assertThat(server.connections())
                    .as("small rests are read, not thrown away")
                    .isLessThan(100);
        }
    }

    @Test
    void aThousandFailuresLeaveAPoolOfTwoAlive() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> RawServer.answer(socket, 404, BODY));
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1))) {
            for (int i = 0; i < 1000; i++) {
                assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                        .isInstanceOf(ServiceException.class);
            }
            assertThat(client.freeConnections()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatIsReadToItsEndNeedsNoClosing() throws IOException {
        try (RawServer server = serving(BODY);
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1))) {
            for (int i = 0; i < 10; i++) {
                ServiceResponse response = client.execute(TestService.get(server.url("/a")));
                assertThat(response.body().readAllBytes()).hasSize(BODY.length());
                assertThat(response.body().read()).isEqualTo(-1);
            }
            assertThat(client.freeConnections()).isEqualTo(2);
        }
    }

    /** A redelivery reads the same stream again; taken for empty, it would be stored as an empty object. */
    @Test
    void aBodyThatWasReadAndClosedIsNotAnEmptyOne() throws IOException {
        try (RawServer server = serving(BODY);
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1))) {
            ServiceResponse response = client.execute(TestService.get(server.url("/a")));
            try (InputStream body = response.body()) {
                assertThat(body.readAllBytes()).hasSize(BODY.length());
            }
            assertThatThrownBy(() -> response.body().read())
                    .isInstanceOf(IOException.class)
                    .hasMessage("the body of the answer is closed and cannot be read again");
        }
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void callTimeoutEndsTheWaitForAFreeConnectionToo() throws IOException {
        try (RawServer server = serving(BODY);
                CloudHttpClient client = TestService.client(sleeper)
                        .options(TestService.quick()
                                .maxConnections(1)
                                .connectTimeout(Duration.ZERO)
                                .callTimeout(Duration.ofMillis(200))
                                .build())
                        .build();
                ServiceResponse open = answered(client, server)) {
            assertThat(open.status()).isEqualTo(200);
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/b"))))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("callTimeout (PT0.2S)");
        }
    }

    /** An answer of a client with short limits, which a busy machine does not keep every time. */
    private static ServiceResponse answered(CloudHttpClient client, RawServer server) {
        return await().ignoreExceptions()
                .until(() -> client.execute(TestService.get(server.url("/a"))), answer -> true);
    }

    @Test
    void closingTwiceGivesBackOnce() throws IOException {
        try (RawServer server = serving(BODY);
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1))) {
            ServiceResponse response = client.execute(TestService.get(server.url("/a")));
            response.body().close();
            response.close();
            response.close();

            assertThat(client.freeConnections()).isEqualTo(2);
        }
    }

    @Test
    void saysWhoHoldsTheConnectionsWhenThereIsNoneLeft() throws IOException {
        try (RawServer server = serving(BODY);
                CloudHttpClient client = clientOfTwo(Duration.ofMillis(50))) {
            answered(client, server);
            ServiceResponse second = answered(client, server);
            sleeper.sleeps().clear();

            assertThatThrownBy(() -> client.execute(TestService.append(server.url("/a"), "hello")))
                    .isInstanceOfSatisfying(TransportException.class, e -> {
                        assertThat(e.mayHaveHappened()).isFalse();
                        assertThat(e.attempts()).isZero();
                    })
                    .hasMessage("appendObject photos/log: no free connection within connectTimeout (PT0.05S), all 2"
                            + " (maxConnections) are in use. Raise maxConnections, or look for bodies that were neither"
                            + " read to their end nor closed");
            assertThat(sleeper.sleeps()).isEmpty();

            second.close();
            answered(client, server).close();
        }
    }

    @Test
    void holdsNoConnectionWhileItWaitsToRepeat() throws IOException {
        AtomicReference<CloudHttpClient> self = new AtomicReference<>();
        List<Integer> freeWhileWaiting = new ArrayList<>();
        try (RawServer server = RawServer.start(
                        (number, request, socket) -> RawServer.answer(socket, number < 3 ? 503 : 200, "UNAVAILABLE"));
                CloudHttpClient client = TestService.client(sleeper)
                        .options(TestService.quick().maxConnections(1).build())
                        .sleeper(wait -> freeWhileWaiting.add(self.get().freeConnections()))
                        .build()) {
            self.set(client);
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(freeWhileWaiting).containsExactly(1, 1);
            assertThat(client.freeConnections()).isEqualTo(1);
        }
    }

    @Test
    void neverUsesMoreConnectionsThanAllowed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (RawServer server = serving(BODY);
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(2))) {
            List<Future<byte[]>> bodies = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                bodies.add(threads.submit(
                        () -> client.execute(TestService.get(server.url("/a"))).bytes(100_000)));
            }
            for (Future<byte[]> body : bodies) {
                assertThat(body.get(2, TimeUnit.MINUTES)).hasSize(BODY.length());
            }
            assertThat(server.connections()).isLessThanOrEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anInterruptEndsTheWaitForAConnection() throws IOException {
        try (RawServer server = serving(BODY);
                CloudHttpClient client = clientOfTwo(Duration.ZERO)) {
            client.execute(TestService.get(server.url("/a")));
            client.execute(TestService.get(server.url("/a")));
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("interrupted while waiting for a free connection");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void dropsTheConnectionOfALargeUnreadBodyInsteadOfReadingIt() throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        try (RawServer server = RawServer.start((number, request, socket) -> written.complete(endless(socket)));
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1))) {
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(written.get(2, TimeUnit.MINUTES))
                    .as("what fits into the buffers of both ends")
                    .isLessThan(20_000_000);
            assertThat(client.freeConnections()).isEqualTo(2);
        }
    }

    /** Announces a terabyte, writes until nobody listens, and tells how much that was. */
    private static long endless(Socket socket) throws IOException {
        RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n");
        byte[] piece = new byte[64 * 1024];
        long written = 0;
        try {
            while (true) {
                socket.getOutputStream().write(piece);
                written += piece.length;
            }
        } catch (IOException e) {
            return written;
        }
    }

    @Test
    void copiesABodyInLargePieces() throws IOException {
        String large = "x".repeat(200_000);
        List<Integer> pieces = new ArrayList<>();
        OutputStream target = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] source, int offset, int length) {
                pieces.add(length);
                super.write(source, offset, length);
            }
        };
        try (RawServer server = serving(large);
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1));
                ServiceResponse response = client.execute(TestService.get(server.url("/a")))) {
            assertThat(response.body().transferTo(target)).isEqualTo(200_000);

            assertThat(pieces).containsExactly(65_536, 65_536, 65_536, 200_000 - 3 * 65_536);
            assertThat(target).hasToString(large);
        }
    }

    @Test
    void aReadOfMuchIsGivenMoreThanOkHttpHandsOutAtATime() throws IOException {
        String large = "x".repeat(200_000);
        byte[] target = new byte[128 * 1024];
        try (RawServer server = serving(large);
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1));
                ServiceResponse response = client.execute(TestService.get(server.url("/a")))) {
            assertThat(response.body().read(target)).isEqualTo(target.length);
            assertThat(response.body().read(target, 0, 8_192)).isBetween(1, 8_192);
        }
    }

    @Test
    void whatCameBeforeABodyWasCutOffIsReadBeforeTheError() throws IOException {
        byte[] target = new byte[128 * 1024];
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(20_000));
                    socket.close();
                });
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1));
                ServiceResponse response = client.execute(TestService.get(server.url("/a")))) {
            assertThat(response.body().read(target)).isEqualTo(20_000);
            assertThatThrownBy(() -> response.body().read(target))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("broke off after 20000 bytes");
            assertThatThrownBy(() -> response.body().read(target)).isInstanceOf(TransportException.class);
        }
    }

    @Test
    void aBodyThatIsCutOffIsAnErrorThatNamesOperationAndObject() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
                    socket.close();
                });
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1));
                ServiceResponse response = client.execute(TestService.get(server.url("/a")))) {
            assertThatThrownBy(() -> response.body().readAllBytes())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("getObject photos/a.jpg: the answer's body broke off after 9 bytes");
        }
    }

    @Test
    void aChunkedBodyThatIsCutOffIsAnErrorToo() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
                    socket.close();
                });
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1));
                ServiceResponse response = client.execute(TestService.get(server.url("/a")))) {
            assertThat(response.contentLength()).isEqualTo(-1);
            assertThatThrownBy(() -> response.body().readAllBytes())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("broke off after 5 bytes");
        }
    }

    @Test
    void anErrorBodyThatIsCutOffStillIsThatError() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    RawServer.write(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\nOBJ");
                    socket.close();
                });
                CloudHttpClient client = clientOfTwo(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.status()).isEqualTo(404));
        }
    }

    @Test
    void headersThatAreCutOffAreNoAnswer() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Le");
                    socket.close();
                });
                CloudHttpClient client = TestService.client(sleeper)
                        .retryPolicy(RetryPolicy.NEVER)
                        .build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(TransportException.class);
        }
    }

    @Test
    void silenceEndsAtReadTimeoutWhichTheMessageNames() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {});
                CloudHttpClient client = TestService.client(sleeper)
                        .retryPolicy(RetryPolicy.NEVER)
                        .options(TestService.quick()
                                .readTimeout(Duration.ofMillis(50))
                                .build())
                        .build()) {
            assertThatThrownBy(() -> client.execute(TestService.append(server.url("/a"), "hello")))
                    .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.mayHaveHappened())
                            .isTrue())
                    .hasMessageContaining("stood still for longer than readTimeout (PT0.05S)");
        }
    }

    @Test
    void aRequestMayHaveAReadTimeoutOfItsOwn() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {});
                CloudHttpClient client = TestService.client(sleeper)
                        .retryPolicy(RetryPolicy.NEVER)
                        .build()) {
            assertThatThrownBy(() ->
                            client.execute(TestService.get(server.url("/a")).withReadTimeout(Duration.ofMillis(50))))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("stood still for longer than readTimeout (PT0.05S)");
        }
    }

    @Test
    void silenceInABodyEndsAtReadTimeoutToo() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) ->
                        RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"));
                CloudHttpClient client = TestService.client(sleeper)
                        .options(TestService.quick()
                                .readTimeout(Duration.ofMillis(50))
                                .build())
                        .build();
                ServiceResponse response = answered(client, server)) {
            assertThatThrownBy(() -> response.body().readAllBytes())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("readTimeout");
        }
    }

    @Test
    void callTimeoutEndsTheCallAsAWhole() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {});
                CloudHttpClient client = TestService.client(sleeper)
                        .options(TestService.quick()
                                .callTimeout(Duration.ofMillis(100))
                                .build())
                        .build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(TransportException.class)
                    .hasMessage("getObject photos/a.jpg: not done within callTimeout (PT0.1S)");
            assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
            assertThat(client.freeConnections()).isEqualTo(60);
        }
    }

    @Test
    void closingTheClientEndsWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (RawServer server = RawServer.start((number, request, socket) -> asked.countDown())) {
            CloudHttpClient client = TestService.client(sleeper).build();
            Future<?> call = threads.submit(() -> client.execute(TestService.get(server.url("/a"))));
            assertThat(asked.await(2, TimeUnit.MINUTES)).isTrue();

            client.close();

            assertThatThrownBy(() -> call.get(2, TimeUnit.MINUTES)).hasCauseInstanceOf(CloudException.class);
            assertThat(sleeper.sleeps()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
