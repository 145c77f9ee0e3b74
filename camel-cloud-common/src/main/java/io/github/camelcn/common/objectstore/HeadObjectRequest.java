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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Ask about an object.
 *
 * @param source which
 * @param conditions when
 * @param encryption the customer's key to verify; a store that does not need it checks it all the same
 */
public record HeadObjectRequest(ObjectRef source, Conditions conditions, Optional<CustomerKey> encryption) {

    public HeadObjectRequest {
        requireNonNull(source, "source");
        requireNonNull(conditions, "conditions");
        requireNonNull(encryption, "encryption");
    }

    public static HeadObjectRequest of(ObjectRef source) {
        return new HeadObjectRequest(source, Conditions.NONE, Optional.empty());
    }
}
