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
package io.github.camelcn.component.qingstor.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ClockSkewException;
import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.ThrottledException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
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
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What goes wrong between a client and a service; asserted by what the service received and kept. */
class QingStorFaultsTest {

    private static final ObjectRef A = new ObjectRef("photos", "a");
    private static final ObjectRef B = new ObjectRef("photos", "b");
    private static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";

    private QingStorEmulator emulator;
    private QingStorClient client;

    @BeforeEach
    void start() {
        emulator = QingStorEmulator.builder().bucket("photos").minPartBytes(1).start();
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

    @Test
    void aCorruptedUploadIsRefusedByItsDigestAndSentAgain() throws IOException {
        emulator.faults().on("PUT", "/photos/a").times(1).corruptUpload();

        client.put(PutObjectRequest.of(A, hello()));

        assertThat(stored(A)).isEqualTo("hello");
        assertThat(sent("PUT")).hasSize(2);
    }

    @Test
    void aCorruptedStreamIsNoticedByItsEtag() {
        emulator.faults().on("PUT", "/photos/a").times(1).corruptUpload();

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, helloOnce())))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("the service stored other bytes than were sent: their MD5 is " + HELLO_MD5);
        assertThat(sent("PUT")).hasSize(1);
    }

    @Test
    void aCorruptedPartIsRefusedAndSentAgain() throws IOException {
        UploadRef upload = client.startUpload(StartUploadRequest.of(PutObjectRequest.of(A, hello())));
        emulator.faults().on("PUT", "part_number=0").times(1).corruptUpload();

        UploadedPart part = client.uploadPart(new UploadPartRequest(upload, 0, hello(), Optional.empty()));

        assertThat(part.etag()).isEqualTo(HELLO_MD5);
    }

    @Test
    void aCorruptedDownloadFailsAtItsEnd() throws IOException {
        emulator.putObject("photos", "a", "hello".getBytes(UTF_8));
        emulator.faults().on("GET", "/photos/a").corruptBody();

        try (StoredObject object = client.get(GetObjectRequest.of(A))) {
            assertThat(object.content().readNBytes(5)).hasSize(5);
            assertThatThrownBy(() -> object.content().read())
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageStartingWith("getObject photos/a: other bytes arrived than are stored: their MD5 is ")
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

    /** An ETag is the digest of the whole object, so there is nothing to compare a range with. */
    @Test
    void aRangeIsNotComparedWithTheEtag() throws IOException {
        emulator.putObject("photos", "a", "hello".getBytes(UTF_8));

        try (StoredObject object = client.get(GetObjectRequest.of(A).withRange(ByteRange.closed(1, 3)))) {
            assertThat(object.content().readAllBytes()).asString().isEqualTo("ell");
        }
    }

    @Test
    void aCutListingIsAskedForAgain() throws IOException {
        emulator.putObject("photos", "a", new byte[1]);
        emulator.faults().on("GET", "limit=").times(2).truncateBody(20);

        ObjectPage page = client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10));

        assertThat(page.objects()).hasSize(1);
        assertThat(sent("GET")).hasSize(3);
    }

    @Test
    void aListingThatIsAlwaysCutFails() {
        emulator.faults().on("GET", "limit=").truncateBody(20);

        assertThatThrownBy(() -> client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10)))
                .isInstanceOf(TransportException.class);
        assertThat(sent("GET")).hasSize(4);
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
        emulator.faults().on("PUT", "").answer(503, "service_unavailable");

        ServiceException failure =
                catchThrowableOfType(ServiceException.class, () -> client.put(PutObjectRequest.of(A, hello())));

        assertThat(failure.attempts()).isEqualTo(4);
        assertThat(failure.getSuppressed()).hasSize(3);
        assertThat(failure)
                .hasMessageStartingWith("putObject photos/a: service_unavailable (503")
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
    }

    @Test
    void aClockThatStaysWrongSaysWhatToDo() {
        emulator.faults().on("PUT", "/photos/a").answer(403, "request_expired");

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, hello())))
                .isInstanceOf(ClockSkewException.class)
                .hasMessageContaining("Set the clock");
    }

    // ---------------------------------------------------------------- lost answers

    @Test
    void idempotentCallsAreRepeatedWhenTheAnswerIsLost() throws IOException {
        emulator.faults().next(1).dropAfterEffect();
        client.put(PutObjectRequest.of(A, hello()));

        emulator.faults().next(1).dropAfterEffect();
        client.delete(new DeleteObjectRequest(A));

        assertThat(emulator.keys("photos")).isEmpty();
    }

    @Test
    void aStreamIsNotSentTwice() {
        emulator.faults().on("PUT", "/photos/a").dropBeforeEffect();

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(A, helloOnce())))
                .isInstanceOf(TransportException.class);
        assertThat(emulator.requestCount()).isEqualTo(1);
    }

    @Test
    void aBucketWeMadeButDidNotHearAboutIsMade() throws IOException {
        emulator.faults().on("PUT", "/brand-new").times(1).dropAfterEffect();

        client.createBucket(new CreateBucketRequest("brand-new"));

        assertThat(client.bucketExists(new HeadBucketRequest("brand-new"))).isTrue();
    }

    @Test
    void aBucketThatWasThereBeforeIsAConflict() {
        assertThatThrownBy(() -> client.createBucket(new CreateBucketRequest("photos")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("bucket_already_exists (409");
    }

    @Test
    void aBucketWeDeletedButDidNotHearAboutIsDeleted() throws IOException {
        emulator.faults().on("DELETE", "/photos").times(1).dropAfterEffect();

        client.deleteBucket(new DeleteBucketRequest("photos"));

        assertThat(client.bucketExists(new HeadBucketRequest("photos"))).isFalse();
    }

    @Test
    void aYoungBucketIsDeletedWhenItsLeaseIsReady() throws IOException {
        emulator.faults().on("DELETE", "/photos").times(2).answer(403, "lease_not_ready");

        client.deleteBucket(new DeleteBucketRequest("photos"));

        assertThat(sent("DELETE")).hasSize(3);
    }

    private AppendObjectRequest append(long position, Payload payload) {
        return new AppendObjectRequest(A, payload, position, ContentHeaders.NONE, "");
    }

    @Test
    void anAppendWhoseAnswerIsLostIsFoundByItsPosition() throws IOException {
        client.append(append(0, hello()));
        emulator.faults().on("POST", "position=5").dropAfterEffect();

        AppendObjectResult result = client.append(append(5, helloOnce()));

        assertThat(result.nextPosition()).isEqualTo(10);
        assertThat(stored(A)).isEqualTo("hellohello");
        assertThat(sent("POST")).hasSize(2);
    }

    @Test
    void anAppendThatDidNotHappenIsSentAgain() throws IOException {
        client.append(append(0, hello()));
        emulator.faults().on("POST", "position=5").times(1).dropDuringUpload(2);

        assertThat(client.append(append(5, hello())).nextPosition()).isEqualTo(10);

        assertThat(stored(A)).isEqualTo("hellohello");
    }

    @Test
    void theFirstAppendIsSentAgainWhenThereIsNoObject() throws IOException {
        emulator.faults().on("POST", "position=0").times(1).dropDuringUpload(2);

        assertThat(client.append(append(0, hello())).nextPosition()).isEqualTo(5);

        assertThat(stored(A)).isEqualTo("hello");
    }

    @Test
    void anAppendedStreamThatCannotBeSentAgainMayHaveHappened() throws IOException {
        client.append(append(0, hello()));
        emulator.faults().on("POST", "position=5").dropDuringUpload(2);

        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> client.append(append(5, helloOnce())));

        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure).hasMessageEndingWith("it may have happened all the same");
        assertThat(stored(A)).isEqualTo("hello");
    }

    @Test
    void anAppendThatNeverSucceedsGivesUp() throws IOException {
        client.append(append(0, hello()));
        emulator.faults().on("POST", "position=5").dropBeforeEffect();

        assertThatThrownBy(() -> client.append(append(5, hello()))).isInstanceOf(TransportException.class);
        assertThat(stored(A)).isEqualTo("hello");
        assertThat(sent("POST")).hasSize(1 + 4);
    }

    private MoveObjectRequest move(String expectedEtag) {
        Conditions conditions = expectedEtag.isEmpty() ? Conditions.NONE : Conditions.ifMatch(expectedEtag);
        return new MoveObjectRequest(A, B, conditions);
    }

    @Test
    void aMoveWhoseAnswerIsLostIsFoundByTheEtagItExpected() throws IOException {
        client.put(PutObjectRequest.of(A, hello()));
        emulator.faults().on("PUT", "/photos/b").dropAfterEffect();

        PutObjectResult result = client.move(move(HELLO_MD5));

        assertThat(result.ref()).isEqualTo(B);
        assertThat(result.etag()).isEqualTo(HELLO_MD5);
        assertThat(emulator.keys("photos")).containsExactly("b");
    }

    @Test
    void aMoveThatDidNotHappenIsSentAgain() throws IOException {
        client.put(PutObjectRequest.of(A, hello()));
        emulator.faults().on("PUT", "/photos/b").times(1).dropBeforeEffect();

        client.move(move(""));

        assertThat(emulator.keys("photos")).containsExactly("b");
    }

    @Test
    void aMoveWithoutAnExpectedEtagMayHaveHappened() throws IOException {
        client.put(PutObjectRequest.of(A, hello()));
        emulator.faults().on("PUT", "/photos/b").times(1).dropAfterEffect();

        TransportException failure = catchThrowableOfType(TransportException.class, () -> client.move(move("")));

        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(sent("PUT")).hasSize(2);
    }

    @Test
    void movingWhatIsNotThereIsPlainlyAnError() {
        assertThatThrownBy(() -> client.move(move(HELLO_MD5))).isInstanceOf(ObjectNotFoundException.class);
        assertThat(sent("PUT")).hasSize(1);
    }

    private CompleteUploadRequest uploaded(String etag) throws IOException {
        UploadRef upload = client.startUpload(StartUploadRequest.of(PutObjectRequest.of(A, hello())));
        UploadedPart part = client.uploadPart(new UploadPartRequest(upload, 0, hello(), Optional.empty()));
        return new CompleteUploadRequest(upload, List.of(part), etag);
    }

    @Test
    void aCompletionWhoseAnswerIsLostIsFoundByItsEtag() throws IOException {
        CompleteUploadRequest complete = uploaded(HELLO_MD5);
        emulator.faults().on("POST", "upload_id=").times(1).dropAfterEffect();

        assertThat(client.completeUpload(complete).etag()).isEqualTo(HELLO_MD5);
        assertThat(stored(A)).isEqualTo("hello");
    }

    @Test
    void aCompletionWithoutEtagIsFoundByItsSize() throws IOException {
        CompleteUploadRequest complete = uploaded("");
        emulator.faults().on("POST", "upload_id=").times(1).dropAfterEffect();

        assertThat(client.completeUpload(complete).ref()).isEqualTo(A);
    }

    @Test
    void aCompletionOfAnUploadThatSomebodyAbortedFails() throws IOException {
        CompleteUploadRequest complete = uploaded(HELLO_MD5);
        client.abortUpload(complete.upload());
        emulator.faults().on("POST", "upload_id=").times(1).dropAfterEffect();

        assertThatThrownBy(() -> client.completeUpload(complete)).isInstanceOf(UploadNotFoundException.class);
    }

    // ---------------------------------------------------------------- many keys

    @Test
    void whatWasDeletedBeforeAFailureIsNotForgotten() throws IOException {
        List<String> keys =
                IntStream.range(0, 1500).mapToObj(number -> "k" + number).toList();
        keys.forEach(key -> emulator.putObject("photos", key, new byte[0]));
        emulator.faults().on("POST", "delete").after(1).answer(403, "permission_denied");

        DeleteObjectsResult result = client.deleteAll(new DeleteObjectsRequest("photos", keys));

        assertThat(result.deleted()).isEqualTo(keys.subList(0, 1000));
        assertThat(result.failed()).hasSize(500).allMatch(failed -> failed.code()
                .equals("permission_denied"));
        assertThat(emulator.keys("photos")).hasSize(500);
    }

    @Test
    void aFailureOfTheFirstRequestIsThrown() {
        emulator.faults().on("POST", "delete").answer(403, "permission_denied");

        assertThatThrownBy(() -> client.deleteAll(new DeleteObjectsRequest("photos", List.of("a"))))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("delete_object");
    }

    @Test
    void unreadBodiesGiveTheirConnectionsBack() throws IOException {
        emulator.putObject("photos", "a", new byte[200_000]);
        try (QingStorClient narrow = EmulatorClients.byAddress(emulator)
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
}
