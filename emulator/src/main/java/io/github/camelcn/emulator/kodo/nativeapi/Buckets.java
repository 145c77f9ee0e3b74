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
package io.github.camelcn.emulator.kodo.nativeapi;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.Store;
import io.github.camelcn.emulator.kodo.store.StoredObject;

/** Finds what a user may work with. */
final class Buckets {
    private final Store store;

    Buckets(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    /** @throws NativeError 631 */
    @NotVerified("A bucket of another user is answered like one that does not exist.")
    Bucket require(String name, String userId) {
        return store.find(name)
                .filter(bucket -> bucket.ownerId().equals(userId))
                .orElseThrow(() -> new NativeError(NativeError.NO_SUCH_BUCKET, "no such bucket"));
    }

    /** The object, its content held by the caller. */
    static StoredObject hold(Bucket bucket, String key) {
        return bucket.table().hold(key).orElseThrow(NativeError::noSuchObject);
    }
}
