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
package io.github.camelcn.emulator.qingstor;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.storage.ObjectTable;
import io.github.camelcn.emulator.storage.Persistence;

/** All buckets. Thread-safe. */
final class Store {
    private final ConcurrentSkipListMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();
    private final Persistence<Bucket, StoredObject> persistence;
    private final Function<Bucket, ObjectTable.Watcher<StoredObject>> watchers;

    /** @param watchers who is told of changes in a bucket */
    Store(Persistence<Bucket, StoredObject> persistence, Function<Bucket, ObjectTable.Watcher<StoredObject>> watchers) {
        this.persistence = persistence;
        this.watchers = watchers;
    }

    Collection<Bucket> all() {
        return buckets.values();
    }

    Optional<Bucket> find(String name) {
        return Optional.ofNullable(buckets.get(name));
    }

    /** @throws ServiceError invalid_bucket_name, bucket_already_exists */
    Bucket create(String name, String zone, String ownerId, Instant now) {
        requireName(name);
        Bucket bucket = new Bucket(name, zone, ownerId, now, persistence);
        bucket.watch(watchers.apply(bucket));
        if (buckets.putIfAbsent(name, bucket) != null) {
            throw new ServiceError(ErrorCode.BUCKET_ALREADY_EXISTS, "the bucket " + name + " exists already");
        }
        persistence.saveBucket(bucket);
        return bucket;
    }

    void adopt(Bucket bucket) {
        bucket.watch(watchers.apply(bucket));
        buckets.put(bucket.name(), bucket);
    }

    @NotVerified("Unfinished uploads keep a bucket from being deleted, like objects.")
    void delete(Bucket bucket) {
        synchronized (bucket) {
            if (!bucket.objects().isEmpty() || !bucket.uploads().isEmpty()) {
                throw new ServiceError(ErrorCode.BUCKET_NOT_EMPTY, "the bucket holds objects or unfinished uploads");
            }
            buckets.remove(bucket.name(), bucket);
            persistence.deleteBucket(bucket);
        }
    }

    /** Source: QingStor API documentation, "PUT Bucket": 6 to 63 of a-z, 0-9 and hyphen, no hyphen at the ends. */
    private static void requireName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{4,61}[a-z0-9]")) {
            throw new ServiceError(
                    ErrorCode.INVALID_BUCKET_NAME,
                    "a bucket name has 6 to 63 characters a-z, 0-9 and '-', and starts and ends with a letter or"
                            + " digit");
        }
    }
}
