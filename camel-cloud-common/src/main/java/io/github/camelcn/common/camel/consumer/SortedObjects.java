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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ObjectInfo;

/**
 * The first objects of a listing in another order. Lists everything at each poll, holds no more than it gives.
 */
final class SortedObjects implements ObjectSource {

    /** The most objects of a poll that sorts and has no limit of its own. */
    static final int MOST = 10_000;

    private final ObjectListing listing;
    private final Comparator<ObjectInfo> order;
    private final int limit;
    private final Predicate<ObjectInfo> wanted;
    private final BooleanSupplier goOn;
    private final Deque<Listed> sorted = new ArrayDeque<>();
    private final Set<ObjectIdentity> forgotten = ConcurrentHashMap.newKeySet();
    private boolean scanned;
    private Optional<ListCursor> page = Optional.empty();

    /**
     * @param limit how many to give at each poll, 1 or more
     * @param wanted leaves out what would only take the place of others
     * @param goOn false when the consumer stops
     */
    SortedObjects(
            ObjectListing listing,
            Comparator<ObjectInfo> order,
            int limit,
            Predicate<ObjectInfo> wanted,
            BooleanSupplier goOn) {
        this.listing = listing;
        this.order = order;
        this.limit = limit;
        this.wanted = wanted;
        this.goOn = goOn;
    }

    @Override
    public void begin() {
        sorted.clear();
        scanned = false;
    }

    @Override
    public boolean isAtStart() {
        return true;
    }

    @Override
    public Optional<ObjectInfo> next() throws IOException {
        if (!scanned) {
            scan();
        }
        Optional<Listed> next = Optional.ofNullable(sorted.poll());
        page = next.flatMap(Listed::page);
        return next.map(Listed::object);
    }

    @Override
    public boolean isReady() {
        return !sorted.isEmpty();
    }

    @Override
    public Optional<ListCursor> page() {
        return page;
    }

    private void scan() throws IOException {
        forgotten.clear();
        listing.restart();
        Comparator<Listed> byObject = Comparator.comparing(Listed::object, order);
        PriorityQueue<Listed> worstFirst = new PriorityQueue<>(byObject.reversed());
        Optional<ObjectInfo> object = listing.next();
        while (object.isPresent() && goOn.getAsBoolean()) {
            if (wanted.test(object.get())) {
                worstFirst.add(new Listed(object.get(), listing.page()));
                if (worstFirst.size() > limit) {
                    worstFirst.poll();
                }
            }
            object = listing.next();
        }
        List<Listed> best = new ArrayList<>(worstFirst);
        best.sort(byObject);
        sorted.addAll(best);
        scanned = true;
    }

    @Override
    public void forget(ObjectInfo object) {
        forgotten.add(ObjectIdentity.of(object));
    }

    @Override
    public boolean isForgotten(ObjectInfo object) {
        return forgotten.contains(ObjectIdentity.of(object));
    }

    private record Listed(ObjectInfo object, Optional<ListCursor> page) {}
}
