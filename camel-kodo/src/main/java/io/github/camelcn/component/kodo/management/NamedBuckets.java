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
package io.github.camelcn.component.kodo.management;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.camelcn.common.error.BucketNotFoundException;

/** Buckets by whatever name users know them, and the hosts of their regions. Thread-safe. */
final class NamedBuckets {

    private final BucketNames names;
    private final RegionQuery regions;
    private final ManagementCalls calls;
    private final String region;

    /** @param region where buckets are thought to be; empty if nobody knows */
    NamedBuckets(BucketNames names, RegionQuery regions, ManagementCalls calls, String region) {
        this.names = names;
        this.regions = regions;
        this.calls = calls;
        this.region = region;
    }

    /** Something done to buckets by their Kodo names. */
    @FunctionalInterface
    interface NamedCall<T> {
        T with(UnaryOperator<String> kodoName) throws IOException;
    }

    String known(String bucket) {
        return names.known(bucket);
    }

    /** Calls; if a bucket is unknown because it was given by its S3 name, calls once more with its Kodo name. */
    <T> T call(List<String> buckets, NamedCall<T> call) throws IOException {
        try {
            return call.with(names::known);
        } catch (BucketNotFoundException e) {
            if (!learned(buckets, e)) {
                throw e;
            }
            return call.with(names::known);
        }
    }

    private boolean learned(List<String> buckets, BucketNotFoundException why) {
        try {
            return learned(buckets);
        } catch (IOException | IllegalStateException e) {
            // temporary keys may not ask, but then the bucket is unknown all the same
            why.addSuppressed(e);
            return false;
        }
    }

    /** Whether asking for the names of buckets told one that was not known. */
    boolean learned(List<String> buckets) throws IOException {
        boolean learned = false;
        for (String bucket : buckets) {
            String before = names.known(bucket);
            Optional<String> found = names.find(bucket);
            learned |= found.isPresent() && !found.get().equals(before);
        }
        return learned;
    }

    RegionHosts region(String bucket) throws IOException {
        return call(List.of(bucket), kodoName -> located(kodoName.apply(bucket)));
    }

    /** The hosts of a bucket's region, by its Kodo name. */
    RegionHosts located(String kodoName) throws IOException {
        return regions.find(calls.http().credentials().accessKey(), kodoName, region);
    }
}
