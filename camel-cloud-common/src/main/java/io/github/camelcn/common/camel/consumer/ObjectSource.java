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

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ObjectInfo;

/** Where the objects of a poll come from. Used by one thread at a time, but for {@link #forget} and {@link #done}. */
interface ObjectSource {

    /** A poll begins. */
    void begin();

    /** Whether the next object is the first one of a pass over everything. */
    boolean isAtStart();

    /**
     * The next object.
     *
     * @return empty at the end of the pass; the following call starts the next pass
     * @throws IOException if the service did not say; the following call asks the same again
     */
    Optional<ObjectInfo> next() throws IOException;

    /** Whether {@link #next} gives an object without asking the service. */
    default boolean isReady() {
        return false;
    }

    /** Where to list to see the object again that {@link #next} gave last; empty if that cannot be said. */
    default Optional<ListCursor> page() {
        return Optional.empty();
    }

    /** Whether an object that {@link #next} gave was done in an earlier run, as far as is known without asking. */
    default boolean isPassed(ObjectInfo object) {
        return false;
    }

    /** Nothing more is to be done with an object that {@link #next} gave, now or ever. Called by any thread. */
    default void done(ObjectInfo object) {
        // whoever remembers nothing need not know
    }

    /** The consumer stops; what is done afterwards still counts. */
    default void close() {
        // nothing to save
    }

    /** An object was deleted or moved: what was listed before does not count any more. Called by any thread. */
    void forget(ObjectInfo object);

    /** Whether an object that {@link #next} gave was deleted or moved by us since it was listed. */
    boolean isForgotten(ObjectInfo object);
}
