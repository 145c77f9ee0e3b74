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

import java.util.Optional;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ListCursor;

import static java.util.Objects.requireNonNull;

/**
 * Where pages of a listing begin: the port's cursors, which users may make of their own keys, and the store's markers,
 * which are keys with the working directory. Immutable.
 *
 * @param keys the working directory
 */
public record ListMarkers(KeySpace keys) {

    /** Marks a cursor that is not a key of the key space, and so cannot be spelled the user's way. */
    private static final char FOREIGN_MARKER = '\0';

    public ListMarkers {
        requireNonNull(keys, "keys");
    }

    /** The marker for a page; empty for the first. A cursor may be any key of the user's: the page then starts behind it. */
    public String marker(ListCursor cursor) {
        String marker = cursor.marker();
        if (marker.isEmpty()) {
            return "";
        }
        return marker.charAt(0) == FOREIGN_MARKER ? marker.substring(1) : keys.toStore(marker);
    }

    /**
     * Where the next page begins.
     *
     * @param more whether the answer says that there is one
     * @param nextMarker what the answer says about its beginning
     * @param marker where this page began
     * @throws IntegrityException if there is no way on, so that a part of the bucket would be passed over in silence
     */
    public Optional<ListCursor> next(String bucket, boolean more, String nextMarker, String marker)
            throws IntegrityException {
        if (!more) {
            return Optional.empty();
        }
        if (nextMarker.isEmpty()) {
            throw new IntegrityException(
                    "listObjects",
                    bucket,
                    "the listing says that there are more objects, but not where they begin; what it gave so far is not"
                            + " all there is");
        }
        if (nextMarker.equals(marker)) {
            throw new IntegrityException(
                    "listObjects",
                    bucket,
                    "the listing does not advance: the next page would begin where this one did");
        }
        return Optional.of(
                new ListCursor(keys.contains(nextMarker) ? keys.toUser(nextMarker) : FOREIGN_MARKER + nextMarker));
    }
}
