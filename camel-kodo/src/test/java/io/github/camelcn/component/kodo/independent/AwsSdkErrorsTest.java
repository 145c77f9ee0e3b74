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
package io.github.camelcn.component.kodo.independent;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.kodo.client.KodoClient;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;

import static io.github.camelcn.component.kodo.independent.TwoClients.BUCKET;
import static io.github.camelcn.component.kodo.independent.TwoClients.OWNER;
import static io.github.camelcn.component.kodo.independent.TwoClients.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A refusal says the same to both clients: status, code, and the id of the request. */
class AwsSdkErrorsTest {

    @RegisterExtension
    static final KodoEmulatorExtension KODO =
            new KodoEmulatorExtension(KodoEmulator.builder().bucket(BUCKET).bucket("southern", "cn-south-1"));

    @AutoClose
    private final TwoClients clients = new TwoClients(KODO.emulator());

    private interface Theirs {
        Object call(S3Client sdk);
    }

    private interface Ours {
        Object call(KodoClient kodo) throws Exception;
    }

    static List<Arguments> refusals() {
        return List.of(
                refusal(
                        404,
                        "NoSuchKey",
                        sdk -> sdk.getObjectAsBytes(get -> get.bucket(BUCKET).key("missing 猫")),
                        kodo -> kodo.get(GetObjectRequest.of(ref("missing 猫")))),
                refusal(
                        404,
                        "NoSuchBucket",
                        sdk -> sdk.getObjectAsBytes(get -> get.bucket("missing").key("k")),
                        kodo -> kodo.get(GetObjectRequest.of(new ObjectRef("missing", "k")))),
                refusal(
                        416,
                        "InvalidRange",
                        sdk -> sdk.getObjectAsBytes(
                                get -> get.bucket(BUCKET).key("k").range("bytes=10-")),
                        kodo -> kodo.get(GetObjectRequest.of(ref("k")).withRange(ByteRange.from(10)))),
                refusal(
                        400,
                        "InvalidStorageClass",
                        sdk -> sdk.putObject(
                                put -> put.bucket(BUCKET).key("x").storageClass("STANDARD_IA"), RequestBody.empty()),
                        kodo -> kodo.put(
                                PutObjectRequest.of(ref("x"), Payload.empty()).withStorageClass("STANDARD_IA"))),
                refusal(
                        400,
                        "AuthorizationHeaderMalformed",
                        sdk -> sdk.getObjectAsBytes(
                                get -> get.bucket("southern").key("k")),
                        kodo -> kodo.get(GetObjectRequest.of(new ObjectRef("southern", "k")))));
    }

    private static Arguments refusal(int status, String code, Theirs theirs, Ours ours) {
        return arguments(status, code, theirs, ours);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusals")
    void bothSeeStatusCodeAndRequestId(int status, String code, Theirs theirs, Ours ours) {
        KODO.emulator().putObject(BUCKET, "k", new byte[1]);

        S3Exception seen = catchThrowableOfType(S3Exception.class, () -> theirs.call(clients.sdk));
        ServiceException ourOwn = catchThrowableOfType(ServiceException.class, () -> ours.call(clients.kodo));

        assertThat(seen.statusCode()).isEqualTo(status);
        assertThat(seen.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(seen.awsErrorDetails().errorMessage()).isNotBlank();
        assertThat(seen.requestId()).isNotBlank();
        assertThat(ourOwn.status()).isEqualTo(status);
        assertThat(ourOwn.code()).isEqualTo(code);
        assertThat(ourOwn.error().requestId()).isNotBlank().isNotEqualTo(seen.requestId());
    }

    @Test
    void aRefusedHeadHasNoBodyAndStillAKind() {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(
                        () -> clients.sdk.headObject(head -> head.bucket(BUCKET).key("missing")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404))
                .satisfies(e -> assertThat(e.requestId()).isNotBlank());
        assertThatThrownBy(() -> clients.kodo.head(HeadObjectRequest.of(ref("missing"))))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e -> assertThat(e.error().requestId()).isNotBlank());
    }

    @Test
    void neitherGetsInWithAWrongSecretOrAnUnknownKey() {
        for (Credentials wrong : List.of(
                Credentials.of(OWNER.accessKey(), "wrong"),
                Credentials.of("nobody", OWNER.secretKey()),
                new Credentials(OWNER.accessKey(), OWNER.secretKey(), "stray-token"))) {
            try (S3Client sdk = TwoClients.sdk(KODO.emulator())
                            .credentialsProvider(TwoClients.provider(wrong))
                            .build();
                    KodoClient kodo = TwoClients.kodo(KODO.emulator())
                            .credentials(CredentialsProvider.of(wrong))
                            .build()) {
                S3Exception theirs = catchThrowableOfType(
                        S3Exception.class,
                        () -> sdk.getObjectAsBytes(get -> get.bucket(BUCKET).key("k")));
                ServiceException ours =
                        catchThrowableOfType(ServiceException.class, () -> kodo.get(GetObjectRequest.of(ref("k"))));

                assertThat(ours.code()).isEqualTo(theirs.awsErrorDetails().errorCode());
                assertThat(ours.status()).isEqualTo(theirs.statusCode());
                assertThat(ours).hasMessageNotContaining(wrong.secretKey());
            }
        }
    }

    @Test
    void anUploadWithAnUnknownPartIsRefused() {
        String id = clients.sdk
                .createMultipartUpload(create -> create.bucket(BUCKET).key("k"))
                .uploadId();

        assertThat(code(() -> clients.sdk.completeMultipartUpload(complete -> complete.bucket(BUCKET)
                        .key("k")
                        .uploadId(id)
                        .multipartUpload(upload -> upload.parts(CompletedPart.builder()
                                .partNumber(1)
                                .eTag("\"0\"")
                                .build())))))
                .isEqualTo("InvalidPart");
    }

    private static String code(Runnable call) {
        return catchThrowableOfType(AwsServiceException.class, call::run)
                .awsErrorDetails()
                .errorCode();
    }

    @Test
    void theSdksClockIsCorrectedAsOursIs() throws Exception {
        KODO.emulator().faults().skewClock(Duration.ofHours(1));
        try (KodoClient kodo = TwoClients.kodo(KODO.emulator()).build()) {
            clients.sdkPut("k", "late");

            assertThat(kodo.head(HeadObjectRequest.of(ref("k"))).size()).isEqualTo(4);
        }
    }

    // ---------------------------------------------------------------- what Kodo is not known to understand

    private static S3Client unadapted(RequestChecksumCalculation checksums, boolean chunked) {
        return S3Client.builder()
                .endpointOverride(KODO.endpoint())
                .region(Region.of(TwoClients.REGION))
                .credentialsProvider(TwoClients.provider(OWNER))
                .forcePathStyle(true)
                .requestChecksumCalculation(checksums)
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD))
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(chunked)
                        .build())
                .build();
    }

    @ParameterizedTest
    @EnumSource(RequestChecksumCalculation.class)
    void chunkedBodiesOfTheSdkAreRefusedWithASentenceAndNotStored(RequestChecksumCalculation checksums) {
        try (S3Client sdk = unadapted(checksums, true)) {
            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(
                            () -> sdk.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("framed")))
                    .satisfies(e -> {
                        assertThat(e.statusCode()).isEqualTo(501);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
                        assertThat(e.awsErrorDetails().errorMessage()).contains("plain body of known length");
                    });
        }
        assertThat(KODO.emulator().keys(BUCKET)).isEmpty();
    }
}
