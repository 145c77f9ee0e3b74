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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyPartRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ListPartsRequest;
import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;

import static io.github.camelcn.component.kodo.independent.TwoClients.BUCKET;
import static io.github.camelcn.component.kodo.independent.TwoClients.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** An upload in parts is one thing for both clients: either goes on with, lists and ends what the other began. */
class AwsSdkMultipartTest {

    private static final String KEYS = "io.github.camelcn.component.kodo.independent.AwkwardKeys#all";
    private static final int PART = 2000;

    @RegisterExtension
    static final KodoEmulatorExtension KODO =
            new KodoEmulatorExtension(KodoEmulator.builder().bucket(BUCKET).minPartBytes(PART));

    private final byte[] bytes = new byte[2 * PART + 17];
    private TwoClients clients;

    @BeforeEach
    void connect() {
        new Random(3).nextBytes(bytes);
        clients = new TwoClients(KODO.emulator());
    }

    @AfterEach
    void disconnect() {
        clients.close();
    }

    private byte[] piece(int number) {
        return Arrays.copyOfRange(bytes, (number - 1) * PART, Math.min(number * PART, bytes.length));
    }

    private UploadRef start(String key) throws IOException {
        return clients.kodo.startUpload(new StartUploadRequest(
                ref(key), ContentHeaders.ofType("a/b"), Map.of("colour", "blue"), "LINE", Optional.empty()));
    }

    private UploadedPart upload(UploadRef upload, int number) throws IOException {
        return clients.kodo.uploadPart(
                new UploadPartRequest(upload, number, Payload.of(piece(number)), Optional.empty()));
    }

    private String sdkStart(String key) {
        return clients.sdk
                .createMultipartUpload(create -> create.bucket(BUCKET)
                        .key(key)
                        .contentType("a/b")
                        .metadata(Map.of("colour", "blue"))
                        .storageClass("LINE"))
                .uploadId();
    }

    private UploadedPart sdkUpload(String key, String id, int number) {
        String etag = clients.sdk
                .uploadPart(
                        part -> part.bucket(BUCKET).key(key).uploadId(id).partNumber(number),
                        RequestBody.fromBytes(piece(number)))
                .eTag();
        return new UploadedPart(number, piece(number).length, etag.replace("\"", ""));
    }

