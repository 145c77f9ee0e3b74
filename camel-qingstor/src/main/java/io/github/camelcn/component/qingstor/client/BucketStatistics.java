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
package io.github.camelcn.component.qingstor.client;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How much a bucket holds.
 *
 * @param bucket its name
 * @param zone where it is
 * @param status {@code active}, {@code suspended}, or {@code deleted} for about a minute after its deletion
 * @param count number of objects
 * @param size bytes in all
 * @param created when
 * @param storageClasses the same by storage class; empty if the service does not say
 * @param requestId for the service's support
 */
public record BucketStatistics(
        String bucket,
        String zone,
        String status,
        long count,
        long size,
        Optional<Instant> created,
        Map<String, ClassStatistics> storageClasses,
        String requestId) {

    public BucketStatistics {
        requireNonNull(bucket, "bucket");
        requireNonNull(zone, "zone");
        requireNonNull(status, "status");
        requireNonNull(created, "created");
        requireNonNull(requestId, "requestId");
        storageClasses = Map.copyOf(storageClasses);
    }

    /**
     * What a storage class holds.
     *
     * @param count number of objects
     * @param size bytes in all
     * @param billingSize bytes that are charged for
     */
    public record ClassStatistics(long count, long size, long billingSize) {}
}
