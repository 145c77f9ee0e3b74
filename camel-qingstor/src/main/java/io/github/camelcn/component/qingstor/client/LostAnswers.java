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
package io.github.camelcn.component.qingstor.client;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.UploadedPart;

/**
 * Finds out what became of a call whose answer was lost, where the state it left tells: an append has a position, a move
 * leaves no source, a completed upload is gone and its object is there. What cannot be told stays a failure that says
 * "it may have happened". Thread-safe.
 */
final class LostAnswers {

    private static final String APPEND_POSITION = "x-qs-next-append-position";

    private final QingStorReads reads;
    private final int repetitions;

    /**
     * @param repetitions how often a call that certainly did not happen is sent again
     */
    LostAnswers(QingStorReads reads, int repetitions) {
        this.reads = reads;
        this.repetitions = repetitions;
    }

    @FunctionalInterface
    interface Attempt<T> {
        T send() throws IOException;
    }

    /** True if the service may have acted: it gave no answer, or broke down over it. A 503 is a plain refusal. */
    private static boolean isLost(CloudException e) {
        return e instanceof TransportException transport && transport.mayHaveHappened()
                || e instanceof ServiceException service
                        && service.kind() == ErrorKind.UNAVAILABLE
                        && service.status() != 503;
    }

    /** The object, empty if it is not there or cannot be asked for; then nothing can be told. */
    private Optional<ObjectInfo> look(ObjectRef ref, CloudException lost) {
        try {
            return Optional.of(reads.head(HeadObjectRequest.of(ref)));
        } catch (IOException e) {
            lost.addSuppressed(e);
            return Optional.empty();
        }
    }

    // ---------------------------------------------------------------- append

    /** The service checks the position, so that bytes sent again after an unseen success are refused, not doubled. */
    AppendObjectResult append(AppendObjectRequest append, Attempt<AppendObjectResult> attempt) throws IOException {
        for (int repetition = 0; ; repetition++) {
            try {
                return attempt.send();
            } catch (TransportException | ServiceException e) {
                Optional<AppendObjectResult> happened = isLost(e) ? appended(append, e) : Optional.empty();
                if (happened.isPresent()) {
                    return happened.get();
                }
                if (!isLost(e) || repetition == repetitions || !mayAppendAgain(append, e)) {
                    throw e;
                }
            }
        }
    }

    private Optional<AppendObjectResult> appended(AppendObjectRequest append, CloudException lost) {
        long end = append.position() + append.payload().length();
        return append.payload().length() == 0
                ? Optional.empty()
                : look(append.target(), lost)
                        .filter(object -> nextPosition(object) == end)
                        .map(object -> new AppendObjectResult(append.target(), end, object.etag(), object.requestId()));
    }

    private boolean mayAppendAgain(AppendObjectRequest append, CloudException lost) {
        if (!append.payload().repeatable()) {
            return false;
        }
        return look(append.target(), lost)
                .map(object -> nextPosition(object) == append.position())
                .orElse(append.position() == 0 && isMissing(append.target()));
    }

    private static long nextPosition(ObjectInfo object) {
        try {
            return Long.parseLong(object.attributes().getOrDefault(APPEND_POSITION, "-1"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private boolean isMissing(ObjectRef ref) {
        try {
            reads.head(HeadObjectRequest.of(ref));
            return false;
        } catch (ObjectNotFoundException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    // ---------------------------------------------------------------- move

    /**
     * A source that is still there was not moved, so the move is repeated. One that is gone was moved by us if the
     * target has the ETag the caller expected of it; without an expected ETag nobody knows.
     */
    PutObjectResult move(MoveObjectRequest move, Attempt<PutObjectResult> attempt) throws IOException {
        CloudException lost = null;
        for (int repetition = 0; ; repetition++) {
            try {
                return attempt.send();
            } catch (TransportException | ServiceException e) {
                boolean goneAfterLoss = lost != null && e instanceof ObjectNotFoundException;
                if (!isLost(e) && !goneAfterLoss) {
                    throw e;
                }
                if (!goneAfterLoss) {
                    lost = e;
                }
                Optional<PutObjectResult> moved = moved(move, lost);
                if (moved.isPresent()) {
                    return moved.get();
                }
                if (goneAfterLoss
                        || repetition == repetitions
                        || look(move.source(), lost).isEmpty()) {
                    throw lost;
                }
            }
        }
    }

    private Optional<PutObjectResult> moved(MoveObjectRequest move, CloudException lost) {
        String expected = move.sourceConditions().ifMatch();
        if (expected.isEmpty() || !isMissing(move.source())) {
            return Optional.empty();
        }
        return look(move.target(), lost)
                .filter(object -> object.etag().equals(QingStorCodec.unquoted(expected)))
                .map(LostAnswers::result);
    }

    // ---------------------------------------------------------------- complete

    /** After a lost answer the repetition finds no upload. That is a success if the object is the one that was asked for. */
    PutObjectResult complete(CompleteUploadRequest complete, UploadNotFoundException missing) throws IOException {
        ObjectRef target = complete.upload().target();
        if (missing.attempts() > 1) {
            Optional<ObjectInfo> object = look(target, missing).filter(found -> isResultOf(complete, found));
            if (object.isPresent()) {
                return result(object.get());
            }
        }
        throw missing;
    }

    /** By the ETag we gave it, or else by a size that all parts told. */
    private static boolean isResultOf(CompleteUploadRequest complete, ObjectInfo object) {
        List<UploadedPart> parts = complete.parts();
        boolean sizesKnown = parts.stream().allMatch(part -> part.size() >= 0);
        boolean sameSize =
                sizesKnown && parts.stream().mapToLong(UploadedPart::size).sum() == object.size();
        if (complete.etag().isEmpty()) {
            return sameSize;
        }
        return object.etag().equals(QingStorCodec.unquoted(complete.etag())) && (sameSize || !sizesKnown);
    }

    private static PutObjectResult result(ObjectInfo object) {
        return new PutObjectResult(
                object.ref(),
                object.etag(),
                object.attributes().getOrDefault("x-qs-version-id", ""),
                object.encrypted(),
                object.requestId());
    }
}
