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
package io.github.camelcn.component.kodo.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/** Knows where a bucket is. Thread-safe. */
@FunctionalInterface
public interface BucketLocator {

    /** Knows nothing. */
    BucketLocator NONE = (accessKey, bucket) -> Optional.empty();

    /**
     * Asks for the place of a bucket. Answers are remembered by whoever asks, for as long as they say.
     *
     * @param accessKey the owner's, or that of somebody who may use the bucket
     * @param bucket its name
     * @return empty if there is no such bucket as far as this knows
     * @throws IOException if the question got no answer
     */
    Optional<Place> locate(String accessKey, String bucket) throws IOException;

    /**
     * Where a bucket is.
     *
     * @param region the S3 id of its region, which signatures name
     * @param endpoint where its S3 service is, a URL or a host; empty for the region's usual one
     * @param ttl for how long this may be relied upon, more than zero
     */
    record Place(String region, String endpoint, Duration ttl) {

        public Place {
            requireNonNull(endpoint, "endpoint");
            if (requireNonNull(region, "region").isBlank()) {
                throw new IllegalArgumentException("a bucket's place needs a region");
            }
            if (requireNonNull(ttl, "ttl").isNegative() || ttl.isZero()) {
                throw new IllegalArgumentException("ttl must be more than zero, but is " + ttl);
            }
        }
    }
}
