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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.emulator.http.Verdict;
import io.github.camelcn.emulator.http.Verdict.Check;
import io.github.camelcn.emulator.http.Verdict.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** What the stores note about the signature of a request, for people who look. */
class VerdictTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(QingStorEmulator.builder()
            .credentials(QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY)
            .credentials("SECOND", "second-secret")
            .bucket("my-bucket"));

    @RegisterExtension
    static final KodoEmulatorExtension KODO = new KodoEmulatorExtension(KodoEmulator.builder()
            .bucket("my-bucket")
            .temporaryCredentials(
                    "TEMPORARY", "its-secret", "its-token", Instant.now().plusSeconds(900))
            .credentials(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY));

    private final QingStorEmulator qingstor = QINGSTOR.emulator();
    private final KodoEmulator kodo = KODO.emulator();

    @Test
    void aRightSignatureComesWithTheTextItCovers() throws IOException {
        Verdict verdict = verdict(qingstor, RawRequest.of("GET", "/my-bucket?acl"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verdict.scheme()).isEqualTo("QS");
        assertThat(verdict.accessKey()).isEqualTo(QingStorEmulator.ACCESS_KEY);
        assertThat(verdict.serverText()).startsWith("GET\n").endsWith("/my-bucket?acl");
        assertThat(verdict.reason()).isEmpty();
    }

    @Test
    void anAnonymousRequestIsJustNotSigned() throws IOException {
        Verdict verdict = verdict(qingstor, RawRequest.of("GET", "/my-bucket").unsigned());

        assertThat(verdict.outcome()).isEqualTo(Outcome.UNSIGNED);
        assertThat(verdict.errorCode()).isEqualTo("permission_denied");
    }

    @Test
    void anUnknownKeyAWrongSecretAndAnotherClockAreToldApart() throws IOException {
        Verdict unknown = verdict(qingstor, RawRequest.of("GET", "/my-bucket").as("NOBODY", "x"));
        Verdict wrong = verdict(qingstor, RawRequest.of("GET", "/my-bucket").as("SECOND", "x"));
        Instant early = Instant.now().minus(Duration.ofHours(1));
        Verdict late = verdict(qingstor, RawRequest.of("GET", "/my-bucket").date(early));

        assertThat(unknown.check()).contains(Check.KEY);
        assertThat(unknown.accessKey()).isEqualTo("NOBODY");
        assertThat(wrong.check()).contains(Check.SIGNATURE);
        assertThat(wrong.difference()).isEmpty();
        assertThat(wrong.serverText()).startsWith("GET\n");
        assertThat(late.check()).contains(Check.CLOCK);
        assertThat(late.reason()).contains("the server's clock says");
    }

    @Test
    void theSecretOfAnotherKeyIsRecognised() throws IOException {
        Verdict verdict =
                verdict(qingstor, RawRequest.of("GET", "/my-bucket").as("SECOND", QingStorEmulator.SECRET_KEY));

        assertThat(verdict.difference())
                .isEqualTo("signs with the secret of another key, " + QingStorEmulator.ACCESS_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length, 'Content-Type: text/css~Content-Length', leaves Content-Type unsigned",
        "Content-Length, 'Content-MD5: AAAA~Content-Length', leaves Content-MD5 unsigned",
        "'/my-bucket/k%20k ', '/my-bucket/k%20l ', ''",
        "'/my-bucket/k ', '/my-bucket?x ', ''"
    })
    void whatTheClientDidDifferentlyIsFoundByTrying(String part, String instead, String slip) throws IOException {
        String target = part.startsWith("/") ? part.strip() : "/my-bucket/k";
        Verdict verdict =
                tampered(qingstor, RawRequest.of("PUT", target).body("body"), part, instead.replace("~", "\r\n"));

        assertThat(verdict.check()).contains(Check.SIGNATURE);
        assertThat(verdict.difference()).isEqualTo(slip);
        assertThat(verdict.clientText().isEmpty()).isEqualTo(slip.isEmpty());
        assertThat(verdict.clientText()).isNotEqualTo(verdict.serverText());
    }

    @Test
    void aPathSignedDecodedIsRecognised() throws IOException {
        Verdict verdict =
                verdict(qingstor, RawRequest.of("GET", "/my-bucket/a%20b").signedPath("/my-bucket/a b"));

        assertThat(verdict.difference()).isEqualTo("signs the path decoded");
        assertThat(verdict.clientText()).endsWith("/my-bucket/a b");
        assertThat(verdict.serverText()).endsWith("/my-bucket/a%20b");
    }

    @Test
    void aKnownDeviationOfAnSdkIsNamedWhetherItIsAcceptedOrNot() throws IOException {
        RawRequest turned = RawRequest.of("GET", "/my-bucket/");
        Verdict strict = tampered(qingstor, turned, "/my-bucket/ ", "/my-bucket ");
        assertThat(strict.check()).contains(Check.SIGNATURE);
        assertThat(strict.difference()).contains("slash at its end turned");
        assertThat(strict.clientText()).endsWith("/my-bucket/");
        assertThat(strict.serverText()).endsWith("/my-bucket");

        try (QingStorEmulator lenient =
                QingStorEmulator.builder().strict(false).bucket("my-bucket").start()) {
            Verdict accepted = tampered(lenient, RawRequest.of("GET", "/my-bucket/"), "/my-bucket/ ", "/my-bucket ");
            assertThat(accepted.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(accepted.reason())
                    .startsWith("accepted although the client")
                    .contains("slash at its end turned");
        }
    }

    @Test
    void noVerdictRepeatsACustomerKey() throws IOException {
        Verdict verdict = verdict(
                qingstor,
                RawRequest.of("PUT", "/my-bucket/k")
                        .header("x-qs-encryption-customer-key", "c2VjcmV0")
                        .as("SECOND", "x"));

        assertThat(verdict.serverText()).contains("x-qs-encryption-customer-key:***");
        assertThat(verdict.toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    void aFaultIsNotedBesideTheVerdict() throws IOException {
        qingstor.faults().next(1).corruptBody();
        Verdict corrupted = verdict(qingstor, RawRequest.of("GET", "/my-bucket"));
        qingstor.faults().storm(1);
        Verdict storm = verdict(qingstor, RawRequest.of("GET", "/my-bucket"));

        assertThat(corrupted.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(corrupted.fault()).isEqualTo("corrupt");
        assertThat(storm.outcome()).isEqualTo(Outcome.UNSIGNED);
        assertThat(storm.fault()).isEqualTo("error");
    }

    @Test
    void anErrorOfARightlySignedRequestIsThere() throws IOException {
        Verdict verdict = verdict(qingstor, RawRequest.of("GET", "/my-bucket/absent"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verdict.errorCode()).isEqualTo("object_not_exists");
    }

    @Test
    void kodosS3SignaturesAreExaminedAsWell() throws IOException {
        Verdict right = verdict(kodo, KodoRequests.s3("GET", "/my-bucket"));
        Verdict unknown = verdict(kodo, KodoRequests.s3("GET", "/my-bucket", "cn-east-1", "NOBODY", "x"));
        Verdict wrong = verdict(kodo, KodoRequests.s3("GET", "/my-bucket", "cn-east-1", KodoEmulator.ACCESS_KEY, "x"));
        Verdict tokenless = verdict(kodo, KodoRequests.s3("GET", "/my-bucket", "cn-east-1", "TEMPORARY", "its-secret"));
        Verdict unsigned = verdict(kodo, RawRequest.of("GET", "/my-bucket").unsigned());

        assertThat(right.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(right.scheme()).isEqualTo("AWS4-HMAC-SHA256");
        assertThat(unknown.check()).contains(Check.KEY);
        assertThat(wrong.check()).contains(Check.SIGNATURE);
        assertThat(wrong.serverText()).startsWith("GET\n/my-bucket\n").contains("\nhost:127.0.0.1\n");
        assertThat(tokenless.check()).contains(Check.TOKEN);
        assertThat(unsigned.check()).contains(Check.HEADER);
    }

    @Test
    void slipsOfVersionFourAreFoundByTrying() throws IOException {
        Verdict host =
                tampered(kodo, KodoRequests.s3("GET", "/my-bucket").host("127.0.0.1"), "127.0.0.1", "127.0.0.1:9901");
        Verdict slashes = tampered(kodo, KodoRequests.s3("GET", "/my-bucket/a/b"), "/my-bucket/a/b", "/my-bucket/a//b");
        Verdict added = tampered(
                kodo, KodoRequests.s3("GET", "/my-bucket"), "Content-Length", "x-amz-tagging: a\r\nContent-Length");

        assertThat(host.difference()).isEqualTo("signs the host without its port");
        assertThat(host.serverText()).contains("host:127.0.0.1:9901");
        assertThat(host.clientText()).contains("host:127.0.0.1\n");
        assertThat(slashes.difference()).isEqualTo("signs the path with doubled slashes taken out");
        assertThat(added.check()).contains(Check.HEADER);
        assertThat(added.reason()).contains("HeadersNotSigned: x-amz-tagging");
    }

    @Test
    void kodosOwnSignaturesAreExaminedAsWell() throws IOException {
        Verdict right = verdict(kodo, KodoRequests.management("GET", "/buckets"));
        Verdict unsigned = tampered(kodo, KodoRequests.management("GET", "/buckets"), "GET /buckets", "GET /buckets?a");
        Verdict token = verdict(
                kodo,
                RawRequest.of("POST", "/buckets/my-bucket/objects/~/uploads")
                        .unsigned()
                        .header("Authorization", "UpToken NOBODY:x:y"));

        assertThat(right.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(right.scheme()).isEqualTo("Qiniu");
        assertThat(unsigned.check()).contains(Check.SIGNATURE);
        assertThat(unsigned.serverText()).startsWith("GET /buckets?a\nHost: ");
        assertThat(token.check()).contains(Check.KEY);
        assertThat(token.accessKey()).isEqualTo("NOBODY");
    }

    @Test
    void anUploadTokenPastItsDeadlineIsAMatterOfTheClock() throws IOException {
        String expired = KodoRequests.uploadToken("{\"scope\":\"my-bucket\",\"deadline\":1}");
        Verdict verdict = verdict(
                kodo,
                RawRequest.of("POST", "/buckets/my-bucket/objects/~/uploads")
                        .unsigned()
                        .header("Authorization", "UpToken " + expired));

        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(verdict.check()).contains(Check.CLOCK);
        assertThat(verdict.reason()).contains("1970-01-01T00:00:01Z");
    }

    private static Verdict verdict(Emulator emulator, RawRequest request) throws IOException {
        RawClient.call(emulator, request);
        return last(emulator);
    }

    /** Changes the head of a request after it was signed. */
    private static Verdict tampered(Emulator emulator, RawRequest request, String part, String instead)
            throws IOException {
        String head = new String(request.head(), StandardCharsets.UTF_8);
        assertThat(head).contains(part);
        try (RawClient client = new RawClient(emulator)) {
            client.write((head.replace(part, instead)).getBytes(StandardCharsets.UTF_8));
            client.write(request.bodyBytes());
            client.read(request.method());
        }
        return last(emulator);
    }

    private static Verdict last(Emulator emulator) {
        return emulator.requests().get(emulator.requests().size() - 1).verdict();
    }
}
