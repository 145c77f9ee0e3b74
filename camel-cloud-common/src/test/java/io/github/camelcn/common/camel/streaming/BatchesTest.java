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
package io.github.camelcn.common.camel.streaming;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.monitor.TransferWatch;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchesTest {

    private static final BatchName NAME = BatchName.of("b", "k", false);
    private static final BatchHead HEAD = new BatchHead(ContentHeaders.NONE, Map.of(), "", Optional.empty(), Map.of());

    private final FakeObjectStore store = new FakeObjectStore().withBucket("b");
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Batches batches = batches();
    private int begun;

    private Batches batches() {
        StreamingPlan plan = new StreamingPlan(2, 1000, 1000, 1000, 0, 1, false, new byte[0], true);
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        UploadCrew crew = new UploadCrew(executors, this, 1);
        return new Batches(
                plan,
                (name, head) -> {
                    ObjectRef object = name.numbered(begun++);
                    return new BatchUpload(store, store::put, crew, () -> object, head, TransferWatch.NONE);
                },
                executors,
                crew,
                this,
                1);
    }

    @AfterEach
    void stop() throws IOException {
        batches.close(Duration.ofSeconds(30));
        context.close();
    }

    /** Keeps what it is told. */
    private record Waiting(CompletableFuture<StoredBatch> told) implements Ticket {

        @Override
        public void stored(StoredBatch batch, int index) {
            told.complete(batch);
        }

        @Override
        public void failed(Throwable cause) {
            told.completeExceptionally(cause);
        }

        @Override
        public Optional<Ticket> ofWhatGoesOn() {
            return Optional.of(this);
        }
    }

    private CompletableFuture<StoredBatch> add(Payload payload) throws IOException {
        return add(payload, new CompletableFuture<>());
    }

    private CompletableFuture<StoredBatch> add(Payload payload, CompletableFuture<StoredBatch> told)
            throws IOException {
        batches.add(NAME, () -> HEAD, new MessageBytes(payload, Optional.empty()), new Waiting(told));
        return told;
    }

    private static Payload text(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Half of it can be read; then there is no memory for the rest. */
    private static Payload tooMuch() {
        InputStream half = new ByteArrayInputStream("half".getBytes(StandardCharsets.UTF_8));
        InputStream rest = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("as a part needs a buffer");
            }
        };
        return Payload.of(new SequenceInputStream(half, rest), 8);
    }

    @Test
    void halfAMessageForWhichTheMemoryDidNotSufficeIsInNoObject() throws Exception {
        CompletableFuture<StoredBatch> beside = add(text("beside"));

        assertThatThrownBy(() -> add(tooMuch())).isInstanceOf(OutOfMemoryError.class);

        add(text("next"));
        CompletableFuture<StoredBatch> last = add(text("last"));
        assertThatThrownBy(() -> beside.get(2, TimeUnit.MINUTES))
                .hasStackTraceContaining("a message of the same batch could not be read");
        last.get(2, TimeUnit.MINUTES);
        assertThat(store.bytesOf("b", "k-1")).contains("nextlast".getBytes(StandardCharsets.UTF_8));
    }

    /** An answered exchange goes on with its route, which may take long. */
    @Test
    void anAnswerThatTakesLongHoldsUpNoBatchHoweverManyWait() throws Exception {
        CountDownLatch routeGoesOn = new CountDownLatch(1);
        CompletableFuture<StoredBatch> slow = new CompletableFuture<>();
        slow.thenRun(() -> await(routeGoesOn));
        add(text("first"));
        add(text("batch"), slow);
        List<CompletableFuture<StoredBatch>> others = Collections.synchronizedList(new ArrayList<>());

        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 2500; i++) {
                others.add(addUnchecked(text("x")));
            }
        });

        try {
            adding.get(2, TimeUnit.MINUTES);
        } finally {
            routeGoesOn.countDown();
        }
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
        assertThat(store.keysIn("b")).hasSize(1251);
    }

    private CompletableFuture<StoredBatch> addUnchecked(Payload payload) {
        try {
            return add(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
