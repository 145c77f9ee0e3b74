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

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelcn.common.objectstore.ListCursor;

/**
 * How far a listing is done: the position before which every object was settled and is old enough that nothing turns up
 * among them any more. Objects are added in the order of the listing and settled in any order.
 *
 * <p>Neighbours that are done become one, unless their ages differ by much. So memory holds the objects that are not
 * done, and some more; beyond {@link #MOST} the rest of the pass is not watched, which only means that the next pass begins
 * earlier. Not thread-safe.
 */
final class SettledPrefix {

    static final int MOST = 100_000;

    /** Objects whose ages differ by less than this part of the overlap may wait for each other. */
    private static final int AGES = 16;

    private final long overlapMillis;
    private final int most;
    private final Map<ObjectIdentity, Run> open = new HashMap<>();
    private Run first;
    private Run last;
    private int size;
    private boolean full;
    private Optional<ListCursor> position = Optional.empty();

    /** @param overlap how old an object must be to be passed; zero for no matter */
    SettledPrefix(Duration overlap, int most) {
        this.overlapMillis = overlap.toMillis();
        this.most = most;
    }

    /** Where all before it is done; empty as long as that was nowhere. */
    Optional<ListCursor> position() {
        return position;
    }

    /** A pass begins: what it lists is added from now on. */
    void begin() {
        open.clear();
        first = null;
        last = null;
        size = 0;
        full = false;
    }

    /**
     * The next object of the listing.
     *
     * @param modified when it was stored; empty if it is not to be waited for
     * @param behind where to go on once it and all before it are done
     */
    void add(ObjectIdentity object, Optional<Instant> modified, ListCursor behind) {
        if (open.containsKey(object)) {
            return; // listed again: it still is where it was
        }
        Run run = append(modified.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE), behind, false);
        if (run != null) {
            open.put(object, run);
        }
    }

    /** Nothing, and what is behind it. */
    void addNothing(ListCursor behind) {
        Run run = append(Long.MIN_VALUE, behind, true);
        if (run != null) {
            join(run.previous, run, Long.MAX_VALUE);
        }
    }

    private Run append(long modified, ListCursor behind, boolean done) {
        full |= size >= most;
        if (full) {
            return null;
        }
        Run run = new Run(modified, behind, done);
        run.previous = last;
        if (last == null) {
            first = run;
        } else {
            last.next = run;
        }
        last = run;
        size++;
        return run;
    }

    /** An object needs nothing more; one that was not added is no error. */
    void done(ObjectIdentity object, Instant now) {
        Run run = open.remove(object);
        if (run != null) {
            run.done = true;
            long old = now.toEpochMilli() - overlapMillis;
            Run joined = join(run, run.next, old) ? run.next : run;
            join(joined.previous, joined, old);
            advance(now);
        }
    }

    /** Time has passed. */
    void advance(Instant now) {
        long old = now.toEpochMilli() - overlapMillis;
        while (first != null && first.done && (overlapMillis == 0 || first.youngest <= old)) {
            position = Optional.of(first.behind);
            first = first.next;
            size--;
        }
        if (first == null) {
            last = null;
        } else {
            first.previous = null;
        }
    }

    /** Makes the later one stand for both if they are done and that holds up neither for long. @return whether it does */
    private boolean join(Run earlier, Run later, long old) {
        if (earlier == null || later == null || !earlier.done || !later.done || !isOneAge(earlier, later, old)) {
            return false;
        }
        later.oldest = later.isAgeless()
                ? earlier.oldest
                : earlier.isAgeless() ? later.oldest : Math.min(earlier.oldest, later.oldest);
        later.youngest = Math.max(earlier.youngest, later.youngest);
        later.previous = earlier.previous;
        if (earlier.previous == null) {
            first = later;
        } else {
            earlier.previous.next = later;
        }
        size--;
        return true;
    }

    private boolean isOneAge(Run earlier, Run later, long old) {
        return overlapMillis == 0
                || earlier.isAgeless()
                || later.isAgeless()
                || (earlier.youngest <= old && later.youngest <= old)
                || Math.max(earlier.youngest, later.youngest) - Math.min(earlier.oldest, later.oldest)
                        <= overlapMillis / AGES;
    }

    int size() {
        return size;
    }

    /** An object, or several that are done. */
    private static final class Run {

        private long oldest;
        private long youngest;
        private final ListCursor behind;
        private boolean done;
        private Run previous;
        private Run next;

        Run(long modified, ListCursor behind, boolean done) {
            this.oldest = modified;
            this.youngest = modified;
            this.behind = behind;
            this.done = done;
        }

        boolean isAgeless() {
            return youngest == Long.MIN_VALUE;
        }
    }
}
