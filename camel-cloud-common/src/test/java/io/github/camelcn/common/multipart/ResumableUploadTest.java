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
package io.github.camelcn.common.multipart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.FakeCall;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An upload of a file goes on where an earlier one ended, and never with what does not belong to it. */
class ResumableUploadTest {

    private static final ObjectRef TARGET = new ObjectRef("bucket", "big");
    private static final TransferOptions OPTIONS = new TransferOptions(40, 10, 1, true);

    @TempDir
    private Path folder;

    private final FakeObjectStore store =
            new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.systemUTC()).withBucket("bucket");
    private final MapMemory memory = new MapMemory();
    private final List<MultipartUploader> uploaders = new ArrayList<>();
    private Path file;
    private byte[] content;

    @BeforeEach
    void aFileOfFiveParts() throws IOException {
        content = TestSources.bytes(50);
        file = Files.write(folder.resolve("file"), content);
    }

    @AfterEach
    void close() {
        uploaders.forEach(MultipartUploader::close);
    }

    /** As a process that was started again has it. */
    private MultipartUploader uploader() {
        MultipartUploader uploader = new MultipartUploader(store, OPTIONS, memory);
        uploaders.add(uploader);
        return uploader;
    }

    private PutObjectRequest request() throws IOException {
        return PutObjectRequest.of(TARGET, Payload.of(file));
    }

    private PutObjectResult upload() throws IOException {
        return uploader().upload(request());
    }

    /** Leaves an upload behind to which this part was not sent, nor any that follows. */
    private UploadRef interruptedAt(int part) {
        store.inject(Fault.dropping("uploadPart").forPart(part));
        assertThatThrownBy(this::upload).isInstanceOf(TransportException.class);
        store.heal();
        store.forgetCalls();
        assertThat(store.unfinishedUploads()).hasSize(1);
        return store.unfinishedUploads().get(0);
    }

    private List<Integer> sent() {
        return store.calls("uploadPart").stream().map(FakeCall::partNumber).toList();
    }

    private void assertThatTheObjectIsTheFile() throws IOException {
        assertThat(store.bytesOf("bucket", "big")).contains(Files.readAllBytes(file));
        assertThat(memory.notes).isEmpty();
    }

    @Test
    void onlyTheMissingPartsAreSent() throws IOException {
        interruptedAt(3);

        PutObjectResult result = upload();

        assertThat(sent()).containsExactly(3, 4);
        assertThat(store.calls("initiateMultipartUpload")).isEmpty();
        assertThat(store.calls("listParts")).hasSize(1);
        assertThat(result.etag()).isEqualTo(TestSources.etagOfParts(content, 10));
        assertThatTheObjectIsTheFile();
        assertThat(store.unfinishedUploads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void itGoesOnHoweverOftenItBreaks(int first) throws IOException {
        for (int part = first; part < 5; part++) {
            interruptedAt(part);
        }

        upload();

        assertThat(sent()).containsExactly(4);
        assertThatTheObjectIsTheFile();
    }

    @Test
    void aFileThatChangedBeginsAnewAndTheOldPartsAreRemoved() throws IOException {
        UploadRef old = interruptedAt(3);
        content[7]++;
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));

        upload();

        assertThat(sent()).containsExactly(0, 1, 2, 3, 4);
        assertThat(store.unfinishedUploads()).doesNotContain(old).isEmpty();
        assertThatTheObjectIsTheFile();
    }

    /** As an archiver does that keeps times, or a clock that stands still. */
    @Test
    void otherBytesUnderTheSameTimeAreFoundByTheirDigest() throws IOException {
        interruptedAt(3);
        FileTime time = Files.getLastModifiedTime(file);
        content[17]++;
        Files.write(file, content);
        Files.setLastModifiedTime(file, time);

        upload();

        assertThat(sent()).containsExactly(1, 3, 4);
        assertThatTheObjectIsTheFile();
    }

    /** As of two routes whose endpoints differ. */
    @Test
    void anUploadThatAnotherUploaderIsSendingIsNotTakenForLeftBehind() throws IOException {
        Path otherFile = Files.write(folder.resolve("other"), TestSources.bytes(70));
        MultipartUploader other = uploader();
        store.inject(Fault.on("uploadPart", call -> {
                    store.heal();
                    other.upload(PutObjectRequest.of(TARGET, Payload.of(otherFile)));
                })
                .forPart(3));

        upload();

        assertThatTheObjectIsTheFile();
        assertThat(store.unfinishedUploads()).isEmpty();
    }

    @Test
    void anUploadThatIsGoneBeginsAnew() throws IOException {
        store.abortUpload(interruptedAt(3));
        store.forgetCalls();

        upload();

        assertThat(sent()).containsExactly(0, 1, 2, 3, 4);
        assertThatTheObjectIsTheFile();
    }

    @Test
    void anUploadThatDisappearsWhilePartsAreSentFailsAndTheNextOneBeginsAnew() throws IOException {
        UploadRef upload = interruptedAt(2);
        store.inject(Fault.on("uploadPart", call -> store.abortUpload(upload)).forPart(3));
        assertThatThrownBy(this::upload).isInstanceOf(UploadNotFoundException.class);
        store.heal();
        store.forgetCalls();

        upload();

        assertThat(sent()).containsExactly(0, 1, 2, 3, 4);
        assertThatTheObjectIsTheFile();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 8, 12})
    void aPartWithOtherBytesOrAnotherSizeIsSentAgain(int size) throws IOException {
        UploadRef upload = interruptedAt(3);
        store.uploadPart(new UploadPartRequest(upload, 1, Payload.of(new byte[size]), Optional.empty()));
        store.forgetCalls();

        upload();

        assertThat(sent()).containsExactly(1, 3, 4);
        assertThatTheObjectIsTheFile();
    }

    @Test
    void aPartWhoseAnswerWasLostIsNotSentAgain() throws IOException {
        store.inject(Fault.dropping("uploadPart").forPart(2).afterwards());
        assertThatThrownBy(this::upload).isInstanceOf(TransportException.class);
        store.heal();
        store.forgetCalls();

        upload();

        assertThat(sent()).containsExactly(3, 4);
        assertThatTheObjectIsTheFile();
    }

    /** The answer was lost, and nobody could be asked: as a crash between completion and answer. */
    @Test
    void anObjectThatWasMadeBeforeTheCrashIsRecognised() throws IOException {
        store.inject(Fault.dropping("completeMultipartUpload").afterwards());
        store.inject(Fault.dropping("headObject"));
        assertThatThrownBy(this::upload).isInstanceOf(TransportException.class);
        store.heal();
        store.forgetCalls();

        PutObjectResult result = upload();

        assertThat(sent()).isEmpty();
        assertThat(result.etag()).isEqualTo(TestSources.etagOfParts(content, 10));
        assertThatTheObjectIsTheFile();
    }

    @Test
    void anotherObjectInItsPlaceIsNotTakenForIt() throws IOException {
        store.inject(Fault.dropping("completeMultipartUpload").afterwards());
        store.inject(Fault.dropping("headObject"));
        assertThatThrownBy(this::upload).isInstanceOf(TransportException.class);
        store.heal();
        store.with("bucket", "big", new byte[50]);
        store.forgetCalls();

        upload();

        assertThat(sent()).containsExactly(0, 1, 2, 3, 4);
        assertThatTheObjectIsTheFile();
    }

    @Test
    void whatIsStoredWithTheObjectBelongsToItsIdentity() throws IOException {
        interruptedAt(3);

        uploader().upload(request().withUserMetadata(Map.of("owner", "me")));

        assertThat(sent()).containsExactly(0, 1, 2, 3, 4);
        assertThat(store.unfinishedUploads()).isEmpty();
    }

    @Test
    void anotherPartSizeBeginsAnew() throws IOException {
        interruptedAt(3);
        MultipartUploader other = new MultipartUploader(store, OPTIONS.withPartBytes(20), memory);
        uploaders.add(other);

        other.upload(request());

        assertThat(sent()).containsExactly(0, 1, 2);
        assertThat(store.unfinishedUploads()).isEmpty();
        assertThatTheObjectIsTheFile();
    }

    /** The ETags of encrypted parts tell nothing; the size and the identity of the file do. */
    @Test
    void anEncryptedUploadGoesOnWithItsKeyOnly() throws IOException {
        CustomerKey key = CustomerKey.of(new byte[32]);
        store.inject(Fault.dropping("uploadPart").forPart(3));
        assertThatThrownBy(() -> uploader().upload(request().withEncryption(key)))
                .isInstanceOf(TransportException.class);
        store.heal();
        store.forgetCalls();

        uploader().upload(request().withEncryption(key));
        assertThat(sent()).containsExactly(3, 4);

        store.forgetCalls();
        store.inject(Fault.dropping("uploadPart").forPart(3));
        assertThatThrownBy(() -> uploader().upload(request().withEncryption(key)))
                .isInstanceOf(TransportException.class);
        store.heal();
        store.forgetCalls();
        byte[] other = new byte[32];
        other[0] = 1;
        uploader().upload(request().withEncryption(CustomerKey.of(other)));
        assertThat(sent()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aFileThatIsOverwrittenWhileItIsSentLeavesNothing() {
        store.inject(Fault.on("uploadPart", call -> {
                    Files.write(file, new byte[50]);
                    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
                })
                .forPart(3));

        assertThatThrownBy(this::upload).isInstanceOf(IntegrityException.class);

        assertThat(store.unfinishedUploads()).isEmpty();
        assertThat(memory.notes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {"INVALID_REQUEST", "DIGEST_MISMATCH"})
    void partsThatTheStoreRefusesToPutTogetherAreGivenUp(ErrorKind kind) {
        store.inject(Fault.answering("completeMultipartUpload", kind, 400, "refused"));

        assertThatThrownBy(this::upload).hasMessageContaining("refused");

        assertThat(store.unfinishedUploads()).isEmpty();
        assertThat(memory.notes).isEmpty();
    }

    @Test
    void aCompletionThatMayWorkLaterKeepsTheParts() throws IOException {
        store.inject(Fault.answering("completeMultipartUpload", ErrorKind.UNAVAILABLE, 503, "busy"));
        assertThatThrownBy(this::upload).hasMessageContaining("busy");
        store.heal();
        store.forgetCalls();

        upload();

        assertThat(sent()).isEmpty();
        assertThatTheObjectIsTheFile();
    }

    @Test
    void whoMayNotListPartsBeginsAnew() throws IOException {
        interruptedAt(3);
        store.inject(Fault.answering("listParts", ErrorKind.ACCESS_DENIED, 403, "denied"));

        upload();

        assertThat(sent()).containsExactly(0, 1, 2, 3, 4);
        assertThat(store.unfinishedUploads()).isEmpty();
        assertThatTheObjectIsTheFile();
    }

    @Test
    void aStoreThatCannotBeAskedNowFailsAndForgetsNothing() throws IOException {
        interruptedAt(3);
        store.inject(Fault.dropping("listParts"));
        assertThatThrownBy(this::upload).isInstanceOf(TransportException.class);
        store.heal();

        upload();

        assertThat(sent()).containsExactly(3, 4);
    }

    @Test
    void aMemoryThatFailsMakesItAnOrdinaryUpload() throws IOException {
        memory.broken = true;
        store.inject(Fault.dropping("uploadPart").forPart(3));
        assertThatThrownBy(this::upload).isInstanceOf(TransportException.class);
        assertThat(store.unfinishedUploads()).isEmpty();

        store.heal();
        upload();
        assertThat(store.bytesOf("bucket", "big")).contains(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "1 a b", "2 a b .", "1 identity %zz .", "1 identity  ."})
    void aNoteThatIsNotOursIsOverwritten(String note) throws IOException {
        memory.notes.put(TARGET, note);

        upload();

        assertThatTheObjectIsTheFile();
    }

    @Test
    void streamsAndSmallFilesAreNotRemembered() throws IOException {
        store.inject(Fault.dropping("uploadPart").forPart(3));
        assertThatThrownBy(() -> uploader()
                        .upload(PutObjectRequest.of(TARGET, Payload.of(new ByteArrayInputStream(content), 50))))
                .isInstanceOf(TransportException.class);
        assertThat(store.unfinishedUploads()).isEmpty();

        Files.write(file, new byte[30]);
        upload();
        assertThat(store.calls("putObject")).hasSize(1);
        assertThat(memory.notes).isEmpty();
    }

    /** Neither goes on with the other's parts while they are being sent. */
    @Test
    void theSecondOfTwoThatSendTheSameObjectIsOrdinary() throws Exception {
        MultipartUploader uploader = uploader();
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        store.inject(Fault.on("uploadPart", call -> {
                    sending.countDown();
                    await(goOn);
                })
                .times(1));
        Thread first = new Thread(() -> {
            try {
                uploader.upload(request());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        first.start();
        sending.await();

        uploader.upload(request());
        goOn.countDown();
        first.join();

        assertThat(store.calls("initiateMultipartUpload")).hasSize(2);
        assertThat(store.calls("listParts")).isEmpty();
        assertThatTheObjectIsTheFile();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cleaningSparesWhatSomebodyWillGoOnWith() throws IOException {
        UploadRef remembered = interruptedAt(3);
        store.startUpload(StartUploadRequest.of(request()));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));

        List<UploadRef> cleaned =
                new StaleUploads(store, later, uploader()::remembers).clean("bucket", "", Duration.ofDays(7));

        assertThat(cleaned).hasSize(1).doesNotContain(remembered);
        assertThat(store.unfinishedUploads()).containsExactly(remembered);
    }

    @Test
    void nothingIsCleanedWhileTheMemoryCannotSayWhatIsNeeded() throws IOException {
        interruptedAt(3);
        memory.broken = true;
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));

        assertThatThrownBy(() ->
                        new StaleUploads(store, later, uploader()::remembers).clean("bucket", "", Duration.ofDays(7)))
                .hasMessage("the memory is gone");
        assertThat(store.unfinishedUploads()).hasSize(1);
    }

    @Test
    void partsAreComparedAndSentByAsManyThreadsAsAllowed() throws IOException {
        content = TestSources.bytes(900);
        Files.write(file, content);
        interruptedAt(60);
        MultipartUploader wide = new MultipartUploader(store, OPTIONS.withConcurrency(4), memory);
        uploaders.add(wide);

        wide.upload(request());

        assertThat(sent())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(60, 90).boxed().toList());
        assertThatTheObjectIsTheFile();
    }
}
