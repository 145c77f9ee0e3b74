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

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.camel.monitor.TransferProgress;
import io.github.camelcn.common.objectstore.PutObjectResult;

/**
 * The batches of one producer: open ones, one per name, and those on their way. A batch leaves the open ones when it is
 * full, when its time is up, when too many others are open, or when the producer stops. Thread-safe.
 *
 * <p>One lock guards the open batches and what is in them. Its holder copies bytes, and may wait until an earlier buffer was
 * sent; threads that send never need it, so it is always given back. Whoever waits for a batch waits for no thread: tickets
 * are answered by threads that do nothing else, since an answered exchange goes on with its route on the thread that answers.
 */
final class Batches {

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final long LAST_ANSWERS_SECONDS = 10;

    private final StreamingPlan plan;
    private final BiFunction<BatchName, BatchHead, BatchUpload> uploads;
    private final ExecutorServiceManager executors;
    private final UploadCrew crew;
    private final ExecutorService answering;
    private final ScheduledExecutorService timer;
    private final ReentrantLock lock = new ReentrantLock();
    /** Every batch that was begun and whose tickets were not all answered. */
    private final Map<Batch, CompletableFuture<Void>> unanswered = new ConcurrentHashMap<>();

    // under the lock, the longest unused first
    private final Map<BatchName, Batch> open = new LinkedHashMap<>(16, 0.75f, true);
    /** What a full batch held in the end; the next one will hold as much. */
    private int fullBytes;

    private boolean timerSet;
    private boolean closed;

    /**
     * @param uploads begins a batch; called under this object's lock
     * @param crew closed here
     * @param owner whose threads they are, for their names
     */
    Batches(
            StreamingPlan plan,
            BiFunction<BatchName, BatchHead, BatchUpload> uploads,
            ExecutorServiceManager executors,
            UploadCrew crew,
            Object owner,
            int answeringThreads) {
        this.plan = plan;
        this.uploads = uploads;
        this.executors = executors;
        this.crew = crew;
        this.answering = UploadCrew.newThreads(executors, owner, "StreamingUploadAnswers", answeringThreads);
        this.timer = executors.newSingleThreadScheduledExecutor(owner, "StreamingUploadTimeout");
    }

