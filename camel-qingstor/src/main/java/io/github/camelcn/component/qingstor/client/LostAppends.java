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
import java.util.Arrays;
import java.util.Optional;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.wire.LostAnswers;

/**
 * Finds out what became of an append whose answer was lost: the object has a position, which tells. Where it is the one
 * behind our bytes, the bytes tell whether they are ours, as others may append as many. Thread-safe.
 */
record LostAppends(LostAnswers lostAnswers, Source source) {

    private static final String APPEND_POSITION = "x-qs-next-append-position";

    /** Reads what was stored. */
    @FunctionalInterface
    interface Source {
        StoredObject get(GetObjectRequest request) throws IOException;
    }

    /** The service checks the position, so that bytes sent again after an unseen success are refused, not doubled. */
    AppendObjectResult append(AppendObjectRequest append, LostAnswers.Attempt<AppendObjectResult> attempt)
            throws IOException {
        for (int repetition = 0; ; repetition++) {
            try {
                return attempt.send();
            } catch (TransportException | ServiceException e) {
                boolean lost = LostAnswers.isLost(e);
                Optional<AppendObjectResult> happened = lost ? appended(append, e) : Optional.empty();
                if (happened.isPresent()) {
                    return happened.get();
                }
                if (!lost || repetition == lostAnswers.repetitions() || !mayAppendAgain(append, e)) {
                    throw e;
                }
            }
        }
    }

    private Optional<AppendObjectResult> appended(AppendObjectRequest append, CloudException lost) {
        long end = append.position() + append.payload().length();
        return append.payload().length() == 0
                ? Optional.empty()
                : lostAnswers
                        .look(append.target(), lost)
                        .filter(object -> nextPosition(object) == end && isOurs(append, end, lost))
                        .map(object -> new AppendObjectResult(append.target(), end, object.etag(), object.requestId()));
    }

    /** Of a stream that can be read once only the position tells. */
    private boolean isOurs(AppendObjectRequest append, long end, CloudException lost) {
        if (!append.payload().repeatable()) {
            return true;
        }
        GetObjectRequest range =
                GetObjectRequest.of(append.target()).withRange(ByteRange.closed(append.position(), end - 1));
        try (Payload stored = Payload.reopenable(
                () -> source.get(range).content(), append.payload().length())) {
            return Arrays.equals(Digests.md5(stored), Digests.md5(append.payload()));
        } catch (IOException e) {
            lost.addSuppressed(e);
            return false;
        }
    }

    private boolean mayAppendAgain(AppendObjectRequest append, CloudException lost) {
        if (!append.payload().repeatable()) {
            return false;
        }
        return lostAnswers
                .look(append.target(), lost)
                .map(object -> nextPosition(object) == append.position())
                .orElse(append.position() == 0 && lostAnswers.isMissing(append.target()));
    }

    private static long nextPosition(ObjectInfo object) {
        try {
            return Long.parseLong(object.attributes().getOrDefault(APPEND_POSITION, "-1"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
