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

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.monitor.CallCounters;
import io.github.camelcn.common.monitor.RecordedError;
import io.github.camelcn.common.monitor.ServiceMonitor;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;
import io.github.camelcn.common.retry.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

/** What a client tells about its calls. */
class CallMetersTest {

    private final VirtualTime time = new VirtualTime();
    private final ServiceMonitor monitor = new ServiceMonitor("test", true, time, time);

    private CloudHttpClient client() {
        return TestService.client(new RecordingSleeper()).meters(monitor).build();
    }

    private CallCounters only() {
        assertThat(monitor.calls()).hasSize(1);
        return monitor.calls().get(0);
    }

    @Test
    void aCallIsCountedWithItsBytesBothWaysAndIsActiveUntilItsAnswerIsRead() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> RawServer.answer(socket, 200, "answer"));
                CloudHttpClient client = client()) {
            ServiceResponse response = client.execute(TestService.put(server.url("/a"), "request!"));
            assertThat(only().active()).isEqualTo(1);
            assertThat(response.body().readAllBytes()).hasSize(6);
            response.close();
        }
        CallCounters calls = only();
        assertThat(calls.bucket()).isEqualTo("photos");
        assertThat(calls.operation()).isEqualTo("putObject");
        assertThat(calls.active()).isZero();
        assertThat(calls.sentBytes()).isEqualTo(8);
        assertThat(calls.receivedBytes()).isEqualTo(6);
        assertThat(calls.retries()).isZero();
        assertThat(calls.outcomes()).containsExactly(entry("success", 1L));
        assertThat(calls.meanNanos()).isPositive();
    }

    @Test
    void repetitionsAndTheirBytesAreCountedAndTheProgressOfFailedAttemptsIsTakenBack() throws IOException {
        AtomicLong progress = new AtomicLong();
        try (RawServer server = RawServer.start((number, request, socket) ->
                        RawServer.answer(socket, number == 1 ? 503 : 200, number == 1 ? "UNAVAILABLE" : "ok"));
                CloudHttpClient client = client()) {
            ServiceRequest put = ServiceRequest.of("putObject", "photos/a.jpg", "PUT", server.url("/a"))
                    .withBody(Payload.of(new byte[5000]).trackedBy(progress::addAndGet));
            client.execute(put).close();
        }
        assertThat(only().retries()).isEqualTo(1);
        assertThat(only().sentBytes()).isEqualTo(10_000);
        assertThat(progress).hasValue(5000);
    }

    @Test
    void aRefusalIsCountedByItsKindAndRememberedWithItsRequestIdButWithoutProgress() throws IOException {
        AtomicLong progress = new AtomicLong();
        try (RawServer server = RawServer.start((number, request, socket) -> RawServer.answer(socket, 404, "nothing"));
                CloudHttpClient client = client()) {
            ServiceRequest put = ServiceRequest.of("putObject", "photos/a.jpg", "PUT", server.url("/a"))
                    .withBody(Payload.of(new byte[5000]).slice(0, 4000).trackedBy(progress::addAndGet));
            assertThatThrownBy(() -> client.execute(put)).isInstanceOf(ServiceException.class);
        }
        assertThat(only().outcomes()).containsExactly(entry("object_not_found", 1L));
        assertThat(only().active()).isZero();
        assertThat(progress).hasValue(0);
        RecordedError error = monitor.errors().latest().get(0);
        assertThat(error.operation()).isEqualTo("putObject");
        assertThat(error.resource()).isEqualTo("photos/a.jpg");
        assertThat(error.at()).isEqualTo(time.instant());
        assertThat(error.message()).contains("404");
    }

    @Test
    void silenceIsCountedAsNoAnswer() throws IOException {
        String nobodyHome;
        try (RawServer server = RawServer.start((number, request, socket) -> {})) {
            nobodyHome = server.url("/a");
        }
        try (CloudHttpClient client = client()) {
            assertThatThrownBy(() -> client.execute(TestService.get(nobodyHome)))
                    .isInstanceOf(IOException.class);
        }
        assertThat(only().outcomes()).containsExactly(entry("no_answer", 1L));
        assertThat(only().retries()).isEqualTo(3);
    }

    @Test
    void anAnswerThatIsGivenUpIsNotActiveAnyMoreAndCountsWhatWasRead() throws IOException {
        String body = "x".repeat(3_000_000);
        try (RawServer server = RawServer.start((number, request, socket) -> RawServer.answer(socket, 200, body));
                CloudHttpClient client = client()) {
            ServiceResponse response = client.execute(TestService.get(server.url("/a")));
            response.body().readNBytes(1_500_000);
            assertThat(only().receivedBytes()).as("told while it moves").isGreaterThanOrEqualTo(1 << 20);
            response.close();
            response.close();
        }
        assertThat(only().active()).isZero();
        assertThat(only().receivedBytes()).isGreaterThanOrEqualTo(1_500_000).isLessThan(3_000_000);
    }

    @Test
    void probesAreCountedToo() throws IOException {
        try (RawServer server = RawServer.start((number, request, socket) -> RawServer.answer(socket, 404, "x"));
                CloudHttpClient client = client()) {
            client.probe(TestService.get(server.url("/a")));
        }
        assertThat(only().active()).isZero();
        assertThat(only().successes()).isEqualTo(1);
    }
}
