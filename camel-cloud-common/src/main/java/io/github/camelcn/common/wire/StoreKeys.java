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
package io.github.camelcn.common.wire;

import java.nio.charset.StandardCharsets;

import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectKeys;
import io.github.camelcn.common.objectstore.ObjectRef;

import static java.util.Objects.requireNonNull;

/**
 * The user's keys as a store is told them: with the working directory in front, and known to be addressable. Immutable.
 *
 * @param space the working directory
 * @param maxKeyBytes the longest key a user may give, in UTF-8: what the working directory leaves of the store's limit
 */
public record StoreKeys(KeySpace space, int maxKeyBytes) {

    public StoreKeys {
        requireNonNull(space, "space");
    }

    /** @param storeMaxKeyBytes the longest key the store takes, in UTF-8 */
    public static StoreKeys of(KeySpace space, int storeMaxKeyBytes) {
        return new StoreKeys(space, storeMaxKeyBytes - space.prefix().getBytes(StandardCharsets.UTF_8).length);
    }

    /**
     * The key in the bucket, working directory included.
     *
     * @throws IllegalArgumentException if the key is too long, or no URL can carry it
     */
    public String key(ObjectRef ref) {
        return space.toStore(ObjectKeys.check(ref.key(), maxKeyBytes));
    }

    /** The same, with the bucket. */
    public ObjectRef ref(ObjectRef ref) {
        return new ObjectRef(ref.bucket(), key(ref));
    }
}
