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
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.error.UploadException;
import io.github.camelcn.common.objectstore.FakeCall;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.payload.Payload;

import static io.github.camelcn.common.multipart.UploadRig.await;
import static io.github.camelcn.common.multipart.UploadRig.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever goes wrong: the first cause arrives, and no part stays behind unless the exception says so. */
class MultipartFailureTest {

    @AutoClose
    private final UploadRig rig = new UploadRig();

    private final FakeObjectStore store = rig.store;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void abortsWhenPartThreeOfFiveFails(boolean stream) {
        store.inject(Fault.answering("uploadPart", ErrorKind.ACCESS_DENIED, 403, "permission_denied")
                .forPart(2));

        assertThatThrownBy(() -> rig.upload(stream ? unknown(50) : Payload.of(TestSources.bytes(50))))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageStartingWith("uploadPart bucket/big: permission_denied (403");

        assertThat(store.calls("uploadPart")).extracting(FakeCall::partNumber).contains(0, 1, 2);
        assertThat(store.calls("uploadPart")).extracting(FakeCall::partNumber).doesNotContain(4);
        assertThat(store.calls("abortMultipartUpload")).hasSize(1);
        rig.assertNothingStaysBehind();
    }

    @Test
    void aFileThatIsOverwrittenBetweenItsPartsIsNotStored(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("data"), TestSources.bytes(50));
        FileTime later =
                FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(1));
        store.inject(Fault.on("uploadPart", call -> {
                    Files.write(file, new byte[50]);
                    Files.setLastModifiedTime(file, later);
                })
                .forPart(3));

        assertThatThrownBy(() -> rig.upload(Payload.of(file)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("the file was written to while it was sent");

        assertThat(store.calls("abortMultipartUpload")).hasSize(1);
        assertThat(store.calls("completeMultipartUpload")).isEmpty();
        rig.assertNothingStaysBehind();
    }

    /** It is longer, as a log that was appended to, but not the same. */
    @Test
    void aFileThatIsWrittenAnewAndLongerBetweenItsPartsIsNotStored(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("data"), TestSources.bytes(50));
        store.inject(
                Fault.on("uploadPart", call -> Files.write(file, new byte[80])).forPart(3));

        assertThatThrownBy(() -> rig.upload(Payload.of(file)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("the file was written to while it was sent");

        assertThat(store.calls("completeMultipartUpload")).isEmpty();
        rig.assertNothingStaysBehind();
    }

    /** As who writes beside and renames then, so that nobody ever sees half of it. */
    @Test
    void aLongerFileThatTakesItsPlaceBetweenItsPartsIsNotStored(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("data"), TestSources.bytes(50));
        Path next = Files.write(folder.resolve("next"), new byte[80]);
        store.inject(Fault.on("uploadPart", call -> Files.move(next, file, StandardCopyOption.REPLACE_EXISTING))
                .forPart(3));

        assertThatThrownBy(() -> rig.upload(Payload.of(file))).isInstanceOf(IOException.class);

        assertThat(store.calls("completeMultipartUpload")).isEmpty();
        rig.assertNothingStaysBehind();
    }

    @Test
    void aFileThatOnlyGrowsBetweenItsPartsIsStoredAsItWas(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("log"), TestSources.bytes(50));
        FileTime later =
                FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(1));
        store.inject(Fault.on("uploadPart", call -> {
                    Files.write(file, new byte[5], StandardOpenOption.APPEND);
                    Files.setLastModifiedTime(file, later);
                })
                .forPart(3));

        rig.upload(Payload.of(file));

        assertThat(store.bytesOf("bucket", "big"))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(TestSources.bytes(50)));
    }

    @Test
    void waitsForThePartsOnTheirWayBeforeItAborts() throws Exception {
        rig.useConcurrency(2);
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        AtomicInteger abortsMeanwhile = new AtomicInteger();
        store.inject(Fault.on("uploadPart", call -> {
                    sending.countDown();
                    await(letGo);
                    abortsMeanwhile.set(store.calls("abortMultipartUpload").size());
                })
                .forPart(0));
        store.inject(Fault.on("uploadPart", call -> {
                    await(sending);
                    letGo.countDown();
                    throw new IOException("disk of the service is full");
                })
                .forPart(1));

        CompletableFuture<Throwable> failure = rig.failureInBackground(Payload.of(TestSources.bytes(95)));

        assertThat(failure.get(2, TimeUnit.MINUTES)).hasMessage("disk of the service is full");
        assertThat(abortsMeanwhile).hasValue(0);
        assertThat(store.calls("abortMultipartUpload")).hasSize(1);
        rig.assertNothingStaysBehind();
    }

    @Test
    void keepsTheFirstCauseAndTheOthersBesides() throws Exception {
        rig.useConcurrency(2);
        CountDownLatch firstFailed = new CountDownLatch(2);
        store.inject(Fault.on("uploadPart", call -> {
            firstFailed.countDown();
            await(firstFailed);
            throw new IOException("part " + call.partNumber());
        }));

        assertThatThrownBy(() -> rig.upload(Payload.of(TestSources.bytes(50))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("part ")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        rig.assertNothingStaysBehind();
    }

    @Test
    void abortsWhenTheSourceFails() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[25]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable pulled");
            }
        });

        assertThatThrownBy(() -> rig.upload(Payload.of(broken, Payload.UNKNOWN_LENGTH)))
                .isInstanceOf(IOException.class)
                .hasMessage("cable pulled");
        rig.assertNothingStaysBehind();
    }

    @Test
    void abortsWhenAStreamIsNotAsLongAsItSaid() {
        assertThatThrownBy(() -> rig.upload(Payload.of(TestSources.trickling(new byte[50]), 60)))
                .hasMessage("the stream ended after 50 of 60 bytes");
        assertThatThrownBy(() -> rig.upload(Payload.of(TestSources.trickling(new byte[50]), 45)))
                .hasMessage("the stream holds more than the 45 bytes that were announced");
        assertThat(store.bytesOf("bucket", "big")).isEmpty();
        rig.assertNothingStaysBehind();
    }

    @Test
    void saysWhenAStreamHasMorePartsThanThereMayBe() {
        assertThatThrownBy(() -> rig.upload(unknown(1_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("putObject bucket/big: the stream is longer than 100 parts of 10 bytes, the most that is"
                        + " possible. Set a larger partSize, or send the length along so that it can be chosen");
        rig.assertNothingStaysBehind();
    }

    @Test
    void aStreamMayHaveAsManyPartsAsThereAre() throws IOException {
        rig.upload(unknown(1_000));

        assertThat(store.bytesOf("bucket", "big")).contains(TestSources.bytes(1_000));
    }

    @Test
    void triesToAbortSeveralTimes() {
        store.inject(Fault.dropping("uploadPart"));
        store.inject(Fault.dropping("abortMultipartUpload").times(2));

        assertThatThrownBy(() -> rig.upload(Payload.of(TestSources.bytes(50)))).isInstanceOf(TransportException.class);
        rig.assertNothingStaysBehind();
    }

    @Test
    void saysWhichUploadWasLeftBehindAndKeepsTheFirstCause() {
        store.inject(Fault.answering("uploadPart", ErrorKind.ACCESS_DENIED, 403, "permission_denied"));
        store.inject(Fault.dropping("abortMultipartUpload"));

        assertThatThrownBy(() -> rig.upload(Payload.of(TestSources.bytes(50))))
                .isInstanceOfSatisfying(UploadException.class, e -> {
                    assertThat(e.uploadId()).isEqualTo("upload-1");
                    assertThat(e.resource()).isEqualTo("bucket/big");
                    assertThat(e).hasCauseInstanceOf(AccessDeniedException.class);
                    assertThat(e.getCause().getSuppressed()).hasSize(1);
                });
        assertThat(store.unfinishedUploads()).hasSize(1);
    }

    @Test
    void abortsWhenCompletingFails() {
        store.inject(Fault.answering("completeMultipartUpload", ErrorKind.INVALID_REQUEST, 400, "invalid_request"));

        assertThatThrownBy(() -> rig.upload(Payload.of(TestSources.bytes(50)))).isInstanceOf(ServiceException.class);
        rig.assertNothingStaysBehind();
    }

    @Test
    void believesTheObjectWhenTheAnswerToCompletingIsLost() throws IOException {
        byte[] bytes = TestSources.bytes(50);
        store.inject(Fault.dropping("completeMultipartUpload").afterwards());

        PutObjectResult result = rig.upload(Payload.of(bytes));

        assertThat(result.etag()).isEqualTo(TestSources.etagOfParts(bytes, 10));
        assertThat(store.calls("abortMultipartUpload")).isEmpty();
    }

    @Test
    void doesNotBelieveAnOlderObjectWhenCompletingNeverArrived() {
        store.with("bucket", "big", TestSources.bytes(50));
        store.inject(Fault.dropping("completeMultipartUpload"));

        assertThatThrownBy(() -> rig.upload(Payload.of(TestSources.bytes(50)))).isInstanceOf(TransportException.class);
        rig.assertNothingStaysBehind();
    }

    @Test
    void bugsAreAbortedTooAndArriveAsTheyAre() {
        store.inject(Fault.on("uploadPart", call -> {
            throw new IllegalStateException("a bug");
        }));

        assertThatThrownBy(() -> rig.upload(unknown(50)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
        rig.assertNothingStaysBehind();
    }
}
