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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.BucketPage;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.UploadPage;
import io.github.camelcn.common.objectstore.UploadRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListingsTest {

    private final FakeObjectStore store = new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.systemUTC());

    @Property(tries = 200)
    void findsEveryObjectOnceWhateverThePageSize(
            @ForAll @Size(max = 40) List<@NotEmpty @AlphaChars String> keys,
            @ForAll @IntRange(min = 1, max = 12) int pageSize) {
        FakeObjectStore filled = new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.systemUTC()).withBucket("b");
        keys.forEach(key -> filled.with("b", key, new byte[1]));

        List<String> found = keysOf(new ObjectListing(filled, request("", pageSize)));

        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(new TreeSet<>(keys));
    }

    @Example
    void asksForAPageOnlyWhenItIsNeeded() {
        for (int i = 0; i < 25; i++) {
            store.with("b", "key-" + i, new byte[1]);
        }
        ObjectListing listing = new ObjectListing(store, request("", 10));
        assertThat(store.calls()).isEmpty();

        for (int i = 0; i < 10; i++) {
            listing.next();
        }
        assertThat(store.calls("listObjects")).hasSize(1);
        listing.next();
        assertThat(store.calls("listObjects")).hasSize(2);

        listing.close();
        assertThat(listing.hasNext()).isFalse();
        assertThatThrownBy(listing::next).isInstanceOf(NoSuchElementException.class);
        assertThat(store.calls("listObjects")).hasSize(2);
    }

    @Example
    void givesTheUsersKeysWithoutTheWorkDirItself() {
        store.with("b", "work/", new byte[0]).with("b", "work/a", new byte[1]).with("b", "work/dir/", new byte[0]);

        assertThat(keysOf(new ObjectListing(store, request("work/", 10), KeySpace.of("work"))))
                .containsExactly("a", "dir/");
    }

    @Example
    void goesOnAfterEmptyPages() {
        store.with("b", "dir/1", new byte[1]).with("b", "dir/2", new byte[1]).with("b", "e", new byte[1]);
        ListObjectsRequest grouped = new ListObjectsRequest("b", "", "/", ListCursor.START, 1);

        assertThat(keysOf(new ObjectListing(store, grouped))).containsExactly("e");
        assertThat(store.calls("listObjects")).hasSize(2);
    }

    @Example
    void noticesAMarkerThatDoesNotAdvance() {
        ObjectStore stuck = stuckStore();

        assertThatThrownBy(() -> keysOf(new ObjectListing(stuck, request("", 10))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("listObjects b: the service answers with the same marker again and again, so the listing"
                        + " cannot go on");
        assertThatThrownBy(() -> new BucketListing(stuck, new ListBucketsRequest("", 0, 1)).hasNext())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("listBuckets: the service promises more buckets but names none");
        assertThatThrownBy(() -> new StaleUploads(stuck, Clock.systemUTC()).clean("b", "", Duration.ZERO))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("so the listing cannot go on; nothing was aborted");
    }

    @Example
    void failsOnceWithTheStoresReason() {
        store.with("b", "a", new byte[1]);
        store.inject(Fault.answering("listObjects", ErrorKind.ACCESS_DENIED, 403, "permission_denied"));
        ObjectListing listing = new ObjectListing(store, request("", 10));

        assertThatThrownBy(listing::hasNext).hasCauseInstanceOf(AccessDeniedException.class);
        assertThat(listing.hasNext()).isFalse();
    }

    @Example
    void listsAllBuckets() {
        for (int i = 0; i < 7; i++) {
            store.withBucket("bucket-" + i);
        }
        List<String> found = new ArrayList<>();
        new BucketListing(store, new ListBucketsRequest("", 0, 3)).forEachRemaining(bucket -> found.add(bucket.name()));

        assertThat(found).hasSize(7).doesNotHaveDuplicates();
        assertThat(store.calls("listBuckets")).hasSize(3);
    }

    private static ListObjectsRequest request(String prefix, int pageSize) {
        return new ListObjectsRequest("b", prefix, "", ListCursor.START, pageSize);
    }

    private static List<String> keysOf(Iterator<ObjectInfo> listing) {
        List<String> keys = new ArrayList<>();
        listing.forEachRemaining(info -> keys.add(info.ref().key()));
        return keys;
    }

    /** Always more to come, but never anything else. */
    private static ObjectStore stuckStore() {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "list" -> new ObjectPage(List.of(), List.of(), Optional.of(new ListCursor("stuck")), "");
                    case "listBuckets" -> new BucketPage(List.<Bucket>of(), false, "");
                    case "listUploads" ->
                        new UploadPage(List.of(), Optional.of(UploadRef.of(new ObjectRef("b", "key"), "upload")), "");
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
