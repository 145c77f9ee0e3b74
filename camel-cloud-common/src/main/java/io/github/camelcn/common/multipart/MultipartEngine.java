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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;

/**
 * Runs multipart uploads from start to complete, or to abort on every failure of an upload that nobody keeps.
 * Thread-safe; an upload keeps the thread that asked for it busy. Closing cancels the uploads that run and waits a
 * moment for them to clean up.
 */
final class MultipartEngine implements AutoCloseable {

    private final ObjectStore store;
    private final int concurrency;
    private final Executor executor;
    private final Optional<ExecutorService> ownExecutor;
    private final RunningTransfers running = new RunningTransfers();

    /** What must hold before an upload is completed. */
    @FunctionalInterface
    interface LastCheck {
        /** @param sent all parts */
        void run(List<UploadedPart> sent) throws IOException;
    }

    /** Threads of its own, started when needed. */
    MultipartEngine(ObjectStore store, int concurrency) {
        this(store, concurrency, Optional.of(RunningTransfers.newThreads()));
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

    /**
     * @param operation as the caller names it, for messages
     * @param helpers the most helping threads of this upload; the caller's thread comes on top
     * @param parts where the parts come from, once the upload has its id
     */
    PutObjectResult run(String operation, StartUploadRequest start, int helpers, Function<UploadRef, PartSource> parts)
            throws IOException {
        return run(operation, start, helpers, parts, sent -> {}, UploadKeeper.NONE);
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
        running.enter(what);
        try {
            UploadRef upload = keeper.begin(store, start);
            PartCrew crew = new PartCrew(what, executor, concurrency, helpers, parts.apply(upload));
            try {
                running.watch(crew);
                List<UploadedPart> sent = crew.sendAll();
                crew.detach();
                lastCheck.run(sent);
                String etag = PartEtags.combined(sent);
                keeper.completing(etag);
                PutObjectResult result = UploadEnd.complete(store, start, upload, sent, etag);
                keeper.completed();
                return result;
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                throw abandon(operation, upload, crew, e, keeper);
            } finally {
                running.unwatch(crew);
            }
        } finally {
            running.leave();
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
        running.close();
        ownExecutor.ifPresent(ExecutorService::shutdown);
    }
}
