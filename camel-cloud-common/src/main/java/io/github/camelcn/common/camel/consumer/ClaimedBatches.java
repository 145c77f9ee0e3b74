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
package io.github.camelcn.common.camel.consumer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The batches of one poll, one after the other; while one is routed the next is listed and claimed. For one thread at a
 * time.
 */
final class ClaimedBatches {

    private final BatchClaimer claimer;
    private final InProgressClaims claims;
    private final int size;
    private final boolean many;
    private final Executor executor;
    private CompletableFuture<Batch> ahead;
    private boolean ended;
    private Optional<Exception> failure = Optional.empty();

    /**
     * @param size of a batch
     * @param many whether there may be more than one
     * @param executor claims ahead
     */
    ClaimedBatches(BatchClaimer claimer, InProgressClaims claims, int size, boolean many, Executor executor) {
        this.claimer = claimer;
        this.claims = claims;
        this.size = size;
        this.many = many;
        this.executor = executor;
    }

    /** One batch that is claimed already. */
    static ClaimedBatches of(Batch claimed) {
        ClaimedBatches one = new ClaimedBatches(null, null, 0, false, null);
        one.ahead = CompletableFuture.completedFuture(claimed);
        return one;
    }

    /** The next batch, waiting for it. @return empty at the end */
    Optional<Batch> next() throws InterruptedException {
        if (ended) {
            return Optional.empty();
        }
        Batch batch = ahead == null ? claimer.next(size) : get(ahead);
        failure = batch.failure();
        ended = !many || batch.endsPass();
        ahead = null;
        if (!ended) {
            claimAhead();
        }
        return Optional.of(batch);
    }

    private void claimAhead() {
        try {
            ahead = CompletableFuture.supplyAsync(() -> claimer.next(size), executor);
        } catch (RejectedExecutionException e) {
            ended = true; // the consumer stops
        }
    }

    private static Batch get(CompletableFuture<Batch> ahead) throws InterruptedException {
        try {
            return ahead.get();
        } catch (ExecutionException e) {
            // claiming hands failures over in the batch, so this is an error of the machine
            throw new IllegalStateException("cannot claim objects ahead", e.getCause());
        }
    }

    /** Whether the next batch is there without waiting for it. */
    boolean isReady() {
        return ahead != null && ahead.isDone();
    }

    boolean isEnded() {
        return ended;
    }

    /** Why there are no more, if something failed. */
    Optional<Exception> failure() {
        return failure;
    }

    /** Nobody wants the rest: what is claimed ahead is released, as soon as it is claimed. */
    void close() {
        ended = true;
        if (ahead != null) {
            ahead.thenAccept(batch -> batch.claimed().forEach(object -> claims.release(object.ref())));
            ahead = null;
        }
    }
}
