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
package io.github.camelcn.emulator.storage;

/**
 * Told of every change to buckets and objects, before it becomes visible. Thread-safe.
 *
 * @param <B> a bucket of the service
 * @param <O> an object of the service
 */
public interface Persistence<B, O> {
    /** Keeps nothing: the emulator forgets everything on close. */
    static <B, O> Persistence<B, O> none() {
        return new Persistence<>() {
            @Override
            public void saveBucket(B bucket) {}

            @Override
            public void deleteBucket(B bucket) {}

            @Override
            public void saveObject(B bucket, O object) {}

            @Override
            public void deleteObject(B bucket, String key) {}
        };
    }

    void saveBucket(B bucket);

    /** Removes a bucket with everything in it. */
    void deleteBucket(B bucket);

    void saveObject(B bucket, O object);

    void deleteObject(B bucket, String key);

    /** Told by the table of one bucket. */
    default ObjectTable.Keeper<O> keeper(B bucket) {
        return new ObjectTable.Keeper<>() {
            @Override
            public void save(O object) {
                saveObject(bucket, object);
            }

            @Override
            public void delete(String key) {
                deleteObject(bucket, key);
            }
        };
    }
}