    private String sdkComplete(String key, String id, List<UploadedPart> parts) {
        CompletedMultipartUpload completed = CompletedMultipartUpload.builder()
                .parts(parts.stream()
                        .map(part -> CompletedPart.builder()
                                .partNumber(part.number())
                                .eTag('"' + part.etag() + '"')
                                .build())
                        .toList())
                .build();
        return clients.sdk
                .completeMultipartUpload(complete ->
                        complete.bucket(BUCKET).key(key).uploadId(id).multipartUpload(completed))
                .eTag();
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void theSdkCompletesWhatWeBegan(String key) throws IOException {
        UploadRef upload = start(key);
        List<UploadedPart> parts = List.of(upload(upload, 1), sdkUpload(key, upload.uploadId(), 2), upload(upload, 3));

        String etag = sdkComplete(key, upload.uploadId(), parts);

        assertWritten(key, etag);
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void weCompleteWhatTheSdkBegan(String key) throws IOException {
        String id = sdkStart(key);
        UploadRef upload = UploadRef.of(ref(key), id);
        List<UploadedPart> parts = List.of(sdkUpload(key, id, 1), upload(upload, 2), sdkUpload(key, id, 3));

        String etag = clients.kodo
                .completeUpload(new CompleteUploadRequest(upload, parts, ""))
                .etag();

        assertWritten(key, '"' + etag + '"');
    }

    private void assertWritten(String key, String etag) throws IOException {
        assertThat(clients.bytes(GetObjectRequest.of(ref(key)))).isEqualTo(bytes);
        assertThat(clients.sdk
                        .getObjectAsBytes(get -> get.bucket(BUCKET).key(key))
                        .asByteArray())
                .isEqualTo(bytes);
        HeadObjectResponse head =
                clients.sdk.headObject(call -> call.bucket(BUCKET).key(key));
        assertThat(head.eTag()).isEqualTo(etag).endsWith("-3\"");
        assertThat('"' + clients.head(key).etag() + '"').isEqualTo(etag);
        assertThat(head.contentType()).isEqualTo("a/b");
        assertThat(head.metadata()).containsExactly(Map.entry("colour", "blue"));
        assertThat(head.storageClassAsString()).isEqualTo("LINE");
    }

    @Test
    void eachListsThePartsAndUploadsOfTheOther() throws IOException {
        UploadRef ours = start("a b/ours");
        upload(ours, 1);
        upload(ours, 3);
        String theirs = sdkStart("a b/猫");
        sdkUpload("a b/猫", theirs, 2);
        start("elsewhere");

        assertThat(clients.sdk
                        .listParts(list -> list.bucket(BUCKET).key("a b/ours").uploadId(ours.uploadId()))
                        .parts())
                .extracting(Part::partNumber, Part::size)
                .containsExactly(tuple(1, (long) PART), tuple(3, 17L));
        assertThat(clients.kodo
                        .listParts(new ListPartsRequest(UploadRef.of(ref("a b/猫"), theirs), -1, 10))
                        .parts())
                .extracting(UploadedPart::number, UploadedPart::size)
                .containsExactly(tuple(2, (long) PART));
        assertThat(clients.sdk
                        .listMultipartUploads(list -> list.bucket(BUCKET).prefix("a b/"))
                        .uploads())
                .extracting(MultipartUpload::key, MultipartUpload::uploadId)
                .containsExactly(tuple("a b/ours", ours.uploadId()), tuple("a b/猫", theirs));
        assertThat(clients.kodo
                        .listUploads(new ListUploadsRequest(BUCKET, "a b/", Optional.empty(), 0))
                        .uploads())
                .extracting(upload -> upload.target().key(), UploadRef::uploadId)
                .containsExactly(tuple("a b/ours", ours.uploadId()), tuple("a b/猫", theirs));
    }

    @Test
    void eachAbortsWhatTheOtherBegan() throws IOException {
        UploadRef ours = start("ours");
        String theirs = sdkStart("theirs");

        clients.sdk.abortMultipartUpload(
                abort -> abort.bucket(BUCKET).key("ours").uploadId(ours.uploadId()));
        clients.kodo.abortUpload(UploadRef.of(ref("theirs"), theirs));

        assertThatThrownBy(() -> upload(ours, 1)).isInstanceOf(UploadNotFoundException.class);
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> sdkUpload("theirs", theirs, 1))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchUpload"));
        assertThat(KODO.emulator().uploads(BUCKET)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void eachCopiesAPartOfWhatTheOtherPut(String source) throws IOException {
        clients.kodo.put(PutObjectRequest.of(ref(source), Payload.of(bytes)));
        UploadRef upload = start("copied");
        String first = clients.sdk
                .uploadPartCopy(part -> part.sourceBucket(BUCKET)
                        .sourceKey(source)
                        .copySourceRange("bytes=0-" + (PART - 1))
                        .destinationBucket(BUCKET)
                        .destinationKey("copied")
                        .uploadId(upload.uploadId())
                        .partNumber(1))
                .copyPartResult()
                .eTag();
        UploadedPart second = clients.kodo.copyPart(new CopyPartRequest(
                upload,
                2,
                ref(source),
                Optional.of(ByteRange.closed(PART, bytes.length - 1)),
                Conditions.NONE,
                Optional.empty(),
                Optional.empty()));

        sdkComplete("copied", upload.uploadId(), List.of(new UploadedPart(1, PART, first.replace("\"", "")), second));

        assertThat(clients.bytes(GetObjectRequest.of(ref("copied")))).isEqualTo(bytes);
    }

    /** With the engine that routes use, and parts of the size that the service asks for. */
    @Test
    void theSdkReadsAStreamOfUnknownLengthThatWeUploaded() throws IOException {
        byte[] large = new byte[(11 << 20) + 3];
        new Random(5).nextBytes(large);
        try (MultipartUploader uploader = new MultipartUploader(
                clients.kodo, TransferOptions.DEFAULT.withPartBytes(5 << 20).withConcurrency(2))) {
            InputStream stream = new ByteArrayInputStream(large);
            uploader.upload(PutObjectRequest.of(ref("large"), Payload.of(stream, Payload.UNKNOWN_LENGTH)));
        }

        assertThat(clients.sdk
                        .getObjectAsBytes(get -> get.bucket(BUCKET).key("large"))
                        .asByteArray())
                .isEqualTo(large);
        assertThat(clients.head("large").etag()).endsWith("-3");
    }
}
