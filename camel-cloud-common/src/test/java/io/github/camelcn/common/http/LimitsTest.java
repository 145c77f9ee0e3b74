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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.common.retry.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Requests and bytes a second stay below what is allowed; time passes only by waiting for it. */
class LimitsTest {

    private final VirtualTime time = new VirtualTime();
    private final AtomicLong limitedNanos = new AtomicLong();

    @AfterEach
    void leaveNoInterruptBehind() {
        Thread.interrupted();
    }

    private CloudHttpClient client(HttpOptions.Builder options) {
        return TestService.client(new RecordingSleeper())
                .sleeper(time)
                .nanoTime(time)
                .options(options.build())
                .meters(request -> new CallMeter() {
                    @Override
                    public void limited(long nanos) {
                        limitedNanos.addAndGet(nanos);
                    }
                })
                .build();
    }

    private static RawServer echo() throws IOException {
        return RawServer.start((number, request, socket) -> RawServer.answer(socket, 200, "ok"));
    }

    @Test
    void aSecondsShareOfRequestsGoesOutAtOnceAndTheRestAtTheRate() throws IOException {
        try (RawServer server = echo();
                CloudHttpClient client = client(TestService.quick().maxRequestsPerSecond(5))) {
            for (int i = 0; i < 20; i++) {
                client.execute(TestService.get(server.url("/a"))).close();
            }
            assertThat(time.elapsed().toMillis()).isCloseTo(3000, within(5L));
            assertThat(Duration.ofNanos(limitedNanos.get())).isEqualTo(time.elapsed());
        }
    }

    @Test
    void aRateBelowOneASecondIsARateToo() throws IOException {
        try (RawServer server = echo();
                CloudHttpClient client = client(TestService.quick().maxRequestsPerSecond(0.1))) {
            client.execute(TestService.get(server.url("/a"))).close();
            client.execute(TestService.get(server.url("/a"))).close();
            assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Test
    void repetitionsCountAsRequests() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) ->
                        RawServer.answer(socket, server503(number), server503(number) == 200 ? "ok" : "UNAVAILABLE"));
                CloudHttpClient client = TestService.client(new RecordingSleeper())
                        .sleeper(time)
                        .nanoTime(time)
                        .retryPolicy(new RetryPolicy(3, Duration.ofNanos(1), Duration.ofNanos(1)))
                        .options(TestService.quick().maxRequestsPerSecond(1).build())
                        .build()) {
            client.execute(TestService.get(server.url("/a"))).close();
            assertThat(server.requests()).hasSize(3);
            assertThat(time.elapsed().toMillis()).isCloseTo(2000, within(1L));
        }
    }

    private static int server503(int number) {
        return number < 3 ? 503 : 200;
    }

    @Test
    void probesCountAsRequests() throws IOException {
        try (RawServer server = echo();
                CloudHttpClient client = client(TestService.quick().maxRequestsPerSecond(1))) {
            client.probe(TestService.get(server.url("/a")));
            client.probe(TestService.get(server.url("/a")));
            assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aWaitThatTheCallHasNoTimeForFailsAtOnceAndTakesNobodysTurn() throws IOException {
        try (RawServer server = echo();
                CloudHttpClient client =
                        client(TestService.quick().maxRequestsPerSecond(0.01).callTimeout(Duration.ofSeconds(30)))) {
            client.execute(TestService.get(server.url("/a"))).close();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                        .isInstanceOf(TransportException.class)
                        .hasMessageContaining("callTimeout (PT30S) leaves no time to wait PT1M40S for"
                                + " maxRequestsPerSecond (0.01)");
            }
            assertThat(time.sleeps()).isEmpty();
            assertThat(server.requests()).hasSize(1);
            time.pass(Duration.ofSeconds(100));
            client.execute(TestService.get(server.url("/a"))).close();
            assertThat(client.freeConnections())
                    .isEqualTo(TestService.quick().build().maxConnections());
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingForItsTurnGivesItBack() throws IOException {
        try (RawServer server = echo();
                CloudHttpClient client = client(TestService.quick().maxRequestsPerSecond(1))) {
            client.execute(TestService.get(server.url("/a"))).close();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("interrupted while waiting for maxRequestsPerSecond");
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            client.execute(TestService.get(server.url("/a"))).close();
            assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void uploadsStayBelowTheBandwidth() throws IOException {
        try (RawServer server = echo();
                CloudHttpClient client = client(TestService.quick().maxBytesPerSecond(100_000))) {
            ServiceRequest put = ServiceRequest.of("putObject", "photos/a.jpg", "PUT", server.url("/a"))
                    .withBody(Payload.of(new byte[1_000_000]));
            client.execute(put).close();
            assertThat(server.requests().get(0).body()).hasSize(1_000_000);
            // what is saved up, an eighth of a second, comes for free
            assertThat(time.elapsed().toMillis()).isCloseTo(9_875, within(5L));
            assertThat(time.sleeps()).as("nobody stands still for long").allSatisfy(wait -> assertThat(wait)
                    .isLessThan(Duration.ofMillis(130)));
        }
    }

    @Test
    void downloadsStayBelowTheBandwidth() throws IOException {
        String body = "x".repeat(1_000_000);
        try (RawServer server = RawServer.start((number, request, socket) -> RawServer.answer(socket, 200, body));
                CloudHttpClient client = client(TestService.quick().maxBytesPerSecond(100_000));
                ServiceResponse response = client.execute(TestService.get(server.url("/a")))) {
            assertThat(response.body().readAllBytes()).hasSize(body.length());
            assertThat(time.elapsed().toMillis()).isCloseTo(9_875, within(5L));
        }
    }

    @Test
    void bothWaysHaveTheBandwidthForThemselves() throws IOException {
        String body = "x".repeat(50_000);
        try (RawServer server = RawServer.start((number, request, socket) -> RawServer.answer(socket, 200, body));
                CloudHttpClient client = client(TestService.quick().maxBytesPerSecond(400_000))) {
            ServiceRequest put = ServiceRequest.of("putObject", "photos/a.jpg", "PUT", server.url("/a"))
                    .withBody(Payload.of(new byte[50_000]));
            try (ServiceResponse response = client.execute(put)) {
                response.body().readAllBytes();
            }
            assertThat(time.elapsed()).isZero();
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingForBandwidthStops() throws IOException {
        try (RawServer server = echo();
                CloudHttpClient client = client(TestService.quick().maxBytesPerSecond(8_000))) {
            Payload body = Payload.reopenable(
                    () -> new ByteArrayInputStream(new byte[2_000]) {
                        @Override
                        public int read(byte[] target, int offset, int length) {
                            Thread.currentThread().interrupt();
                            return super.read(target, offset, length);
                        }
                    },
                    2_000);
            ServiceRequest put = ServiceRequest.of("putObject", "photos/a.jpg", "PUT", server.url("/a"))
                    .withBody(body);
            assertThatThrownBy(() -> client.execute(put))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(client.freeConnections())
                    .isEqualTo(TestService.quick().build().maxConnections());
        }
    }

    @Test
    void aBandwidthTooSmallForTheCallEndsItWithASentence() throws IOException {
        try (RawServer server = echo();
                CloudHttpClient client =
                        client(TestService.quick().maxBytesPerSecond(80).callTimeout(Duration.ofMillis(100)))) {
            ServiceRequest put = ServiceRequest.of("putObject", "photos/a.jpg", "PUT", server.url("/a"))
                    .withBody(Payload.of(new byte[100_000]));
            assertThatThrownBy(() -> client.execute(put))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("not done within callTimeout");
        }
    }
}
