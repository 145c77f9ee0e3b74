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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.emulator.QingStorEmulator;

import static io.github.camelcn.component.qingstor.client.ClientRig.A;
import static io.github.camelcn.component.qingstor.client.ClientRig.HELLO_MD5;
import static io.github.camelcn.component.qingstor.client.ClientRig.hello;
import static io.github.camelcn.component.qingstor.client.ClientRig.helloOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What becomes of calls whose answers are lost; asserted by what the service received and kept. */
class LostAnswersTest {

    private static final ObjectRef B = new ObjectRef("photos", "b");

    @AutoClose
    private final ClientRig rig = new ClientRig();

    private final QingStorEmulator emulator = rig.emulator;
    private final QingStorClient client = rig.client;

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

        assertThat(rig.sent("DELETE")).hasSize(3);
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
        assertThat(rig.stored(A)).isEqualTo("hellohello");
        assertThat(rig.sent("POST")).hasSize(2);
    }

    @Test
    void anAppendThatDidNotHappenIsSentAgain() throws IOException {
        client.append(append(0, hello()));
        emulator.faults().on("POST", "position=5").times(1).dropDuringUpload(2);

        assertThat(client.append(append(5, hello())).nextPosition()).isEqualTo(10);

        assertThat(rig.stored(A)).isEqualTo("hellohello");
    }

    @Test
    void theFirstAppendIsSentAgainWhenThereIsNoObject() throws IOException {
        emulator.faults().on("POST", "position=0").times(1).dropDuringUpload(2);

        assertThat(client.append(append(0, hello())).nextPosition()).isEqualTo(5);

        assertThat(rig.stored(A)).isEqualTo("hello");
    }

    @Test
    void anAppendedStreamThatCannotBeSentAgainMayHaveHappened() throws IOException {
        client.append(append(0, hello()));
        emulator.faults().on("POST", "position=5").dropDuringUpload(2);

        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> client.append(append(5, helloOnce())));

        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure).hasMessageEndingWith("it may have happened all the same");
        assertThat(rig.stored(A)).isEqualTo("hello");
    }

    @Test
    void whatSomebodyElseAppendedMeanwhileIsNotTakenForOurs() throws IOException {
        client.append(append(0, hello()));
        AtomicBoolean first = new AtomicBoolean(true);
        Payload slow = Payload.cheaplyReopenable(
                () -> {
                    if (first.getAndSet(false)) {
                        client.append(append(5, Payload.of("other".getBytes(StandardCharsets.UTF_8))));
                    }
                    return new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8));
                },
                5);
        emulator.faults().on("POST", "position=5").after(1).times(1).dropBeforeEffect();

        assertThatThrownBy(() -> client.append(append(5, slow))).isInstanceOf(TransportException.class);
        assertThat(rig.stored(A)).isEqualTo("helloother");
    }

    @Test
    void anAppendThatNeverSucceedsGivesUp() throws IOException {
        client.append(append(0, hello()));
        emulator.faults().on("POST", "position=5").dropBeforeEffect();

        assertThatThrownBy(() -> client.append(append(5, hello()))).isInstanceOf(TransportException.class);
        assertThat(rig.stored(A)).isEqualTo("hello");
        assertThat(rig.sent("POST")).hasSize(1 + 4);
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
        assertThat(rig.sent("PUT")).hasSize(2);
    }

    @Test
    void movingWhatIsNotThereIsPlainlyAnError() {
        assertThatThrownBy(() -> client.move(move(HELLO_MD5))).isInstanceOf(ObjectNotFoundException.class);
        assertThat(rig.sent("PUT")).hasSize(1);
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
        assertThat(rig.stored(A)).isEqualTo("hello");
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
}
