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

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A page of buckets.
 *
 * @param buckets in the store's order
 * @param last whether no page follows
 * @param requestId for the service's support
 */
public record BucketPage(List<Bucket> buckets, boolean last, String requestId) {

    public BucketPage {
        buckets = List.copyOf(buckets);
        requireNonNull(requestId, "requestId");
    }
}
