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
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.FakeCall;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The store takes parts of 8 to 64 bytes and 128 bytes in one request; the cutoff is 40 bytes, a part has 10. */
@Timeout(60)
class MultipartUploaderTest {

    private static final ObjectRef TARGET = new ObjectRef("bucket", "big");
    private static final TransferOptions OPTIONS = new TransferOptions(40, 10, 1, true);
    private static final Executor NO_THREADS = task -> {
        throw new RejectedExecutionException("no threads here");
    };

    private final FakeObjectStore store =
            new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.systemUTC()).withBucket("bucket");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void sendsBelowTheCutoffInOneRequest() throws IOException {
        upload(OPTIONS, Payload.of(TestSources.bytes(39)));

        assertThat(operations()).containsExactly("putObject");
    }

    @Test
    void sendsFromTheCutoffOnInParts() throws IOException {
        upload(OPTIONS, Payload.of(TestSources.bytes(40)));

        assertThat(operations())
                .containsExactly(
                        "initiateMultipartUpload",
                        "uploadPart",
                        "uploadPart",
                        "uploadPart",
                        "uploadPart",
                        "completeMultipartUpload");
    }

    @Test
    void aCutoffOfZeroSendsAllButEmptyPayloadsInParts() throws IOException {
        upload(OPTIONS.withCutoffBytes(0), Payload.of(TestSources.bytes(1)));
        assertThat(operations()).contains("uploadPart").doesNotContain("putObject");
        store.forgetCalls();

        upload(OPTIONS.withCutoffBytes(0), Payload.empty());
        upload(OPTIONS.withCutoffBytes(0), Payload.of(new ByteArrayInputStream(new byte[0]), Payload.UNKNOWN_LENGTH));
        assertThat(operations()).containsExactly("putObject", "putObject");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10})
    void sendsAShortStreamOfUnknownLengthInOneRequestThatCanBeRepeated(int length) throws IOException {
        upload(OPTIONS, unknown(TestSources.bytes(length)));

        assertThat(operations()).containsExactly("putObject");
        assertThat(store.calls()).extracting(FakeCall::bytes).containsExactly((long) length);
        assertThat(stored()).isEqualTo(TestSources.bytes(length));
    }

    @Test
    void sendsAStreamThatReachesTheCutoffInPartsAlthoughOneWouldDo() throws IOException {
        upload(OPTIONS.withCutoffBytes(5), unknown(TestSources.bytes(5)));
        assertThat(operations()).contains("uploadPart").doesNotContain("putObject");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void storesTheSameBytesWhateverTheyComeFrom(int concurrency) throws IOException {
        TransferOptions options = OPTIONS.withConcurrency(concurrency);
        for (int length : new int[] {11, 20, 41, 97, 128, 640, 999}) {
            byte[] bytes = TestSources.bytes(length);
            Path file = Files.write(folder.resolve("data"), bytes);
            for (Payload payload : List.of(
                    Payload.of(bytes),
                    Payload.of(file),
                    unknown(bytes),
                    Payload.of(TestSources.trickling(bytes), length),
                    Payload.reopenable(() -> TestSources.trickling(bytes), length))) {
                upload(options, payload);
                assertThat(stored()).as(payload.toString()).isEqualTo(bytes);
            }
        }
        assertThat(store.unfinishedUploads()).isEmpty();
        assertThat(store.peakOf("uploadPart")).isLessThanOrEqualTo(concurrency);
    }

    @Test
    void growsThePartsOfALongPayloadSoThatTheirNumberFits() throws IOException {
        byte[] bytes = TestSources.bytes(6_400);
        upload(OPTIONS, Payload.of(bytes));

        assertThat(store.calls("uploadPart")).hasSize(100);
        assertThat(stored()).isEqualTo(bytes);
    }

    @Test
    void numbersPartsFromTheStoresFirstNumberWithoutGaps() throws IOException {
        upload(OPTIONS.withConcurrency(4), unknown(TestSources.bytes(95)));

        assertThat(store.calls("uploadPart"))
                .extracting(FakeCall::partNumber)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
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

        upload(OPTIONS.withConcurrency(3), unknown(TestSources.bytes(60)));
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
            uploader.upload(PutObjectRequest.of(TARGET, unknown(TestSources.bytes(990))));
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
            uploader.upload(PutObjectRequest.of(TARGET, unknown(bytes)));
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
            uploader.upload(PutObjectRequest.of(TARGET, unknown(bytes)));
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

    @Test
    void storesEverythingElseAlikeOnBothWays() throws IOException {
        CustomerKey key = CustomerKey.of(TestSources.bytes(32));
        PutObjectRequest request = PutObjectRequest.of(TARGET, Payload.empty())
                .withContent(new ContentHeaders("text/plain", "no-cache", "inline", "gzip", "zh", "0"))
                .withUserMetadata(Map.of("owner", "me"))
                .withStorageClass("STANDARD_IA")
                .withEncryption(key);

        ObjectInfo single = uploadAndAsk(request.withPayload(Payload.of(TestSources.bytes(10))), key);
        ObjectInfo parts = uploadAndAsk(request.withPayload(Payload.of(TestSources.bytes(100))), key);

        assertThat(operations()).contains("putObject", "completeMultipartUpload");
        assertThat(parts)
                .usingRecursiveComparison()
                .ignoringFields("size", "etag", "lastModified")
                .isEqualTo(single);
        assertThat(parts.encrypted()).isTrue();
    }

    @Test
    void saysThatAPayloadIsTooLongForOneRequest() {
        TransferOptions single = OPTIONS.withMultipartAllowed(false);

        assertThatThrownBy(() -> upload(single, Payload.of(TestSources.bytes(129))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("putObject bucket/big: 129 bytes are more than the 128 bytes this store takes in one"
                        + " request, and multiPartUpload is off");
        assertThatThrownBy(() -> upload(single, unknown(TestSources.bytes(11))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit into one partSize (10 bytes) needs parts");
        assertThat(store.calls()).isEmpty();
    }

    @Test
    void withoutPartsTheCutoffHasNoMeaning() throws IOException {
        upload(OPTIONS.withMultipartAllowed(false), Payload.of(TestSources.bytes(128)));
        upload(OPTIONS.withMultipartAllowed(false), unknown(TestSources.bytes(10)));

        assertThat(operations()).containsExactly("putObject", "putObject");
    }

    private PutObjectResult upload(TransferOptions options, Payload payload) throws IOException {
        try (MultipartUploader uploader = new MultipartUploader(store, options)) {
            return uploader.upload(PutObjectRequest.of(TARGET, payload));
        }
    }

    private ObjectInfo uploadAndAsk(PutObjectRequest request, CustomerKey key) throws IOException {
        try (MultipartUploader uploader = new MultipartUploader(store, OPTIONS)) {
            uploader.upload(request);
        }
        try (StoredObject object = store.get(GetObjectRequest.of(TARGET).withEncryption(Optional.of(key)))) {
            assertThat(object.content().readAllBytes())
                    .isEqualTo(TestSources.bytes((int) request.payload().length()));
        }
        return store.head(HeadObjectRequest.of(TARGET));
    }

    private List<String> operations() {
        return store.calls().stream().map(FakeCall::operation).toList();
    }

    private byte[] stored() {
        return store.bytesOf("bucket", "big").orElseThrow();
    }

    private static Payload unknown(byte[] bytes) {
        return Payload.of(TestSources.trickling(bytes), Payload.UNKNOWN_LENGTH);
    }

    private static String etagOfParts(byte[] bytes) {
        return TestSources.etagOfParts(bytes, 10);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
