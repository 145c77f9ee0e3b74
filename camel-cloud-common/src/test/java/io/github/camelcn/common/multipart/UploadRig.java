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

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** Uploads of one object in parts of 10 bytes from 40 on, one at a time, to a fake store. */
final class UploadRig implements AutoCloseable {

    static final ObjectRef TARGET = new ObjectRef("bucket", "big");

    private static final TransferOptions OPTIONS = new TransferOptions(40, 10, 1, true);

    final FakeObjectStore store =
            new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.systemUTC()).withBucket("bucket");
    private MultipartUploader uploader = new MultipartUploader(store, OPTIONS);

    void useConcurrency(int parts) {
        uploader.close();
        uploader = new MultipartUploader(store, OPTIONS.withConcurrency(parts));
    }

    PutObjectResult upload(Payload payload) throws IOException {
        return uploader.upload(PutObjectRequest.of(TARGET, payload));
    }

    Throwable failureOf(Payload payload) {
        try {
            upload(payload);
            return new AssertionError("should have failed");
        } catch (IOException | RuntimeException e) {
            return e;
        }
    }

    CompletableFuture<Throwable> failureInBackground(Payload payload) {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        new Thread(() -> failure.complete(failureOf(payload))).start();
        return failure;
    }

    void assertNothingStaysBehind() {
        assertThat(store.unfinishedUploads()).isEmpty();
    }

    /** Stops what is under way. */
    @Override
    public void close() {
        uploader.close();
    }

    static Payload unknown(int length) {
        return TestSources.unknown(TestSources.bytes(length));
    }

    /** Inside of a call, where only what a store may throw can be thrown. */
    static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
