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
import java.util.Optional;

import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * A bucket whose new objects are listed behind the old ones: every pass begins where all before it was done. The position is
 * a cursor of the store's own: behind a key where the store can begin there, since a service need not know its tokens for
 * ever; else at a page.
 */
final class FollowedKeys implements ObjectSource, ObjectListing.Pages {

    private final ObjectStore store;
    private final ListObjectsRequest first;
    private final Clock clock;
    private final FollowState state;
    /** Guarded by itself: settled by any thread. */
    private final SettledPrefix settled;

    /** Whether the store can begin behind any key. */
    private final boolean behindKeys;

    /** Made by the polling thread once the position is known; read by those that settle. */
    private volatile ObjectListing listing;

    private ListCursor start;
    private boolean passBegins;
    private volatile boolean closed;

    /** @param first where to begin as long as there is no position */
    FollowedKeys(ObjectStore store, ListObjectsRequest first, Clock clock, FollowState state, Duration overlap) {
        this.store = store;
        this.first = first;
        this.clock = clock;
        this.state = state;
        this.settled = new SettledPrefix(overlap, SettledPrefix.MOST);
        this.behindKeys = !store.listAfter("any").equals(ListCursor.START);
    }

    @Override
    public void begin() {
        if (listing == null) {
            return;
        }
        if (listing.isAtStart()) {
            listing.restart(); // what was settled since counts
        }
        listing.begin();
        position().ifPresent(state::offer);
    }

    @Override
    public boolean isAtStart() {
        return listing == null || listing.isAtStart();
    }

    @Override
    public Optional<ObjectInfo> next() throws IOException {
        if (listing == null) {
            start = state.load().map(ListCursor::new).orElse(first.cursor());
            listing = new ObjectListing(store, first, clock, this);
        }
        Optional<ObjectInfo> object = listing.next();
        if (object.isEmpty()) {
            position().ifPresent(state::offer);
        }
        return object;
    }

    @Override
    public boolean isReady() {
        return listing != null && listing.isReady();
    }

    @Override
    public ListCursor start() {
        passBegins = true;
        start = position().map(ListCursor::new).orElse(start);
        return start;
    }

    @Override
    public void read(ListCursor at, ObjectPage page) {
        synchronized (settled) {
            if (passBegins) {
                settled.begin();
                passBegins = false;
            }
            for (ObjectInfo object : page.objects()) {
                settled.add(
                        ObjectIdentity.of(object),
                        object.lastModified(),
                        behindKeys ? store.listAfter(object.ref().key()) : at);
            }
            if (!behindKeys) {
                page.next().ifPresent(settled::addNothing);
            }
        }
    }

    @Override
    public void done(ObjectInfo object) {
        synchronized (settled) {
            settled.done(ObjectIdentity.of(object), clock.instant());
        }
        if (closed) {
            position().ifPresent(state::save);
        } else {
            position().ifPresent(state::offer);
        }
    }

    private Optional<String> position() {
        Instant now = clock.instant();
        synchronized (settled) {
            settled.advance(now);
            return settled.position().map(ListCursor::marker);
        }
    }

    @Override
    public void forget(ObjectInfo object) {
        ObjectListing listed = listing;
        if (listed != null) {
            listed.forget(object);
        }
        done(object);
    }

    @Override
    public boolean isForgotten(ObjectInfo object) {
        ObjectListing listed = listing;
        return listed != null && listed.isForgotten(object);
    }

    @Override
    public void close() {
        closed = true;
        position().ifPresent(state::save);
    }
}
