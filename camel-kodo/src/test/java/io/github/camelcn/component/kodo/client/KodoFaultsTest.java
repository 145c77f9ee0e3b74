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
package io.github.camelcn.component.kodo.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ClientFaultContract;
import io.github.camelcn.common.component.StoreServer;
import io.github.camelcn.common.error.ObjectArchivedException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.StorageClassException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.kodo.KodoServer;
import io.github.camelcn.emulator.KodoEmulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes wrong between a client and Kodo. */
class KodoFaultsTest extends ClientFaultContract {

    private static final ObjectRef B = new ObjectRef("photos", "b");

    private final KodoEmulator emulator = KodoEmulator.builder()
            .bucket("photos")
            .minPartBytes(1)
            .maxCopyBytes(12 << 20)
            .restoreDelay(Duration.ZERO)
            .start();
    private final KodoClient client = EmulatorClients.byAddress(emulator).build();

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    @Override
    protected StoreServer server() {
        return new KodoServer(emulator);
    }

    @Override
    protected ObjectStore client() {
        return client;
    }

    @Override
    protected ObjectStore client(HttpOptions options) {
        return EmulatorClients.byAddress(emulator).httpOptions(options).build();
    }

    @Override
    protected String requestIdHeader() {
        return "x-amz-request-id";
    }

    @Override
    protected String name() {
        return "Kodo";
    }

    // ---------------------------------------------------------------- bytes

    @Test
    void aCorruptedStreamIsRefusedAndSentAgain() throws IOException {
        emulator.faults().on("PUT", "/photos/a").times(1).corruptUpload();

        client.put(PutObjectRequest.of(A, helloOnce()));

        assertThat(stored(A)).isEqualTo("hello");
        assertThat(sent("PUT")).hasSize(2);
    }

    // ---------------------------------------------------------------- long streams over plain http

    /** The signature needs their digest ahead, so they go part by part, each held while it is sent. */
    @Test
    void aLongOneShotStreamIsSentInParts() throws IOException {
        byte[] bytes = new byte[(6 << 20) + 7];
        new Random(1).nextBytes(bytes);
        TransferOptions options = TransferOptions.DEFAULT.withPartBytes(5 << 20);
        try (MultipartUploader uploader = new MultipartUploader(client, options)) {
            uploader.upload(PutObjectRequest.of(A, Payload.of(new ByteArrayInputStream(bytes), bytes.length)));
            uploader.upload(PutObjectRequest.of(B, helloOnce()));
        }

        assertThat(Arrays.equals(emulator.objectBytes("photos", "a"), bytes)).isTrue();
        assertThat(sent("PUT"))
                .hasSize(3)
                .filteredOn(target -> target.contains("partNumber="))
                .hasSize(2);
    }

    // ---------------------------------------------------------------- storms, throttling, clocks

    /** The first question is often a HEAD, whose answer does not say why it refuses. */
    @Test
    void aWrongClockHealsWithAHeadToo() throws IOException {
        emulator.faults().skewClock(Duration.ofHours(-3));

        assertThat(client.bucketExists(new HeadBucketRequest("photos"))).isTrue();

        assertThat(sent("HEAD")).hasSize(2);
    }

    // ---------------------------------------------------------------- many keys

    /** A listing cannot name the first faithfully, since it is XML; whoever knows it can delete it. */
    @Test
    void keysThatXmlCannotCarryAreDeletedAmongOthers() throws IOException {
        List<String> keys = List.of("a\u0001b", "c\r\nd\te", "other");
        for (String key : keys) {
            client.put(PutObjectRequest.of(new ObjectRef("photos", key), hello()));
        }

        assertThat(client.list(new ListObjectsRequest("photos", "c", "", ListCursor.START, 10))
                        .objects())
                .extracting(object -> object.ref().key())
                .containsExactly("c\r\nd\te");
        assertThat(client.deleteAll(new DeleteObjectsRequest("photos", keys)).failed())
                .isEmpty();
        assertThat(emulator.keys("photos")).isEmpty();
    }

