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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ClockSkewException;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClockSkewTest {

    private static final Instant SERVICE_TIME = Instant.parse("2014-12-10T17:20:31Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final ManualClock slowClock = new ManualClock(SERVICE_TIME.minus(Duration.ofHours(8)));

    /** Refuses dates that are more than a quarter of an hour off, as QingStor does. */
    private static RawServer strict() throws IOException {
        return RawServer.start((number, request, socket) -> {
            Instant signed = HttpDates.parse(request.header("date")).orElseThrow();
            boolean good = Duration.between(signed, SERVICE_TIME).abs().compareTo(TOLERANCE) <= 0;
            String date = "Date: " + HttpDates.format(SERVICE_TIME);
            RawServer.answer(socket, good ? 200 : 403, good ? "fine" : "CLOCK_SKEW", date);
        });
    }

    @Test
    void learnsTheServicesTimeAndSignsAgainAtOnce() throws IOException {
        try (RawServer server = strict();
                CloudHttpClient client =
                        TestService.client(sleeper).clock(slowClock).build()) {
            client.execute(TestService.put(server.url("/a"), "hello")).close();

            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1).bodyText()).isEqualTo("hello");
            assertThat(server.requests().get(1).header("date")).isEqualTo("Wed, 10 Dec 2014 17:20:31 GMT");
            assertThat(sleeper.sleeps()).as("it is no retry").isEmpty();
            assertThat(client.now()).isEqualTo(SERVICE_TIME);

            client.execute(TestService.get(server.url("/a"))).close();
            assertThat(server.requests()).as("learned once").hasSize(3);
        }
    }

    @Test
    void whatIsSentASecondTimeIsCountedOnce() throws IOException {
        AtomicLong progress = new AtomicLong();
        try (RawServer server = strict();
                CloudHttpClient client =
                        TestService.client(sleeper).clock(slowClock).build()) {
            ServiceRequest put = TestService.put(server.url("/a"), "")
                    .withBody(Payload.of(new byte[5000]).trackedBy(progress::addAndGet));
            client.execute(put).close();

            assertThat(server.requests()).hasSize(2);
            assertThat(progress).hasValue(5000);
        }
    }

    @Test
    void goesOnCountingFromWhatItLearned() throws IOException {
        try (RawServer server = strict();
                CloudHttpClient client =
                        TestService.client(sleeper).clock(slowClock).build()) {
            client.execute(TestService.get(server.url("/a"))).close();

            slowClock.advance(Duration.ofMinutes(5));

            assertThat(client.now()).isEqualTo(SERVICE_TIME.plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void fiftyCallsAtOnceAllSucceedAndSignTwiceAtMost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try (RawServer server = strict();
                CloudHttpClient client =
                        TestService.client(sleeper).clock(slowClock).build()) {
            CyclicBarrier together = new CyclicBarrier(50);
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(threads.submit(() -> {
                    together.await();
                    try (ServiceResponse response = client.execute(TestService.put(server.url("/a"), "hello"))) {
                        return response.status();
                    }
                }));
            }
            for (Future<Integer> call : calls) {
                assertThat(call.get(2, TimeUnit.MINUTES)).isEqualTo(200);
            }
            assertThat(server.requests()).hasSizeBetween(51, 100);
            assertThat(client.now()).isEqualTo(SERVICE_TIME);
            assertThat(sleeper.sleeps()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRefusalThatIsNotAboutOurClockIsNotTriedTwice() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) ->
                        RawServer.answer(socket, 403, "CLOCK_SKEW", "Date: " + HttpDates.format(SERVICE_TIME)));
                CloudHttpClient client = TestService.client(sleeper)
                        .clock(new ManualClock(SERVICE_TIME.plusSeconds(2)))
                        .build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(ClockSkewException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void neverGuessesWithoutADate() throws IOException {
        try (RawServer server =
                        RawServer.start((number, request, socket) -> RawServer.answer(socket, 403, "CLOCK_SKEW"));
                CloudHttpClient client =
                        TestService.client(sleeper).clock(slowClock).build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(ClockSkewException.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(client.now()).isEqualTo(slowClock.instant());
        }
    }

    @Test
    void signsAgainOnlyOnceIfTheServiceIsNeverContent() throws IOException {
        Instant[] date = {SERVICE_TIME};
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    date[0] = date[0].plus(Duration.ofHours(1));
                    RawServer.answer(socket, 403, "CLOCK_SKEW", "Date: " + HttpDates.format(date[0]));
                });
                CloudHttpClient client =
                        TestService.client(sleeper).clock(slowClock).build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(ClockSkewException.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aClockThatWasHealedIsNotHealedAgainAfterARetry() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> {
                    boolean overloaded = number == 2;
                    String date = "Date: " + HttpDates.format(SERVICE_TIME.plus(Duration.ofHours(number)));
                    RawServer.answer(socket, overloaded ? 503 : 403, overloaded ? "UNAVAILABLE" : "CLOCK_SKEW", date);
                });
                CloudHttpClient client =
                        TestService.client(sleeper).clock(slowClock).build()) {
            assertThatThrownBy(() -> client.execute(TestService.get(server.url("/a"))))
                    .isInstanceOf(ClockSkewException.class)
                    .hasMessage("getObject photos/a.jpg: CLOCK_SKEW (403), after 2 attempts");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void aStreamThatWasSentCannotBeSignedAgainButTheNextCallKnowsTheTime() throws IOException {
        try (RawServer server = strict();
                CloudHttpClient client =
                        TestService.client(sleeper).clock(slowClock).build()) {
            Payload stream = Payload.of(new ByteArrayInputStream(new byte[5]), 5);

            assertThatThrownBy(() ->
                            client.execute(TestService.put(server.url("/a"), "").withBody(stream)))
                    .isInstanceOf(ClockSkewException.class);
            client.execute(TestService.get(server.url("/a"))).close();

            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void replacesOnlyTheOffsetThatWasRefused() {
        ClockOffset offset = new ClockOffset(slowClock);
        long first = offset.millis();
        assertThat(offset.learn(first, SERVICE_TIME)).isTrue();
        long learned = offset.millis();

        assertThat(offset.learn(first, SERVICE_TIME.plusSeconds(1000)))
                .as("somebody else was quicker: sign again with what is known now")
                .isTrue();
        assertThat(offset.millis())
                .isEqualTo(learned)
                .isEqualTo(Duration.ofHours(8).toMillis());
    }
}
