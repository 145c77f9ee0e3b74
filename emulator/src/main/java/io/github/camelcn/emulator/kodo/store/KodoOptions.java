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

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How one emulated service behaves.
 *
 * @param regions known regions, the first is the default
 * @param baseHost host below which {@code s3.<region>} and buckets are names, beside {@code qiniucs.com}
 * @param trustDigests true to believe digests instead of checking them, and to make up ETags where none are sent
 * @param conditionalWrites false to ignore If-Match and If-None-Match of writes
 * @param listLimit most entries in a page
 * @param maxSinglePutBytes most bytes in one put or part
 * @param maxCopyBytes most bytes in one copy
 * @param minPartBytes fewest bytes in an S3 part other than the last
 * @param minNativePartBytes fewest bytes in a native part other than the last
 * @param restoreDelay how long an archived object thaws
 * @param hostTtl how long clients may keep the answer of a region query
 */
public record KodoOptions(
        List<KodoAccount> accounts,
        List<KodoRegion> regions,
        String baseHost,
        boolean trustDigests,
        boolean conditionalWrites,
        int listLimit,
        long maxSinglePutBytes,
        long maxCopyBytes,
        long minPartBytes,
        long minNativePartBytes,
        Duration restoreDelay,
        Duration hostTtl) {
    public KodoOptions {
        accounts = List.copyOf(accounts);
        regions = List.copyOf(regions);
        Objects.requireNonNull(baseHost, "baseHost");
        if (accounts.isEmpty() || regions.isEmpty()) {
            throw new IllegalArgumentException("at least one key pair and one region are needed");
        }
        if (listLimit < 1 || maxSinglePutBytes < 1 || maxCopyBytes < 1 || minPartBytes < 0 || minNativePartBytes < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
        if (restoreDelay.isNegative() || hostTtl.isNegative()) {
            throw new IllegalArgumentException("durations must not be negative");
        }
    }

    public KodoRegion defaultRegion() {
        return regions.get(0);
    }

    /** By the S3 name. */
    public Optional<KodoRegion> region(String id) {
        return regions.stream().filter(region -> region.id().equals(id)).findFirst();
    }

    /** By either name. */
    public Optional<KodoRegion> regionByAnyName(String name) {
        return regions.stream()
                .filter(region -> region.id().equals(name) || region.nativeId().equals(name))
                .findFirst();
    }
}
