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
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelcn.common.multipart.ObjectListing;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * Gives every batch an object of its own. For one thread at a time; the keys it gives may be used by any.
 *
 * <p>A number is used once, also when its batch fails, and by one producer of this JVM only. So many names are remembered,
 * and those of batches that are not done; a name that was forgotten goes on behind what the store holds.
 */
final class BatchKeys {

    private static final int REMEMBERED_NAMES = 1000;
    private static final int PAGE = 1000;

    /** Shared by all producers of this JVM, so that no two of them use the same millisecond. */
    private static final AtomicLong LAST_MILLIS = new AtomicLong();

    private final String service;
    private final ObjectStore store;
    private final NamingStrategy naming;
    private final RestartingPolicy restarting;
    private final Map<BatchName, Series> series = new LinkedHashMap<>(16, 0.75f, true);
    private boolean forgotten;

    /** @param service the kind of store: numbers are counted together for all producers that write to it */
    BatchKeys(String service, ObjectStore store, NamingStrategy naming, RestartingPolicy restarting) {
        this.service = service;
        this.store = store;
        this.naming = naming;
        this.restarting = restarting;
    }

    /** The object of a batch that begins now. */
    BatchKey next(BatchName name) {
        return switch (naming) {
            case random -> fixed(name.numbered(UUID.randomUUID()));
            case timestamp -> fixed(name.numbered(nextMillis()));
            case progressive -> progressive(name);
        };
    }

    private static BatchKey fixed(ObjectRef object) {
        return () -> object;
    }

    private static long nextMillis() {
        long now = System.currentTimeMillis();
        return LAST_MILLIS.updateAndGet(last -> Math.max(now, last + 1));
    }

    private BatchKey progressive(BatchName name) {
        boolean continues = forgotten || restarting == RestartingPolicy.lastPart;
        BatchKey key = series.computeIfAbsent(name, wanted -> new Series(wanted, continues))
                .begin();
        if (series.size() > REMEMBERED_NAMES) {
            forgetOne();
        }
        return key;
    }

    /** A listing does not show the numbers of batches that are not stored yet, so names that have some are kept. */
    private void forgetOne() {
        Iterator<Series> longestUnused = series.values().iterator();
        while (longestUnused.hasNext()) {
            Series one = longestUnused.next();
            if (one.isIdle()) {
                longestUnused.remove();
                one.leave();
                forgotten = true;
                return;
            }
        }
    }

    /** No more batches begin here. Numbers of those that are not done stay taken until they are. */
    void close() {
        series.values().forEach(Series::leave);
        series.clear();
    }

    /** The numbers of one name. Numbered in the order in which batches begin, by whoever sends one of them first. */
    private final class Series {

        private final BatchName name;
        private final BatchNumbers numbers;
        /** Begun, and without a number. */
        private final Queue<Place> unnumbered = new ConcurrentLinkedQueue<>();
        /** The batches that are not done, and one for this producer. */
        private final AtomicInteger users = new AtomicInteger(1);
        /** Guarded by this: whether to count from behind what the store holds, which was not looked at yet. */
        private boolean unseen;

        Series(BatchName name, boolean continues) {
            this.name = name;
            this.numbers = BatchNumbers.enter(service, name);
            this.unseen = continues;
        }

        BatchKey begin() {
            users.incrementAndGet();
            Place place = new Place(this);
            unnumbered.add(place);
            return place;
        }

        boolean isIdle() {
            return users.get() == 1;
        }

        void leave() {
            if (users.decrementAndGet() == 0) {
                numbers.leave();
            }
        }

        synchronized ObjectRef resolve(Place place) throws IOException {
            if (unseen) {
                numbers.skip(highest());
                unseen = false;
            }
            while (place.number < 0) {
                unnumbered.remove().number = numbers.next();
            }
            return name.numbered(place.number);
        }

        /** Reads all names and holds one page of them: numbers do not sort like text, and there may be gaps. */
        private long highest() throws IOException {
            ListObjectsRequest request =
                    new ListObjectsRequest(name.bucket(), name.prefix(), "", ListCursor.START, PAGE);
            long highest = -1;
            try (ObjectListing listing = new ObjectListing(store, request)) {
                while (listing.hasNext()) {
                    highest =
                            Math.max(highest, name.numberIn(listing.next().ref().key()));
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            return highest;
        }
    }

    /** One batch among those of its name. */
    private static final class Place implements BatchKey {

        private final Series series;
        /** Guarded by the series; below 0 until it is known. */
        private long number = -1;

        Place(Series series) {
            this.series = series;
        }

        @Override
        public ObjectRef resolve() throws IOException {
            return series.resolve(this);
        }

        @Override
        public void finished() {
            series.leave();
        }
    }
}
