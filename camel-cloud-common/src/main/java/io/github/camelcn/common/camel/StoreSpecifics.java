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
package io.github.camelcn.common.camel;

import java.util.Map;

/**
 * What only one store understands of a message and of the endpoint's options. A component that has such options gives its
 * endpoint one of these; everybody else needs none. Thread-safe.
 */
public interface StoreSpecifics {

    /** Nothing. */
    StoreSpecifics NONE = new StoreSpecifics() {};

    /**
     * Of an object that is put, started as an upload or made by a copy or a move; a header beats an option.
     *
     * @return values by lower-case wire header, sent as they are
     * @throws IllegalArgumentException if what was set cannot be meant
     */
    default Map<String, String> attributes(MessageReader message) {
        return Map.of();
    }

    /** Who may do what with a bucket that the operation {@code createBucket} makes; empty for the store's default. */
    default String bucketAcl(MessageReader message) {
        return bucketAcl();
    }

    /** The same for a bucket that {@code autoCreateBucket} makes, which is before there is a message. */
    default String bucketAcl() {
        return "";
    }
}
