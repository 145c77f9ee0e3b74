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
import java.util.concurrent.CompletableFuture;

import io.github.camelcn.common.camel.monitor.TransferWatch;
import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.monitor.TransferKind;
import io.github.camelcn.common.multipart.PartwiseUpload;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.payload.Payload;

/**
 * Sends one batch while it is filled: what fits into one buffer in one request, more than that in parts. It becomes an
 * object when everything was sent, or nothing of it stays. One thread fills, others send.
 */
final class BatchUpload {

    private static final String OPERATION = "streaming upload";

    private final ObjectStore store;
    private final BatchAppender whole;
    private final UploadCrew crew;
    private final BatchKey key;
    private final BatchHead head;
    private final TransferWatch watch;
    private final CompletableFuture<PutObjectResult> outcome = new CompletableFuture<>();

    /** Written by one thread: the first that sends, under the lock. */
    private volatile Transfer transfer = Transfer.UNWATCHED;

    // the rest is guarded by this
    private PartwiseUpload parts;
    private int handed;
    private long handedBytes;
    private int done;
    private boolean sealed;
    private boolean ended;
    private Throwable failure;

    /** @param whole how a batch of one buffer is stored */
    BatchUpload(
            ObjectStore store,
            BatchAppender whole,
            UploadCrew crew,
            BatchKey key,
            BatchHead head,
            TransferWatch watch) {
        this.store = store;
        this.whole = whole;
        this.crew = crew;
        this.key = key;
        this.head = head;
        this.watch = watch;
    }

    /** What became of it: the object, or why there is none. Completed once nothing of a failed batch is left. */
    CompletableFuture<PutObjectResult> outcome() {
        return outcome;
    }

    /** How it goes, once it has begun to be sent. */
    Transfer transfer() {
        return transfer;
    }

    /** A full buffer, and more will follow. May wait until an earlier one was sent. */
    void part(Payload payload) {
        hand(payload, false);
    }

    /** The rest, after which nothing comes. May wait as {@link #part} does. */
    void last(Payload payload) {
        hand(payload, true);
    }

    private void hand(Payload payload, boolean last) {
        int index;
        synchronized (this) {
            index = handed++;
            handedBytes += payload.length();
            sealed = last;
        }
        crew.send(() -> send(index, payload, last));
    }

    private void send(int index, Payload payload, boolean last) {
        PutObjectResult stored = null;
        Throwable problem = null;
        try {
            if (!failed()) {
                stored = last && index == 0 ? sendWhole(payload) : sendPart(index, payload, last);
            }
        } catch (IOException | RuntimeException | Error e) {
            problem = e;
        }
        if (isLastDone(problem)) {
            end(stored);
        }
    }

    private PutObjectResult sendWhole(Payload payload) throws IOException {
        ObjectRef target = key.resolve();
        transfer = watch.begin(TransferKind.UPLOAD, target, payload.length());
        return whole.append(head.put(target, watched(payload)));
    }

    /** Returns nothing, as there is no object yet. */
    private PutObjectResult sendPart(int index, Payload payload, boolean last) throws IOException {
        PartwiseUpload upload = parts();
        if (last) {
            transfer.expects(handedBytes());
        }
        upload.send(index, watched(payload));
        return null;
    }

    private Payload watched(Payload payload) {
        return transfer == Transfer.UNWATCHED ? payload : payload.trackedBy(transfer);
    }

    private synchronized long handedBytes() {
        return handedBytes;
    }

    /** How long the object will be is not known before its last part is. */
    private synchronized PartwiseUpload parts() throws IOException {
        if (parts == null) {
            ObjectRef target = key.resolve();
            parts = new PartwiseUpload(store, OPERATION, StartUploadRequest.of(head.put(target, Payload.none())));
            transfer = watch.begin(TransferKind.UPLOAD, target, Transfer.UNKNOWN);
        }
        return parts;
    }

    synchronized boolean failed() {
        return failure != null;
    }

    /** Gives the batch up; what is on its way is waited for by whoever sends it. */
    void cancel(Throwable cause) {
        boolean idle;
        synchronized (this) {
            if (failure == null) {
                failure = cause;
            }
            idle = !ended && done == handed;
            ended |= idle;
        }
        if (idle) {
            end(null);
        }
    }

    /** Waits no longer for what is on its way. It may still arrive, so whoever sends it again may double it. */
    void abandon(Throwable cause) {
        transfer.abandoned();
        outcome.completeExceptionally(cause);
    }

    private synchronized boolean isLastDone(Throwable problem) {
        done++;
        if (failure == null) {
            failure = problem;
        }
        boolean last = !ended && done == handed && (sealed || failure != null);
        ended |= last;
        return last;
    }

    /** Only one thread comes here, and nothing is on its way any more. */
    private void end(PutObjectResult stored) {
        Throwable problem;
        PartwiseUpload sent;
        synchronized (this) {
            problem = failure;
            sent = parts;
        }
        if (problem == null) {
            try {
                PutObjectResult object = stored == null ? sent.complete() : stored;
                transfer.completed();
                key.finished();
                outcome.complete(object);
                return;
            } catch (IOException | RuntimeException | Error e) {
                problem = e;
            }
        }
        Throwable reported = abandoned(sent, problem);
        transfer.failed();
        key.finished();
        outcome.completeExceptionally(reported);
    }

    private static Throwable abandoned(PartwiseUpload sent, Throwable problem) {
        try {
            if (sent != null) {
                sent.abort(problem);
            }
            return problem;
        } catch (IOException e) {
            return e;
        }
    }
}
