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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.camelcn.common.camel.consumer.AfterRead.Now;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.DeleteObjectsResult.FailedKey;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * Deletes objects together, except what was overwritten since it was opened. Stores delete unconditionally, so that the
 * check comes first: the pages are listed again that the objects came from, which costs one request for as many objects
 * as a page has. What cannot be seen there is asked for by name. Thread-safe.
 */
final class BulkDelete {

    private final Supplier<ObjectStore> store;
    private final Supplier<Optional<CustomerKey>> key;
    private final ListObjectsRequest listing;

    /** @param listing what was listed, at any page */
    BulkDelete(Supplier<ObjectStore> store, Supplier<Optional<CustomerKey>> key, ListObjectsRequest listing) {
        this.store = store;
        this.key = key;
        this.listing = listing;
    }

    /**
     * Deletes at most as many objects as the store deletes with one request.
     *
     * @return what became of each
     */
    List<Outcome> delete(List<ConsumedObject> objects) {
        List<Outcome> outcomes = new ArrayList<>(objects.size());
        Map<String, ConsumedObject> unchanged = new LinkedHashMap<>();
        objects.stream()
                .collect(Collectors.groupingBy(ConsumedObject::page, LinkedHashMap::new, Collectors.toList()))
                .forEach((page, group) -> check(page, group, unchanged, outcomes));
        outcomes.addAll(deleteUnchanged(unchanged));
        return outcomes;
    }

    private void check(
            Optional<ListCursor> page,
            List<ConsumedObject> group,
            Map<String, ConsumedObject> unchanged,
            List<Outcome> outcomes) {
        Map<String, ObjectIdentity> seen;
        try {
            seen = page.isPresent() && group.size() > 1 ? listAgain(page.get(), group) : Map.of();
        } catch (IOException | RuntimeException e) {
            group.forEach(object -> outcomes.add(Outcome.failed(object, e)));
            return;
        }
        for (ConsumedObject object : group) {
            try {
                ObjectIdentity opened = ObjectIdentity.of(object.info());
                Now now =
                        opened.equals(seen.get(object.ref().key())) ? Now.SAME : Now.of(object, store.get(), key.get());
                switch (now) {
                    case SAME -> unchanged.put(object.ref().key(), object);
                    case OTHER -> outcomes.add(Outcome.of(object, Now.overwritten(object)));
                    case GONE -> outcomes.add(Outcome.of(object, true));
                }
            } catch (IOException | RuntimeException e) {
                outcomes.add(Outcome.failed(object, e));
            }
        }
    }

    private Map<String, ObjectIdentity> listAgain(ListCursor cursor, List<ConsumedObject> group) throws IOException {
        Set<String> wanted = group.stream().map(object -> object.ref().key()).collect(Collectors.toSet());
        return store.get().list(listing.at(cursor)).objects().stream()
                .filter(now -> wanted.contains(now.ref().key()))
                .collect(Collectors.toMap(now -> now.ref().key(), ObjectIdentity::of, (first, again) -> again));
    }

    private List<Outcome> deleteUnchanged(Map<String, ConsumedObject> unchanged) {
        try {
            if (unchanged.size() == 1) {
                ConsumedObject only = unchanged.values().iterator().next();
                store.get().delete(new DeleteObjectRequest(only.ref()));
                return List.of(Outcome.of(only, true));
            }
            return unchanged.isEmpty() ? List.of() : deleteTogether(unchanged);
        } catch (IOException | RuntimeException e) {
            return unchanged.values().stream()
                    .map(object -> Outcome.failed(object, e))
                    .toList();
        }
    }

    private List<Outcome> deleteTogether(Map<String, ConsumedObject> unchanged) throws IOException {
        DeleteObjectsResult result =
                store.get().deleteAll(new DeleteObjectsRequest(listing.bucket(), List.copyOf(unchanged.keySet())));
        Map<String, FailedKey> kept =
                result.failed().stream().collect(Collectors.toMap(FailedKey::key, Function.identity()));
        return unchanged.values().stream()
                .map(object -> Optional.ofNullable(kept.get(object.ref().key()))
                        .map(why -> Outcome.failed(object, refusal(object, why)))
                        .orElseGet(() -> Outcome.of(object, true)))
                .toList();
    }

    private static IOException refusal(ConsumedObject object, FailedKey why) {
        return new IOException("deleteObjects " + object.ref() + ": " + why.code() + ": " + why.message());
    }

    /**
     * What became of an object.
     *
     * @param gone whether it is not there any more
     * @param failure why nobody knows, or why it is still there
     */
    record Outcome(ConsumedObject object, boolean gone, Optional<Exception> failure) {

        static Outcome of(ConsumedObject object, boolean gone) {
            return new Outcome(object, gone, Optional.empty());
        }

        static Outcome failed(ConsumedObject object, Exception failure) {
            return new Outcome(object, false, Optional.of(failure));
        }
    }
}