    /**
     * Adds a message to the batch of its name.
     *
     * @param head asked if the message is the first of its batch
     * @return whether the message has to wait: then its ticket is answered later, or was already
     * @throws IOException if the message could not be read, which spoils the batch it was written to
     */
    boolean add(BatchName name, Supplier<BatchHead> head, MessageBytes message, Ticket ticket) throws IOException {
        requireFitting(message);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the streaming upload is stopped");
            }
            Batch batch = batchFor(name, head, message);
            write(name, batch, message);
            boolean full = batch.isFull(plan);
            boolean waits = full || plan.onCommit();
            (waits ? Optional.of(ticket) : ticket.ofWhatGoesOn()).ifPresent(batch::enter);
            if (full) {
                open.remove(name);
                fullBytes = batch.seal();
            }
            return waits;
        } finally {
            lock.unlock();
        }
    }

    private void requireFitting(MessageBytes message) {
        if (message.length() > plan.mostBytes() - plan.separator().length) {
            throw new IllegalArgumentException(
                    "a message of " + message.length() + " bytes is more than the " + plan.mostBytes()
                            + " bytes that one object of a streaming upload can have; set a larger partSize");
        }
    }

    private Batch batchFor(BatchName name, Supplier<BatchHead> head, MessageBytes message) throws IOException {
        Batch current = open.get(name);
        if (current != null && current.upload().failed()) {
            open.remove(name);
        } else if (current != null && current.cannotTake(message.length() + plan.separator().length, plan)) {
            open.remove(name);
            current.seal();
        } else if (current != null) {
            return current;
        }
        if (open.size() == plan.maxOpenBatches()) {
            Batch longestUnused = open.remove(open.keySet().iterator().next());
            longestUnused.seal();
        }
        return begin(name, head.get());
    }

    private Batch begin(BatchName name, BatchHead head) throws IOException {
        Batch batch =
                new Batch(uploads.apply(name, head), plan, expectedBytes(), System.nanoTime() + plan.timeoutNanos());
        CompletableFuture<Void> answered = batch.upload()
                .outcome()
                .handleAsync(
                        (object, failure) -> {
                            answer(batch, object, failure);
                            return null;
                        },
                        answering);
        unanswered.put(batch, answered);
        answered.whenComplete((nothing, problem) -> unanswered.remove(batch));
        open.put(name, batch);
        setTimer(plan.timeoutNanos());
        return batch;
    }

    /** A single batch has the memory at once that the last one needed; many open ones take what they fill. */
    private int expectedBytes() {
        return open.isEmpty() ? fullBytes : 0;
    }

    private void write(BatchName name, Batch batch, MessageBytes message) throws IOException {
        try {
            batch.write(message.payload());
        } catch (IOException | RuntimeException | Error e) {
            // want of memory, too, leaves a half of the message in the batch
            open.remove(name);
            batch.upload().cancel(new IOException("a message of the same batch could not be read", e));
            throw e;
        }
    }

    private void setTimer(long nanos) {
        if (plan.timeoutNanos() > 0 && !timerSet && !closed) {
            timerSet = true;
            timer.schedule(this::sealDue, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void sealDue() {
        lock.lock();
        try {
            timerSet = false;
            long now = System.nanoTime();
            open.values().stream()
                    .filter(batch -> batch.deadlineNanos() - now <= 0)
                    .toList()
                    .forEach(batch -> {
                        open.values().remove(batch);
                        batch.seal();
                    });
            open.values().stream()
                    .mapToLong(batch -> batch.deadlineNanos() - now)
                    .min()
                    .ifPresent(this::setTimer);
        } finally {
            lock.unlock();
        }
    }

    private void answer(Batch batch, PutObjectResult object, Throwable failure) {
        List<Batch.Entry> entries;
        Batch.Size size;
        lock.lock();
        try {
            entries = List.copyOf(batch.entries());
            size = batch.size();
        } finally {
            lock.unlock();
        }
        boolean filledByItself = size.messages() == 1 && !entries.isEmpty();
        if (failure != null && !plan.onCommit() && !filledByItself) {
            LOG.error(
                    "A batch of {} messages ({} bytes) could not be stored; those that were acknowledged on receipt are"
                            + " lost",
                    size.messages(),
                    size.bytes(),
                    failure);
        }
        StoredBatch stored = new StoredBatch(
                object, size, TransferProgress.header(batch.upload().transfer()));
        for (Batch.Entry entry : entries) {
            try {
                if (failure == null) {
                    entry.ticket().stored(stored, entry.index());
                } else {
                    entry.ticket().failed(failure);
                }
            } catch (RuntimeException e) {
                LOG.error("The route of a message failed that was answered after its batch was done", e);
            }
        }
    }

    /**
     * Sends what is open and waits for everything to be answered; what takes longer is given up, which fails the messages
     * that wait for it.
     */
    void close(Duration patience) {
        crew.hurry();
        sealAll();
        try {
            awaitAnswers(patience.toNanos());
            giveUp();
            awaitAnswers(TimeUnit.SECONDS.toNanos(LAST_ANSWERS_SECONDS));
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
        }
        executors.shutdownNow(timer);
        executors.shutdown(answering);
    }

    private void sealAll() {
        lock.lock();
        try {
            closed = true;
            if (!open.isEmpty()) {
                LOG.info("Storing {} open batches, because the producer stops", open.size());
            }
            open.values().forEach(Batch::seal);
            open.clear();
        } finally {
            lock.unlock();
        }
    }

    private void giveUp() {
        List<Batch> late = unfinished();
        if (!late.isEmpty()) {
            LOG.warn("Giving up {} batches that could not be stored before the producer stopped", late.size());
        }
        IOException stopped = new IOException("the producer was stopped before the batch was stored");
        late.forEach(batch -> batch.upload().cancel(stopped));
        crew.close();
        unfinished().forEach(batch -> batch.upload().abandon(stopped));
    }

    private List<Batch> unfinished() {
        return unanswered.keySet().stream()
                .filter(batch -> !batch.upload().outcome().isDone())
                .toList();
    }

    private void awaitAnswers(long nanos) throws InterruptedException {
        try {
            CompletableFuture.allOf(unanswered.values().toArray(CompletableFuture[]::new))
                    .get(Math.max(nanos, 1), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.debug("Not everything was answered in time: {}", unanswered.size());
        } catch (ExecutionException e) {
            LOG.error("Messages of a batch could not be answered", e.getCause());
        }
    }
}
