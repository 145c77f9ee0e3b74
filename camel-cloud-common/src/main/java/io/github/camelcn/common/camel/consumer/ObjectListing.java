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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * A listing that is read page by page over many polls and starts again at its end. Holds one page at most. A page that
 * fails is asked for again, never skipped; a listing that runs in circles is an error.
 */
final class ObjectListing implements ObjectSource {

    /** After this time the rest of a page is listed again: what it says may no longer be true. */
    static final Duration PAGE_LIFETIME = Duration.ofMinutes(1);

    private final ObjectStore store;
    private final ListObjectsRequest first;
    private final Clock clock;
    private final Pages pages;
    private final Deque<ObjectInfo> rest = new ArrayDeque<>();
    private final Set<ObjectIdentity> forgotten = ConcurrentHashMap.newKeySet();

    private ListCursor start;
    private ListCursor pageCursor;
    private Instant pageRead = Instant.EPOCH;
    private Optional<ListCursor> next;
    private CursorWatch watch = new CursorWatch();

    /** @param first the first page; its cursor is where every pass starts */
    ObjectListing(ObjectStore store, ListObjectsRequest first, Clock clock) {
        this(store, first, clock, new EveryPass(first.cursor()));
    }

    /** @param pages says where each pass starts, and sees what it reads */
    ObjectListing(ObjectStore store, ListObjectsRequest first, Clock clock, Pages pages) {
        this.store = store;
        this.first = first;
        this.clock = clock;
        this.pages = pages;
        this.start = pages.start();
        this.pageCursor = start;
        this.next = Optional.of(start);
    }

    @Override
    public void begin() {
        if (!rest.isEmpty() && clock.instant().isAfter(pageRead.plus(PAGE_LIFETIME))) {
            rest.clear();
            next = Optional.of(pageCursor);
            watch = new CursorWatch();
        }
    }

    /** The next object is the first of a new pass. */
    void restart() {
        rest.clear();
        startAgain();
    }

    @Override
    public boolean isAtStart() {
        return rest.isEmpty() && next.equals(Optional.of(start));
    }

    @Override
    public Optional<ObjectInfo> next() throws IOException {
        while (rest.isEmpty()) {
            if (next.isEmpty()) {
                startAgain();
                return Optional.empty();
            }
            read(next.get());
        }
        return Optional.of(rest.poll());
    }

    @Override
    public boolean isReady() {
        return !rest.isEmpty();
    }

    @Override
    public Optional<ListCursor> page() {
        return Optional.of(pageCursor);
    }

    private void read(ListCursor cursor) throws IOException {
        if (watch.sawBefore(cursor)) {
            startAgain();
            throw new IOException("the listing of " + first.bucket() + "/" + first.prefix()
                    + " runs in circles: the service answered with the marker \"" + cursor.marker()
                    + "\" again; starting over at the next poll");
        }
        forgotten.clear();
        ObjectPage page = store.list(first.at(cursor));
        pages.read(cursor, page);
        pageCursor = cursor;
        pageRead = clock.instant();
        next = page.next();
        watch.went(cursor);
        rest.addAll(page.objects());
    }

    private void startAgain() {
        start = pages.start();
        next = Optional.of(start);
        watch = new CursorWatch();
    }

    @Override
    public void forget(ObjectInfo object) {
        forgotten.add(ObjectIdentity.of(object));
    }

    @Override
    public boolean isForgotten(ObjectInfo object) {
        return forgotten.contains(ObjectIdentity.of(object));
    }

    /** Where passes start, and what they read. */
    interface Pages {

        /** Asked at the end of a pass for the next one, and again if that has not begun yet. */
        ListCursor start();

        /** @param at where to list to see this page again */
        void read(ListCursor at, ObjectPage page);
    }

    /** Always from the same place. */
    private record EveryPass(ListCursor start) implements Pages {

        @Override
        public void read(ListCursor at, ObjectPage page) {
            // all pages are the same
        }
    }

    /**
     * Notices a marker that comes back, also after many others, and remembers only one: the one that was reached after
     * 1, 2, 4, 8 ... pages (Brent's way of finding a cycle).
     */
    private static final class CursorWatch {

        private Optional<ListCursor> remembered = Optional.empty();
        private long pages;
        private long rememberAt = 1;

        boolean sawBefore(ListCursor cursor) {
            return remembered.equals(Optional.of(cursor));
        }

        void went(ListCursor cursor) {
            if (++pages == rememberAt) {
                remembered = Optional.of(cursor);
                rememberAt *= 2;
            }
        }
    }
}