    // ---------------------------------------------------------------- lost answers

    @Test
    void aPutWhoseAnswerIsLostIsSentAgain() throws IOException {
        emulator.faults().on("PUT", "/photos/a").times(1).dropAfterEffect();

        client.put(PutObjectRequest.of(A, hello()));

        assertThat(sent("PUT")).hasSize(2);
    }

    @Test
    void aMoveWhoseAnswersAreLostIsDoneAllTheSame() throws IOException {
        client.put(PutObjectRequest.of(A, hello()));
        emulator.faults().on("PUT", "/photos/b").times(1).dropAfterEffect();
        emulator.faults().on("DELETE", "/photos/a").times(1).dropAfterEffect();

        client.move(new MoveObjectRequest(A, B, Conditions.NONE));

        assertThat(emulator.keys("photos")).containsExactly("b");
        assertThat(stored(B)).isEqualTo("hello");
    }

    @Test
    void aMoveThatCannotDeleteLeavesBoth() throws IOException {
        client.put(PutObjectRequest.of(A, hello()));
        emulator.faults().on("DELETE", "/photos/a").answer(403, "AccessDenied");

        assertThatThrownBy(() -> client.move(new MoveObjectRequest(A, B, Conditions.NONE)))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("moveObject photos/a: AccessDenied");
        assertThat(emulator.keys("photos")).containsExactly("a", "b");
    }

    @Test
    void movingWhatIsNotThereIsPlainlyAnError() {
        assertThatThrownBy(() -> client.move(new MoveObjectRequest(A, B, Conditions.NONE)))
                .isInstanceOf(ObjectNotFoundException.class);
        assertThat(sent("PUT")).isEmpty();
    }

    private CompleteUploadRequest uploaded() throws IOException {
        UploadRef upload = client.startUpload(StartUploadRequest.of(PutObjectRequest.of(A, hello())));
        UploadedPart part = client.uploadPart(new UploadPartRequest(upload, 1, hello(), Optional.empty()));
        return new CompleteUploadRequest(upload, List.of(part), "not-kodos-1");
    }

    @Test
    void aCompletionWhoseAnswerIsLostIsFoundByItsSize() throws IOException {
        CompleteUploadRequest complete = uploaded();
        emulator.faults().on("POST", "uploadId=").times(1).dropAfterEffect();

        assertThat(client.completeUpload(complete).ref()).isEqualTo(A);
        assertThat(stored(A)).isEqualTo("hello");
    }

    @Test
    void aCompletionWhoseAnswerBreaksOffIsFoundByItsSize() throws IOException {
        CompleteUploadRequest complete = uploaded();
        emulator.faults().on("POST", "uploadId=").times(1).truncateBody(30);

        assertThat(client.completeUpload(complete).ref()).isEqualTo(A);
    }

    @Test
    void aCompletionOfAnUploadThatSomebodyAbortedFails() throws IOException {
        CompleteUploadRequest complete = uploaded();
        client.abortUpload(complete.upload());

        assertThatThrownBy(() -> client.completeUpload(complete)).isInstanceOf(UploadNotFoundException.class);
    }

    /** As when an upload of a new version was cleaned away, and the answer that said so came with the second try. */
    @Test
    void anOlderObjectOfTheSameSizeIsNotTakenForTheOneThatWasToBeMade() throws IOException {
        ManualClock clock = new ManualClock(Instant.now());
        try (KodoEmulator server = KodoEmulator.builder()
                        .bucket("photos")
                        .minPartBytes(1)
                        .clock(clock)
                        .start();
                KodoClient uploader =
                        EmulatorClients.byAddress(server).clock(clock).build()) {
            uploader.put(PutObjectRequest.of(A, Payload.of("older".getBytes(UTF_8))));
            clock.advance(Duration.ofMinutes(1));
            UploadRef upload = uploader.startUpload(StartUploadRequest.of(PutObjectRequest.of(A, hello())));
            UploadedPart part = uploader.uploadPart(new UploadPartRequest(upload, 1, hello(), Optional.empty()));
            uploader.abortUpload(upload);
            server.faults().on("POST", "uploadId=").times(1).dropAfterEffect();

            assertThatThrownBy(() ->
                            uploader.completeUpload(new CompleteUploadRequest(upload, List.of(part), "not-kodos-1")))
                    .isInstanceOf(UploadNotFoundException.class);
            UploadRef forgotten = UploadRef.of(A, upload.uploadId());
            server.faults().on("POST", "uploadId=").times(1).dropAfterEffect();
            assertThatThrownBy(() -> uploader.completeUpload(new CompleteUploadRequest(forgotten, List.of(part), "")))
                    .isInstanceOf(UploadNotFoundException.class);
        }
    }

