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
 * One page of the buckets of these credentials.
 *
 * @param region only those of this zone or region; empty for all
 * @param offset how many to pass over, 0 or more
 * @param maxBuckets the size of the page, 1 or more
 */
public record ListBucketsRequest(String region, int offset, int maxBuckets) {

    public ListBucketsRequest {
        requireNonNull(region, "region");
        if (offset < 0 || maxBuckets < 1) {
            throw new IllegalArgumentException(
                    "offset must be 0 or more and the page size 1 or more, but are " + offset + " and " + maxBuckets);
        }
    }

    public ListBucketsRequest at(int newOffset) {
        return new ListBucketsRequest(region, newOffset, maxBuckets);
    }
}
