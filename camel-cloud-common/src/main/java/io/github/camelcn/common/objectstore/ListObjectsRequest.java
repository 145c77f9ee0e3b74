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
 * One page of a bucket.
 *
 * @param bucket not empty
 * @param prefix only keys that start with it; empty for all
 * @param delimiter groups keys up to it into common prefixes; empty for none
 * @param cursor where to go on, {@link ListCursor#START} at first
 * @param maxKeys the size of the page, 1 or more; a store may give fewer
 */
public record ListObjectsRequest(String bucket, String prefix, String delimiter, ListCursor cursor, int maxKeys) {

    public ListObjectsRequest {
        requireNonNull(bucket, "bucket");
        requireNonNull(prefix, "prefix");
        requireNonNull(delimiter, "delimiter");
        requireNonNull(cursor, "cursor");
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("the bucket name must not be empty");
        }
        if (maxKeys < 1) {
            throw new IllegalArgumentException("the page size must be 1 or more, but is " + maxKeys);
        }
    }

    public ListObjectsRequest at(ListCursor next) {
        return new ListObjectsRequest(bucket, prefix, delimiter, next, maxKeys);
    }
}
