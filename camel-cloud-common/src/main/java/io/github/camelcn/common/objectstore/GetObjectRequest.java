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

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Open an object.
 *
 * @param source which
 * @param range the part that is wanted; empty for all
 * @param conditions when
 * @param encryption the customer's key it was encrypted with
 * @param responseOverrides headers the answer shall carry instead of the stored ones, by lower-case header name
 */
public record GetObjectRequest(
        ObjectRef source,
        Optional<ByteRange> range,
        Conditions conditions,
        Optional<CustomerKey> encryption,
        Map<String, String> responseOverrides) {

    public GetObjectRequest {
        requireNonNull(source, "source");
        requireNonNull(range, "range");
        requireNonNull(conditions, "conditions");
        requireNonNull(encryption, "encryption");
        responseOverrides = Map.copyOf(responseOverrides);
    }

    public static GetObjectRequest of(ObjectRef source) {
        return new GetObjectRequest(source, Optional.empty(), Conditions.NONE, Optional.empty(), Map.of());
    }

    public GetObjectRequest withRange(ByteRange newRange) {
        return new GetObjectRequest(source, Optional.of(newRange), conditions, encryption, responseOverrides);
    }

    public GetObjectRequest withConditions(Conditions newConditions) {
        return new GetObjectRequest(source, range, newConditions, encryption, responseOverrides);
    }

    public GetObjectRequest withEncryption(Optional<CustomerKey> key) {
        return new GetObjectRequest(source, range, conditions, key, responseOverrides);
    }
}
