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
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ObjectArchivedException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.StorageClassException;
import io.github.camelcn.common.error.ThrottledException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What goes wrong between a client and a service; asserted by what the service received and kept. */
class KodoFaultsTest {

    private static final ObjectRef A = new ObjectRef("photos", "a");
    private static final ObjectRef B = new ObjectRef("photos", "b");
    private static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";

    private KodoEmulator emulator;
    private KodoClient client;

    @BeforeEach
    void start() {
        emulator = KodoEmulator.builder()
                .bucket("photos")
                .minPartBytes(1)
                .maxCopyBytes(12 << 20)
                .restoreDelay(Duration.ZERO)
                .start();
        client = EmulatorClients.byAddress(emulator).build();
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    private static Payload hello() {
        return Payload.of("hello".getBytes(UTF_8));
    }

    private static Payload helloOnce() {
        return Payload.of(new ByteArrayInputStream("hello".getBytes(UTF_8)), 5);
    }

    private List<String> sent(String method) {
        return emulator.requests().stream()
                .filter(request -> request.method().equals(method))
                .map(RecordedRequest::target)
                .toList();
    }

    private String stored(ObjectRef ref) {
        return new String(emulator.objectBytes(ref.bucket(), ref.key()), UTF_8);
    }

    // ---------------------------------------------------------------- bytes

    /** The signature covers them, so that the service notices. */
    @Test
    void aCorruptedUploadIsRefusedAndSentAgain() throws IOException {
        emulator.faults().on("PUT", "/photos/a").times(1).corruptUpload();

        client.put(PutObjectRequest.of(A, hello()));

        assertThat(stored(A)).isEqualTo("hello");
        assertThat(sent("PUT")).hasSize(2);
    }

    @Test
    void aCorruptedStreamIsRefusedAndSentAgain() throws IOException {
        emulator.faults().on("PUT", "/photos/a").times(1).corruptUpload();

        client.put(PutObjectRequest.of(A, helloOnce()));

        assertThat(stored(A)).isEqualTo("hello");
        assertThat(sent("PUT")).hasSize(2);
    }

    @Test
    void aCorruptedPartIsRefusedAndSentAgain() throws IOException {
        UploadRef upload = client.startUpload(StartUploadRequest.of(PutObjectRequest.of(A, hello())));
        emulator.faults().on("PUT", "partNumber=1").times(1).corruptUpload();

        UploadedPart part = client.uploadPart(new UploadPartRequest(upload, 1, hello(), Optional.empty()));

        assertThat(part.etag()).isEqualTo(HELLO_MD5);
        assertThat(sent("PUT")).hasSize(2);
    }

    @Test
    void aCorruptedDownloadFailsAtItsEnd() throws IOException {
        emulator.putObject("photos", "a", "hello".getBytes(UTF_8));
        emulator.faults().on("GET", "/photos/a").corruptBody();

        try (StoredObject object = client.get(GetObjectRequest.of(A))) {
            assertThat(object.content().readNBytes(5)).hasSize(5);
            assertThatThrownBy(() -> object.content().read())
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageEndingWith("but the ETag says " + HELLO_MD5);
        }
    }

    @Test
    void aCutDownloadFails() throws IOException {
        emulator.putObject("photos", "a", new byte[100_000]);
        emulator.faults().on("GET", "/photos/a").truncateBody(50_000);

        try (StoredObject object = client.get(GetObjectRequest.of(A))) {
            assertThatThrownBy(() -> object.content().readAllBytes())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("getObject photos/a: ");
        }
    }

    @Test
    void aCutListingIsAskedForAgain() throws IOException {
        emulator.putObject("photos", "a", new byte[1]);
        emulator.faults().on("GET", "list-type").times(2).truncateBody(120);

        assertThat(client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10))
                        .objects())
                .hasSize(1);
        assertThat(sent("GET")).hasSize(3);
    }

    @Test
    void aListingThatIsAlwaysCutFails() {
        emulator.faults().on("GET", "list-type").truncateBody(20);

        assertThatThrownBy(() -> client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10)))
                .isInstanceOf(TransportException.class);
        assertThat(sent("GET")).hasSize(4);
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

    @Test
    void aStormIsRiddenOut() throws IOException {
        emulator.faults().storm(3);

        client.put(PutObjectRequest.of(A, hello()));

        assertThat(stored(A)).isEqualTo("hello");
        assertThat(sent("PUT")).hasSize(4);
    }

    @Test
    void aStormThatLastsIsAFailureThatTellsItsStory() {
        emulator.faults().on("PUT", "").answer(503, "ServiceUnavailable");

        ServiceException failure =
                catchThrowableOfType(ServiceException.class, () -> client.put(PutObjectRequest.of(A, hello())));

        assertThat(failure.attempts()).isEqualTo(4);
        assertThat(failure.getSuppressed()).hasSize(3);
        assertThat(failure)
                .hasMessageStartingWith("putObject photos/a: ServiceUnavailable (503")
                .hasMessageEndingWith("after 4 attempts");
    }

    @Test
    void throttlingIsItsOwnException() {
        emulator.faults().on("GET", "/photos/a").throttle(Duration.ofSeconds(1));

        assertThatThrownBy(() -> client.get(GetObjectRequest.of(A))).isInstanceOf(ThrottledException.class);
    }

    @Test
    void aWrongClockHealsAtOnceAndForAllCalls() throws IOException {
        emulator.faults().skewClock(Duration.ofHours(3));

        client.put(PutObjectRequest.of(A, hello()));
        client.head(HeadObjectRequest.of(A));

        assertThat(sent("PUT")).hasSize(2);
        assertThat(sent("HEAD")).hasSize(1);
        assertThat(client.clock().instant())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(179)),
                        Instant.now().plus(Duration.ofMinutes(181)));
    }

    /** The first question is often a HEAD, whose answer does not say why it refuses. */
    @Test
    void aWrongClockHealsWithAHeadToo() throws IOException {
        emulator.faults().skewClock(Duration.ofHours(-3));

        assertThat(client.bucketExists(new HeadBucketRequest("photos"))).isTrue();

        assertThat(sent("HEAD")).hasSize(2);
    }

    // ---------------------------------------------------------------- many keys

    @Test
    void whatWasDeletedBeforeAFailureIsNotForgotten() throws IOException {
        List<String> keys =
                IntStream.range(0, 1500).mapToObj(number -> "k" + number).toList();
        keys.forEach(key -> emulator.putObject("photos", key, new byte[0]));
        emulator.faults().on("POST", "delete").after(1).answer(403, "AccessDenied");

        DeleteObjectsResult result = client.deleteAll(new DeleteObjectsRequest("photos", keys));

        assertThat(result.deleted()).isEqualTo(keys.subList(0, 1000));
        assertThat(result.failed()).hasSize(500).allMatch(failed -> failed.code()
                .equals("AccessDenied"));
        assertThat(emulator.keys("photos")).hasSize(500);
    }

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

    @Test
    void unreadBodiesGiveTheirConnectionsBack() throws IOException {
        emulator.putObject("photos", "a", new byte[200_000]);
        try (KodoClient narrow = EmulatorClients.byAddress(emulator)
                .httpOptions(HttpOptions.builder()
                        .maxConnections(2)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build())
                .build()) {
            for (int i = 0; i < 200; i++) {
                narrow.get(GetObjectRequest.of(A)).close();
            }
            assertThat(narrow.head(HeadObjectRequest.of(A)).userMetadata()).isEqualTo(Map.of());
        }
    }

    /** As a network does that wants a login before it lets anybody out. */
    @Test
    void aLoginPageIsNotBelievedToHaveStoredOrDeletedAnything() throws IOException {
        client.put(PutObjectRequest.of(A, hello()));
        emulator.faults().next(1).foreignAnswer(200, "text/html", "<html>please log in</html>");
        client.delete(new DeleteObjectRequest(A));
        assertThat(sent("DELETE")).as("asked again").hasSize(2);
        emulator.faults().next(10).foreignAnswer(200, "text/html", "<html>please log in</html>");
        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, hello())))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("The answer has no x-amz-request-id, so it is not Kodo's own");
    }
}