    @Test
    void bucketsWhoseAnswersAreLostAreMadeAndRemoved() throws IOException {
        emulator.faults().on("PUT", "/another").times(1).dropAfterEffect();
        client.createBucket(new CreateBucketRequest("another"));
        emulator.faults().on("DELETE", "/another").times(1).dropAfterEffect();
        client.deleteBucket(new DeleteBucketRequest("another"));

        assertThat(client.bucketExists(new HeadBucketRequest("another"))).isFalse();
    }

    // ---------------------------------------------------------------- large copies

    /** Kodo says only when asked how much it copies at once; headers, metadata and class go along all the same. */
    @Test
    void whatIsTooLargeForOneCopyGoesInParts() throws IOException {
        byte[] bytes = new byte[13 << 20];
        new Random(2).nextBytes(bytes);
        client.put(PutObjectRequest.of(A, Payload.of(bytes))
                .withContent(ContentHeaders.ofType("text/x-own"))
                .withUserMetadata(Map.of("owner", "me"))
                .withStorageClass("LINE"));

        assertThatThrownBy(() -> client.copy(CopyObjectRequest.of(A, B)))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("copy it in parts");
        try (LargeCopy copier = new LargeCopy(client, TransferOptions.DEFAULT.withPartBytes(5 << 20))) {
            copier.copy(CopyObjectRequest.of(A, B));
        }
        assertThat(Arrays.equals(emulator.objectBytes("photos", "b"), bytes)).isTrue();
        assertThat(client.head(HeadObjectRequest.of(B)).content().contentType()).isEqualTo("text/x-own");
        assertThat(client.head(HeadObjectRequest.of(B)).userMetadata()).isEqualTo(Map.of("owner", "me"));
        assertThat(client.head(HeadObjectRequest.of(B)).storageClass()).isEqualTo("LINE");

        ObjectRef moved = new ObjectRef("photos", "moved");
        client.move(new MoveObjectRequest(B, moved, Conditions.NONE));
        assertThat(client.head(HeadObjectRequest.of(moved)).storageClass()).isEqualTo("LINE");
        assertThat(emulator.keys("photos")).containsExactly("a", "moved");
        assertThat(emulator.uploads("photos")).isEmpty();
    }

    // ---------------------------------------------------------------- storage classes

    @Test
    void anArchivedObjectHasToBeRestored() throws IOException {
        client.put(PutObjectRequest.of(A, hello()).withStorageClass("GLACIER"));

        assertThatThrownBy(() -> client.get(GetObjectRequest.of(A)))
                .isInstanceOf(ObjectArchivedException.class)
                .hasMessageContaining("call restoreObject");
        assertThat(client.restore(new RestoreObjectRequest(A, 1))).isEqualTo(RestoreResult.STARTED);
        assertThat(RestoreStatus.of(client.head(HeadObjectRequest.of(A)))).isPresent();
    }

    @Test
    void aStorageClassThatDoesNotExistIsItsOwnException() {
        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, hello()).withStorageClass("STANDARD_IA")))
                .isInstanceOf(StorageClassException.class)
                .hasMessageContaining("The storage class STANDARD_IA is not offered in cn-east-1");
    }
}
