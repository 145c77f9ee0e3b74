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

import static java.util.Objects.requireNonNull;

/**
 * An object's name.
 *
 * @param bucket not empty
 * @param key opaque text, not empty; slashes have no meaning of their own
 */
public record ObjectRef(String bucket, String key) {

    public ObjectRef {
        requireNonNull(bucket, "bucket");
        requireNonNull(key, "key");
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("the bucket name must not be empty");
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the object key must not be empty");
        }
    }

    /** {@code bucket/key}, for messages. */
    @Override
    public String toString() {
        return bucket + "/" + key;
    }
}
