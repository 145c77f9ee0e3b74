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

/** Told of every change to buckets and objects, before it becomes visible. */
interface Persistence {
    /** Keeps nothing: the emulator forgets everything on close. */
    Persistence NONE = new Persistence() {
        @Override
        public void saveBucket(Bucket bucket) {}

        @Override
        public void deleteBucket(Bucket bucket) {}

        @Override
        public void saveObject(Bucket bucket, StoredObject object) {}

        @Override
        public void deleteObject(Bucket bucket, String key) {}
    };

    void saveBucket(Bucket bucket);

    void deleteBucket(Bucket bucket);

    void saveObject(Bucket bucket, StoredObject object);

    void deleteObject(Bucket bucket, String key);
}
