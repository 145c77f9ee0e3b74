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

import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.payload.Payload;

import static io.github.camelcn.common.multipart.UploadRig.await;
import static io.github.camelcn.common.multipart.UploadRig.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whoever interrupts or closes: the upload ends soon, and nothing stays behind. */
class MultipartCancelTest {

    @AutoClose
    private final UploadRig rig = new UploadRig();

    private final FakeObjectStore store = rig.store;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void abortsWhenTheThreadIsInterruptedAndKeepsItInterrupted(boolean stream) throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        store.inject(Fault.on("uploadPart", call -> {
            sending.countDown();
            try {
                interrupted.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while sending");
            }
        }));
        AtomicReference<Boolean> abortedUninterrupted = new AtomicReference<>();
        store.inject(Fault.on(
                "abortMultipartUpload",
                call -> abortedUninterrupted.set(!Thread.currentThread().isInterrupted())));
        AtomicReference<Boolean> interruptedAfterwards = new AtomicReference<>();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            failure.complete(rig.failureOf(stream ? unknown(95) : Payload.of(TestSources.bytes(95))));
            interruptedAfterwards.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        await(sending);
        thread.interrupt();
        if (stream) {
            interrupted.countDown(); // the part is sent by another thread, which may finish
        }
        thread.join();

        assertThat(failure.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(interruptedAfterwards).hasValue(true);
        assertThat(abortedUninterrupted).hasValue(true);
        rig.assertNothingStaysBehind();
    }

    @Test
    void closingCancelsUploadsThatSend() throws Exception {
        rig.useConcurrency(2);
        CountDownLatch sending = new CountDownLatch(2);
        store.inject(Fault.on("uploadPart", call -> {
            sending.countDown();
            try {
                new CountDownLatch(1).await(2, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted while sending");
            }
        }));
        CompletableFuture<Throwable> failure = rig.failureInBackground(Payload.of(TestSources.bytes(95)));
        await(sending);

        rig.close();

        rig.assertNothingStaysBehind();
        assertThat(store.calls("abortMultipartUpload")).hasSize(1);
        assertThat(failure.get(2, TimeUnit.MINUTES))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("putObject bucket/big: cancelled because its endpoint stops");
    }

    @Test
    void closingCancelsUploadsThatWaitForTheirSource() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        store.inject(Fault.on("uploadPart", call -> started.countDown()).afterwards());
        PipedOutputStream neverEnds = new PipedOutputStream();
        Payload payload = Payload.of(new PipedInputStream(neverEnds, 100), Payload.UNKNOWN_LENGTH);
        neverEnds.write(new byte[25]);
        CompletableFuture<Throwable> failure = rig.failureInBackground(payload);
        await(started);

        rig.close();

        assertThat(failure.get(2, TimeUnit.MINUTES)).hasMessageContaining("cancelled because its endpoint stops");
        rig.assertNothingStaysBehind();
    }

    @Test
    void refusesNewLargeUploadsOnceClosed() {
        rig.close();

        assertThatThrownBy(() -> rig.upload(Payload.of(TestSources.bytes(50))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("putObject bucket/big: large transfers were stopped with their endpoint");
        assertThat(store.calls()).isEmpty();
    }
}
