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
package io.github.camelcn.common.wire;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ConflictException;
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

import static java.util.Objects.requireNonNull;

/**
 * Finds out what became of a call whose answer was lost, where the state it left tells: a move leaves no source, a
 * completed upload is gone and its object is there. What cannot be told stays a failure that says "it may have happened".
 * Thread-safe if the look at an object is.
 */
public final class LostAnswers {

    /** The service's dates are whole seconds, and we know its time to about one. */
    private static final Duration CLOCK_ERROR = Duration.ofSeconds(2);

    private final ObjectHeaders headers;
    private final Look look;
    private final int repetitions;

    /**
     * @param headers for what the look finds
     * @param look how to look at an object
     * @param repetitions how often a call that certainly did not happen is sent again
     */
    public LostAnswers(ObjectHeaders headers, Look look, int repetitions) {
        this.headers = requireNonNull(headers, "headers");
        this.look = requireNonNull(look, "look");
        this.repetitions = repetitions;
    }

    /** Looks at an object as it is now. */
    @FunctionalInterface
    public interface Look {
        /** @throws ObjectNotFoundException if it is not there */
        ObjectInfo at(HeadObjectRequest head) throws IOException;
    }

    /** Sends a call. */
    @FunctionalInterface
    public interface Attempt<T> {
        T send() throws IOException;
    }

    /** Sends a call whose answer says nothing. */
    @FunctionalInterface
    public interface Action {
        void send() throws IOException;
    }

    /** Whether a bucket is there. */
    @FunctionalInterface
    public interface Existence {
        boolean ask() throws IOException;
    }

    /** How often a call that certainly did not happen is sent again. */
    public int repetitions() {
        return repetitions;
    }

    /** True if the service may have acted: it gave no answer, or broke down over it. A 503 is a plain refusal. */
    public static boolean isLost(CloudException e) {
        return e instanceof TransportException transport && transport.mayHaveHappened()
                || e instanceof ServiceException service
                        && service.kind() == ErrorKind.UNAVAILABLE
                        && service.status() != 503;
    }

    /**
     * The object, empty if it is not there or cannot be asked for; then nothing can be told.
     *
     * @param lost gets what the look failed with as a suppressed exception
     */
    public Optional<ObjectInfo> look(ObjectRef ref, CloudException lost) {
        try {
            return Optional.of(look.at(HeadObjectRequest.of(ref)));
        } catch (IOException e) {
            lost.addSuppressed(e);
            return Optional.empty();
        }
    }

    /** Whether the object is certainly not there; false if it cannot be asked for. */
    public boolean isMissing(ObjectRef ref) {
        try {
            look.at(HeadObjectRequest.of(ref));
            return false;
        } catch (ObjectNotFoundException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    // ---------------------------------------------------------------- buckets

    /**
     * Creates a bucket. If an earlier attempt lost its answer, a conflict may be with ourselves: then the bucket counts as
     * created if we can see it.
     */
    public static void createBucket(Action attempt, Existence exists) throws IOException {
        try {
            attempt.send();
        } catch (ConflictException e) {
            if (e.attempts() == 1 || !isVisible(exists, e)) {
                throw e;
            }
        }
    }

    /** A look that is refused tells no more than the conflict: the bucket is not ours. */
    public static boolean isVisible(Existence exists, ConflictException conflict) throws IOException {
        try {
            return exists.ask();
        } catch (ServiceException e) {
            conflict.addSuppressed(e);
            return false;
        }
    }

    /** Deletes a bucket: after a lost answer the repetition finds nothing left to delete. */
    public static void deleteBucket(Action attempt) throws IOException {
        try {
            attempt.send();
        } catch (BucketNotFoundException e) {
            if (e.attempts() == 1) {
                throw e;
            }
        }
    }

    // ---------------------------------------------------------------- move

    /**
     * A source that is still there was not moved, so the move is repeated. One that is gone was moved by us if the
     * target has the ETag the caller expected of it; without an expected ETag nobody knows.
     */
    public PutObjectResult move(MoveObjectRequest move, Attempt<PutObjectResult> attempt) throws IOException {
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
                .filter(object -> object.etag().equals(Etags.unquoted(expected)))
                .map(headers::written);
    }

    // ---------------------------------------------------------------- complete

    /**
     * After a lost answer the repetition finds no upload. That is a success if the object is the one that was asked for.
     *
     * @param begun the service's time when the upload began, or at least when it was completed first; what was stored
     *     before is something else
     * @param missing what the completion failed with; thrown again if nothing tells that it happened
     */
    public PutObjectResult complete(CompleteUploadRequest complete, Instant begun, UploadNotFoundException missing)
            throws UploadNotFoundException {
        ObjectRef target = complete.upload().target();
        if (missing.attempts() > 1) {
            Optional<ObjectInfo> object = look(target, missing).filter(found -> isResultOf(complete, begun, found));
            if (object.isPresent()) {
                return headers.written(object.get());
            }
        }
        throw missing;
    }

    /**
     * By the ETag we gave it, or else by a size that all parts told and by its age: an older object may be of the same size,
     * as records are. Of an object that was made of parts some services say when the upload began, others when it ended.
     */
    private static boolean isResultOf(CompleteUploadRequest complete, Instant begun, ObjectInfo object) {
        List<UploadedPart> parts = complete.parts();
        boolean sizesKnown = parts.stream().allMatch(part -> part.size() >= 0);
        boolean sameSize =
                sizesKnown && parts.stream().mapToLong(UploadedPart::size).sum() == object.size();
        if (complete.etag().isEmpty()) {
            Instant earliest = begun.minus(CLOCK_ERROR);
            return sameSize
                    && object.lastModified()
                            .filter(stored -> !stored.isBefore(earliest))
                            .isPresent();
        }
        return object.etag().equals(Etags.unquoted(complete.etag())) && (sameSize || !sizesKnown);
    }
}
