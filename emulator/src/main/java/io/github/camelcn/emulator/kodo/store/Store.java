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
package io.github.camelcn.emulator.kodo.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.storage.BlobStore;
import io.github.camelcn.emulator.storage.ObjectTable;
import io.github.camelcn.emulator.storage.Persistence;

/** All buckets, by both of their names. Thread-safe. */
public final class Store implements AutoCloseable {
    /** Source: Qiniu documentation 1382: 20 buckets per account unless more are granted. */
    public static final int MAX_BUCKETS = 20;

    private final ConcurrentSkipListMap<String, Bucket> byName = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, Bucket> byS3Name = new ConcurrentSkipListMap<>();
    private final BlobStore blobs;
    private final Persistence<Bucket, StoredObject> persistence;
    private volatile Optional<Function<Bucket, ObjectTable.Watcher<StoredObject>>> watchers = Optional.empty();

    private Store(BlobStore blobs, Persistence<Bucket, StoredObject> persistence) {
        this.blobs = blobs;
        this.persistence = persistence;
    }

    /**
     * Opens the store. Without a directory small objects stay on the heap and large ones in a temporary directory that is
     * removed on close; with one, buckets, settings and finished objects outlive the process.
     *
     * @param memoryBudget most bytes of small objects on the heap; the rest goes to the temporary directory
     * @throws IOException when the directory cannot be read
     */
    public static Store open(Optional<Path> directory, long memoryBudget, KodoOptions options) throws IOException {
        BlobStore blobs = new BlobStore(directory, memoryBudget);
        if (directory.isEmpty()) {
            return new Store(blobs, Persistence.none());
        }
        DiskPersistence disk = new DiskPersistence(directory.get(), blobs, options);
        Store store = new Store(blobs, disk);
        disk.load(store);
        return store;
    }

    /** From now on changes in every bucket are told. */
    public synchronized void watch(Function<Bucket, ObjectTable.Watcher<StoredObject>> other) {
        watchers = Optional.of(other);
        byName.values().forEach(bucket -> bucket.table().watch(other.apply(bucket)));
    }

    public BlobStore blobs() {
        return blobs;
    }

    /** In the order of their Kodo names. */
    public Collection<Bucket> all() {
        return byName.values();
    }

    public Optional<Bucket> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<Bucket> findS3(String s3Name) {
        return Optional.ofNullable(byS3Name.get(s3Name));
    }

    /** Source: Qiniu documentation 1382: 3 to 63 of a-z, 0-9 and hyphen, letter or digit at the ends. */
    public static boolean isName(String name) {
        return name.length() >= 3
                && name.length() <= 63
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')
                && !name.startsWith("-")
                && !name.endsWith("-");
    }

    /** The new bucket, or empty when one of the names is taken. */
    public synchronized Optional<Bucket> create(
            String name, String s3Name, KodoRegion region, String ownerId, Instant now, boolean isPrivate) {
        if (byName.containsKey(name) || byS3Name.containsKey(s3Name)) {
            return Optional.empty();
        }
        Bucket bucket = new Bucket(name, s3Name, region, ownerId, now, persistence);
        adopt(bucket);
        bucket.makePrivate(isPrivate);
        return Optional.of(bucket);
    }

    /** Number of buckets of a user. */
    public long count(String ownerId) {
        return byName.values().stream()
                .filter(bucket -> bucket.ownerId().equals(ownerId))
                .count();
    }

    void adopt(Bucket bucket) {
        watchers.ifPresent(told -> bucket.table().watch(told.apply(bucket)));
        byName.put(bucket.name(), bucket);
        byS3Name.put(bucket.s3Name(), bucket);
    }

    /** False when the bucket is not empty. */
    @NotVerified("Unfinished uploads do not keep a bucket from being deleted.")
    public synchronized boolean delete(Bucket bucket) {
        if (!bucket.table().objects().isEmpty()) {
            return false;
        }
        bucket.table().clear();
        byName.remove(bucket.name(), bucket);
        byS3Name.remove(bucket.s3Name(), bucket);
        persistence.deleteBucket(bucket);
        return true;
    }

    @Override
    public void close() {
        blobs.close();
    }
}
