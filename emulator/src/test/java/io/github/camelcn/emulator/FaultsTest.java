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
package io.github.camelcn.emulator;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultsTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension();

    private final QingStorEmulator emulator = QINGSTOR.emulator();
    private final FaultSwitches faults = emulator.faults();

    @Test
    void aStormAnswersTheFirstRequestsAndPasses() throws IOException {
        faults.storm(2);

        assertThat(put("k").code()).isEqualTo("service_unavailable");
        assertThat(put("k").status()).isEqualTo(503);
        assertThat(put("k").status()).isEqualTo(201);
        assertThat(emulator.requests()).extracting(RecordedRequest::status).containsExactly(503, 503, 201);
    }

    @Test
    void aFaultStrikesOnlyWhatMatchesAndOnlyAsOftenAsToldAndLate() throws IOException {
        Fault fault = faults.on("PUT", "/second").after(1).times(1).answer(500, "internal_error");

        assertThat(put("first").status()).isEqualTo(201);
        assertThat(put("second").status()).isEqualTo(201);
        assertThat(put("second").status()).isEqualTo(500);
        assertThat(put("second").status()).isEqualTo(201);
        assertThat(fault.hits()).isEqualTo(1);
    }

    @Test
    void anEarlierAnswerIsGivenAgainAndNothingIsDone() throws IOException {
        Fault fault = faults.on("PUT", "").after(2).times(1).repeatAnswer(2);
        RawClient.Answer first = put("first");
        put("second");

        RawClient.Answer third = put("third");

        assertThat(third.status()).isEqualTo(201);
        assertThat(third.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(fault.hits()).isEqualTo(1);
        assertThat(put("fourth").status()).isEqualTo(201);
        assertThat(emulator.keys("my-bucket")).containsExactly("first", "fourth", "second");
        assertThatIllegalArgumentException().isThrownBy(() -> faults.next(1).repeatAnswer(0));
    }

    @Test
    void throttlingTellsWhenToComeBack() throws IOException {
        faults.next(1).throttle(Duration.ofSeconds(7));

        RawClient.Answer answer = put("k");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void aBareStatusHasARequestIdAndNoBody() throws IOException {
        faults.next(1).bareStatus(502);

        RawClient.Answer answer = put("k");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("x-qs-request-id")).isNotEmpty();
    }

    @Test
    void aRedirectNamesItsTarget() throws IOException {
        faults.next(1).redirect(URI.create("http://sh1a.qingstor.test/elsewhere"));

        RawClient.Answer answer = put("k");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).isEqualTo("http://sh1a.qingstor.test/elsewhere");
        assertThat(emulator.keys("my-bucket")).isEmpty();
    }

    @Test
    void aConnectionDroppedBeforeTheEffectLeavesNothing() throws IOException {
        faults.next(1).dropBeforeEffect();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> put("k"));
        assertThat(emulator.keys("my-bucket")).isEmpty();
        assertThat(emulator.requests().get(0).status()).isZero();
    }

    @Test
    void aConnectionDroppedAfterTheEffectLeavesTheObject() throws IOException {
        faults.next(1).dropAfterEffect();

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> put("k"));
        assertThat(emulator.keys("my-bucket")).containsExactly("k");
        assertThat(emulator.requests().get(0).status()).isZero();
    }

    @Test
    void aConnectionDroppedDuringTheUploadLeavesNothing() {
        Fault fault = faults.next(1).dropDuringUpload(1000);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> call(RawRequest.of("PUT", "/my-bucket/k").body(new byte[500_000])));
        assertThat(emulator.keys("my-bucket")).isEmpty();
        assertThat(fault.hits()).isEqualTo(1);
    }

    @Test
    void aTruncatedBodyEndsBeforeItsLength() {
        emulator.putObject("my-bucket", "k", new byte[100_000]);
        faults.on("GET", "/k").truncateBody(70_000);

        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> call(RawRequest.of("GET", "/my-bucket/k")))
                .withMessage("body ended after 70000 of 100000 bytes");
    }

    @Test
    void aCorruptedBodyDiffersInOneBit() throws IOException {
        emulator.putObject("my-bucket", "k", new byte[] {8, 9, 10});
        faults.next(1).corruptBody();

        assertThat(call(RawRequest.of("GET", "/my-bucket/k")).body()).containsExactly(9, 9, 10);
        assertThat(call(RawRequest.of("GET", "/my-bucket/k")).body()).containsExactly(8, 9, 10);
    }

    @Test
    void aCorruptedUploadIsCaughtByContentMd5OnlyWhenThereIsOne() throws IOException {
        faults.next(2).corruptUpload();
        RawRequest checked =
                RawRequest.of("PUT", "/my-bucket/checked").header("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==");

        assertThat(call(checked.body("abc")).code()).isEqualTo("bad_digest");
        assertThat(put("unchecked").status()).isEqualTo(201);
        assertThat(emulator.objectBytes("my-bucket", "unchecked")).asString().isNotEqualTo("unchecked");
    }

    @Test
    void aDelayIsWaitedOutAndOtherFaultsFollow() throws IOException {
        faults.next(1).delay(Duration.ofMillis(50));
        faults.next(1).answer(500, "internal_error");
        long start = System.nanoTime();

        assertThat(put("k").status()).isEqualTo(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aSkewedClockRefusesAndTellsItsTime() throws IOException {
        faults.skewClock(Duration.ofHours(1));

        RawClient.Answer refused = put("k");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("request_expired");
        assertThat(refused.header("Date")).endsWith("GMT");
        RawRequest corrected =
                RawRequest.of("PUT", "/my-bucket/k").date(Instant.now().plus(Duration.ofHours(1)));
        assertThat(call(corrected).status()).isEqualTo(201);

        faults.clear();
        assertThat(put("k").status()).isEqualTo(201);
    }

    @Test
    void aFaultCanBeTakenBack() throws IOException {
        Fault fault = faults.on(request -> true).answer(500, "internal_error");
        fault.remove();

        assertThat(put("k").status()).isEqualTo(201);
    }

    @Test
    void countsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.next(0))
                .withMessage("times must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.on(request -> true).after(-1))
                .withMessage("after must not be negative, got -1");
    }

    private RawClient.Answer put(String key) throws IOException {
        return call(RawRequest.of("PUT", "/my-bucket/" + key).body(key));
    }

    private RawClient.Answer call(RawRequest request) throws IOException {
        return RawClient.call(emulator, request);
    }
}
