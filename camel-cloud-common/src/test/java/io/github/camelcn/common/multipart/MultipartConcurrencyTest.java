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
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** How many parts go at a time, on which threads and in how much memory. A part has 10 bytes. */
class MultipartConcurrencyTest {

    private static final ObjectRef TARGET = new ObjectRef("bucket", "big");
    private static final TransferOptions OPTIONS = new TransferOptions(40, 10, 1, true);
    private static final Executor NO_THREADS = task -> {
        throw new RejectedExecutionException("no threads here");
    };
    private final FakeObjectStore store =
            new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.systemUTC()).withBucket("bucket");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void keepsTheOrderWhenLaterPartsArriveFirst() throws IOException {
        CountDownLatch laterPartsArrived = new CountDownLatch(3);
        store.inject(Fault.on("uploadPart", call -> await(laterPartsArrived)).forPart(0));
        store.inject(Fault.on("uploadPart", call -> laterPartsArrived.countDown())
                .where(call -> call.partNumber() > 0)
                .afterwards());
        byte[] bytes = TestSources.bytes(45);

        PutObjectResult result = upload(OPTIONS.withConcurrency(2), Payload.of(bytes));

        assertThat(stored()).isEqualTo(bytes);
        assertThat(result.etag()).isEqualTo(etagOfParts(bytes));
    }

    @Test
    void reallySendsAsManyPartsAtATimeAsAsked() throws IOException {
        CyclicBarrier three = new CyclicBarrier(3);
        store.inject(Fault.on("uploadPart", call -> await(three)));

        upload(OPTIONS.withConcurrency(3), Payload.of(TestSources.bytes(60)));
        assertThat(store.peakOf("uploadPart")).isEqualTo(3);

        upload(OPTIONS.withConcurrency(3), TestSources.unknown(TestSources.bytes(60)));
        assertThat(store.peakOf("uploadPart")).isEqualTo(3);
    }

    @Test
    void readsTheStreamAheadWhileAPartIsSent() throws IOException {
        CountDownLatch secondPartRead = new CountDownLatch(1);
        store.inject(Fault.on("uploadPart", call -> await(secondPartRead)).forPart(0));
        ByteArrayInputStream source = new ByteArrayInputStream(TestSources.bytes(40)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int count) {
                int read = super.read(buffer, offset, count);
                if (pos >= 20) {
                    secondPartRead.countDown();
                }
                return read;
            }
        };

        upload(OPTIONS, Payload.of(source, Payload.UNKNOWN_LENGTH));

        assertThat(store.peakOf("uploadPart")).isEqualTo(1);
        assertThat(stored()).isEqualTo(TestSources.bytes(40));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void neverHoldsMoreThanOneBufferPerPartInFlightAndOne(int concurrency) throws IOException {
        List<Integer> allocated = Collections.synchronizedList(new ArrayList<>());
        try (MultipartUploader uploader =
                new MultipartUploader(store, OPTIONS.withConcurrency(concurrency), threads, size -> {
                    allocated.add(size);
                    return new byte[size];
                })) {
            uploader.upload(PutObjectRequest.of(TARGET, TestSources.unknown(TestSources.bytes(990))));
            assertThat(allocated).hasSizeLessThanOrEqualTo(concurrency + 1).containsOnly(10);
            allocated.clear();

            uploader.upload(PutObjectRequest.of(TARGET, Payload.of(TestSources.bytes(990))));
            assertThat(allocated).isEmpty();
        }
    }

    @Test
    void worksAloneWhenTheExecutorRefuses() throws IOException {
        byte[] bytes = TestSources.bytes(95);
        try (MultipartUploader uploader = new MultipartUploader(store, OPTIONS.withConcurrency(4), NO_THREADS)) {
            uploader.upload(PutObjectRequest.of(TARGET, TestSources.unknown(bytes)));
            assertThat(stored()).isEqualTo(bytes);
            uploader.upload(PutObjectRequest.of(TARGET, Payload.of(bytes)));
            assertThat(stored()).isEqualTo(bytes);
        }
        assertThat(store.peakOf("uploadPart")).isEqualTo(1);
    }

    @Test
    void worksAloneWhenTheExecutorNeverGetsToIt() throws IOException {
        byte[] bytes = TestSources.bytes(95);
        List<Runnable> neverRun = Collections.synchronizedList(new ArrayList<>());
        try (MultipartUploader uploader = new MultipartUploader(store, OPTIONS.withConcurrency(2), neverRun::add)) {
            uploader.upload(PutObjectRequest.of(TARGET, TestSources.unknown(bytes)));
        }
        assertThat(stored()).isEqualTo(bytes);

        neverRun.forEach(Runnable::run);
        assertThat(store.calls("uploadPart")).hasSize(10);
    }

    @Test
    void sendsAFileWithoutAnyOtherThreadWhenOnePartGoesAtATime() throws IOException {
        List<String> names = Collections.synchronizedList(new ArrayList<>());
        store.inject(
                Fault.on("uploadPart", call -> names.add(Thread.currentThread().getName())));

        upload(OPTIONS, Payload.of(TestSources.bytes(95)));

        assertThat(names).hasSize(10).containsOnly(Thread.currentThread().getName());
    }

    private PutObjectResult upload(TransferOptions options, Payload payload) throws IOException {
        try (MultipartUploader uploader = new MultipartUploader(store, options)) {
            return uploader.upload(PutObjectRequest.of(TARGET, payload));
        }
    }

    private byte[] stored() {
        return store.bytesOf("bucket", "big").orElseThrow();
    }

    private static String etagOfParts(byte[] bytes) {
        return TestSources.etagOfParts(bytes, 10);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(2, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
