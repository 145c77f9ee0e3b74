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
 * One page of a bucket's unfinished uploads.
 *
 * @param bucket not empty
 * @param prefix only of keys that start with it
 * @param after the last upload of the page before; empty at first
 * @param maxUploads the size of the page; 0 lets the store decide, since some refuse what they document
 */
public record ListUploadsRequest(String bucket, String prefix, Optional<UploadRef> after, int maxUploads) {

    public ListUploadsRequest {
        requireNonNull(bucket, "bucket");
        requireNonNull(prefix, "prefix");
        requireNonNull(after, "after");
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("the bucket name must not be empty");
        }
        if (maxUploads < 0) {
            throw new IllegalArgumentException("the page size must be 0 or more, but is " + maxUploads);
        }
    }
}
