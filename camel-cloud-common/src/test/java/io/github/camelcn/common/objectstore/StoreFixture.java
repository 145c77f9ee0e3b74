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
package io.github.camelcn.common.objectstore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcn.common.payload.Payload;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the contract's tests need of a store, and what the store can do. */
public interface StoreFixture {

    ObjectStore store();

    /** A bucket that exists and may be written to; everything in it stays but what the tests made. */
    String bucket();

    /** Put before every key, so that runs do not meet; ends in a slash. */
    String prefix();

    /** A storage class besides the default one. */
    default Optional<String> otherStorageClass() {
        return Optional.of("STANDARD_IA");
    }

    /**
     * Attributes the store takes with an object and tells again when it is asked about it; empty if it has none, or
     * tells none.
     */
    default Map<String, String> attributes() {
        return Map.of();
    }

    default boolean encryptsWithCustomerKeys() {
        return true;
    }

    /** Whether buckets may be made and removed; seldom so on a real service. */
    default boolean makesBuckets() {
        return false;
    }

    /** Whether making a bucket that is ours already is a success, not a conflict. */
    default boolean ownBucketsMayBeMadeAgain() {
        return false;
    }

    default ObjectRef ref(String name) {
        return new ObjectRef(bucket(), prefix() + name);
    }

    default PutObjectResult put(ObjectRef ref, String text) throws IOException {
        return store().put(PutObjectRequest.of(ref, Payload.of(text.getBytes(UTF_8))));
    }

    default String read(ObjectRef ref) throws IOException {
        return new String(readBytes(GetObjectRequest.of(ref)), UTF_8);
    }

    default byte[] readBytes(GetObjectRequest request) throws IOException {
        try (StoredObject object = store().get(request)) {
            return object.content().readAllBytes();
        }
    }

    default ObjectInfo head(ObjectRef ref) throws IOException {
        return store().head(HeadObjectRequest.of(ref));
    }

    /** All pages. */
    default List<ObjectPage> pages(String prefix, String delimiter, int pageSize) throws IOException {
        List<ObjectPage> pages = new ArrayList<>();
        Optional<ListCursor> cursor = Optional.of(ListCursor.START);
        while (cursor.isPresent()) {
            ObjectPage page = store().list(new ListObjectsRequest(bucket(), prefix, delimiter, cursor.get(), pageSize));
            pages.add(page);
            cursor = page.next();
        }
        return pages;
    }

    default List<ObjectInfo> objects(String prefix) throws IOException {
        return pages(prefix, "", 100).stream()
                .flatMap(page -> page.objects().stream())
                .toList();
    }

    default List<String> keys(String prefix) throws IOException {
        return objects(prefix).stream().map(info -> info.ref().key()).toList();
    }
}
