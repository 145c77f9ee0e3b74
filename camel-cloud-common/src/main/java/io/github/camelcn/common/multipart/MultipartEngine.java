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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;

/**
 * Runs multipart uploads from start to complete, or to abort on every failure of an upload that nobody keeps. Thread-safe; an upload keeps the thread
 * that asked for it busy. Closing cancels the uploads that run and waits a moment for them to clean up.
 */
final class MultipartEngine implements AutoCloseable {

    private static final long CLOSE_WAIT_MILLIS = 30_000;
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final ObjectStore store;
    private final int concurrency;
    private final Executor executor;
    private final Optional<ExecutorService> ownExecutor;
    /** Also the lock for the two fields below. */
    private final Set<PartCrew> running = new HashSet<>();

    private int uploads;
    private boolean closed;

    /** What must hold before an upload is completed. */
    @FunctionalInterface
    interface LastCheck {
        void run() throws IOException;
    }

    /** Threads of its own, started when needed. */
    MultipartEngine(ObjectStore store, int concurrency) {
        this(store, concurrency, Optional.of(ownThreads()));
    }

    /** Someone else's threads; the executor is not shut down here. */
    MultipartEngine(ObjectStore store, int concurrency, Executor executor) {
        this.store = store;
        this.concurrency = concurrency;
        this.executor = executor;
        this.ownExecutor = Optional.empty();
    }

    private MultipartEngine(ObjectStore store, int concurrency, Optional<ExecutorService> own) {
        this.store = store;
        this.concurrency = concurrency;
        this.executor = own.orElseThrow();
        this.ownExecutor = own;
    }

    private static ExecutorService ownThreads() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "camel-cn-parts-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param operation as the caller names it, for messages
     * @param helpers the most helping threads of this upload; the caller's thread comes on top
     * @param parts where the parts come from, once the upload has its id
     */
    PutObjectResult run(String operation, StartUploadRequest start, int helpers, Function<UploadRef, PartSource> parts)
            throws IOException {
        return run(operation, start, helpers, parts, () -> {}, UploadKeeper.NONE);
    }

    /**
     * As above.
     *
     * @param lastCheck after all parts were sent and before they become an object; may throw to abort
     * @param keeper says where the upload begins, and whether it is kept when it fails
     */
    PutObjectResult run(
            String operation,
            StartUploadRequest start,
            int helpers,
            Function<UploadRef, PartSource> parts,
            LastCheck lastCheck,
            UploadKeeper keeper)
            throws IOException {
        String what = operation + " " + start.target();
        enter(what);
        try {
            UploadRef upload = keeper.begin(store, start);
            PartCrew crew = new PartCrew(what, executor, concurrency, helpers, parts.apply(upload));
            try {
                watch(crew);
                List<UploadedPart> sent = crew.sendAll();
                crew.detach();
                lastCheck.run();
                String etag = PartEtags.combined(sent);
                keeper.completing(etag);
                PutObjectResult result = UploadEnd.complete(store, start, upload, sent, etag);
                keeper.completed();
                return result;
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                throw abandon(operation, upload, crew, e, keeper);
            } finally {
                unwatch(crew);
            }
        } finally {
            leave();
        }
    }

    /** Returns for the compiler's sake; throws the first cause, or that parts were left behind. */
    private IOException abandon(
            String operation, UploadRef upload, PartCrew crew, Throwable problem, UploadKeeper keeper)
            throws IOException {
        PartCrew.Outcome outcome = crew.giveUp(problem);
        try {
            if (!keeper.keeps(outcome.cause())) {
                UploadEnd.abort(store, operation, upload, outcome.cause());
            }
        } finally {
            if (outcome.interrupted()) {
                Thread.currentThread().interrupt();
            }
        }
        if (outcome.cause() instanceof RuntimeException e) {
            throw e;
        } else if (outcome.cause() instanceof Error e) {
            throw e;
        }
        return (IOException) outcome.cause();
    }

    @Override
    public void close() {
        synchronized (running) {
            closed = true;
            running.forEach(MultipartEngine::cancel);
            awaitUploads();
        }
        ownExecutor.ifPresent(ExecutorService::shutdown);
    }

    private static void cancel(PartCrew crew) {
        crew.cancel("cancelled because its endpoint stops");
    }

    private void enter(String what) {
        synchronized (running) {
            if (closed) {
                throw new IllegalStateException(what + ": large transfers were stopped with their endpoint");
            }
            uploads++;
        }
    }

    private void watch(PartCrew crew) {
        synchronized (running) {
            running.add(crew);
            if (closed) {
                cancel(crew);
            }
        }
    }

    private void unwatch(PartCrew crew) {
        synchronized (running) {
            running.remove(crew);
        }
    }

    private void leave() {
        synchronized (running) {
            uploads--;
            running.notifyAll();
        }
    }

    private void awaitUploads() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_WAIT_MILLIS);
        try {
            long left = CLOSE_WAIT_MILLIS;
            while (uploads > 0 && left > 0) {
                running.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
