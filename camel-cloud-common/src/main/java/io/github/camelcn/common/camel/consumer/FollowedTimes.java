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
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * A bucket whose new objects may have any name: every pass lists all of it and passes over what was stored before the
 * position. That is the time before which all is done; it moves at the end of a pass, since until then something older may
 * be listed.
 */
final class FollowedTimes implements ObjectSource {

    /** Objects on their way that are watched one by one; of more than these the oldest is known, until the next pass. */
    static final int MOST = 100_000;

    private final ObjectListing listing;
    private final Clock clock;
    private final FollowState state;
    private final Duration overlap;

    // guarded by open: settled by any thread
    private final Map<ObjectIdentity, Instant> open = new HashMap<>();
    private final TreeMap<Instant, Integer> ages = new TreeMap<>();
    private Instant oldestUnwatched = Instant.MAX;
    private Instant youngest = Instant.MIN;
    private Instant passBegan = Instant.MIN;
    private boolean passEnded = true;
    private Instant position;

    private boolean loaded;
    private volatile boolean closed;

    FollowedTimes(ObjectStore store, ListObjectsRequest first, Clock clock, FollowState state, Duration overlap) {
        this.listing = new ObjectListing(store, first, clock);
        this.clock = clock;
        this.state = state;
        this.overlap = overlap;
    }

    @Override
    public void begin() {
        listing.begin();
        position().ifPresent(state::offer);
    }

    @Override
    public boolean isAtStart() {
        return listing.isAtStart();
    }

    @Override
    public Optional<ObjectInfo> next() throws IOException {
        load();
        synchronized (open) {
            if (passEnded) {
                position();
                open.clear();
                ages.clear();
                oldestUnwatched = Instant.MAX;
                youngest = Instant.MIN;
                passBegan = clock.instant();
                passEnded = false;
            }
        }
        Optional<ObjectInfo> object = listing.next();
        if (object.isPresent()) {
            watch(object.get());
        } else {
            synchronized (open) {
                passEnded = true;
            }
            position().ifPresent(state::offer);
        }
        return object;
    }

    @Override
    public boolean isReady() {
        return listing.isReady();
    }

    private void load() throws IOException {
        if (loaded) {
            return;
        }
        Optional<String> saved = state.load();
        synchronized (open) {
            try {
                position = saved.map(Instant::parse).orElse(null);
            } catch (DateTimeParseException e) {
                throw new IOException("the position that was saved is no time: " + saved.get(), e);
            }
        }
        loaded = true;
    }

    private void watch(ObjectInfo object) {
        Instant modified = object.lastModified().orElse(null);
        if (modified == null) {
            return; // looked at in every pass
        }
        synchronized (open) {
            if (isPassed(object)) {
                return;
            }
            if (modified.isAfter(youngest)) {
                youngest = modified;
            }
            ObjectIdentity identity = ObjectIdentity.of(object);
            if (open.containsKey(identity)) {
                return;
            }
            if (open.size() < MOST) {
                open.put(identity, modified);
                ages.merge(modified, 1, Integer::sum);
            } else if (modified.isBefore(oldestUnwatched)) {
                oldestUnwatched = modified;
            }
        }
    }

    @Override
    public boolean isPassed(ObjectInfo object) {
        synchronized (open) {
            return position != null
                    && object.lastModified()
                            .filter(modified -> modified.isBefore(position.minus(overlap)))
                            .isPresent();
        }
    }

    @Override
    public void done(ObjectInfo object) {
        synchronized (open) {
            Instant modified = open.remove(ObjectIdentity.of(object));
            if (modified != null) {
                ages.computeIfPresent(modified, (age, count) -> count == 1 ? null : count - 1);
            }
        }
        if (closed) {
            position().ifPresent(state::save);
        } else {
            position().ifPresent(state::offer);
        }
    }

    /** Never later than when the pass began: what was stored since may have been missed. */
    private Optional<String> position() {
        synchronized (open) {
            if (passEnded) {
                Instant reached = youngest.isBefore(passBegan) ? youngest : passBegan;
                if (!ages.isEmpty() && ages.firstKey().isBefore(reached)) {
                    reached = ages.firstKey();
                }
                if (oldestUnwatched.isBefore(reached)) {
                    reached = oldestUnwatched;
                }
                if (reached.isAfter(Instant.MIN) && (position == null || reached.isAfter(position))) {
                    position = reached;
                }
            }
            return Optional.ofNullable(position).map(Instant::toString);
        }
    }

    @Override
    public void forget(ObjectInfo object) {
        listing.forget(object);
        done(object);
    }

    @Override
    public boolean isForgotten(ObjectInfo object) {
        return listing.isForgotten(object);
    }

    @Override
    public void close() {
        closed = true;
        position().ifPresent(state::save);
    }
}
