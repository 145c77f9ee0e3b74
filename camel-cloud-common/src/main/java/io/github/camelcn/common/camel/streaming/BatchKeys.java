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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelcn.common.multipart.ObjectListing;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * Gives every batch an object of its own. For one thread at a time; the keys it gives may be resolved by any.
 *
 * <p>A number is used once, also when its batch fails. Numbers of so many names are remembered; a name that was forgotten
 * goes on behind what the store holds.
 */
final class BatchKeys {

    private static final int REMEMBERED_NAMES = 1000;
    private static final int PAGE = 1000;

    /** Shared by all producers of this JVM, so that no two of them use the same millisecond. */
    private static final AtomicLong LAST_MILLIS = new AtomicLong();

    private final ObjectStore store;
    private final NamingStrategy naming;
    private final RestartingPolicy restarting;
    private final Map<BatchName, Series> series = new LinkedHashMap<>(16, 0.75f, true);
    private boolean forgotten;

    BatchKeys(ObjectStore store, NamingStrategy naming, RestartingPolicy restarting) {
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
        Series counted = series.computeIfAbsent(
                name, wanted -> new Series(wanted, forgotten || restarting == RestartingPolicy.lastPart));
        if (series.size() > REMEMBERED_NAMES) {
            series.remove(series.keySet().iterator().next());
            forgotten = true;
        }
        long place = counted.given++;
        return () -> name.numbered(counted.first() + place);
    }

    /** The numbers of one name. */
    private final class Series {

        private final BatchName name;
        /** Guarded by this; below 0 until it is known. */
        private long first;
        /** Of the thread that begins batches. */
        private long given;

        Series(BatchName name, boolean continues) {
            this.name = name;
            this.first = continues ? -1 : 0;
        }

        synchronized long first() throws IOException {
            if (first < 0) {
                first = highest() + 1;
            }
            return first;
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
}
