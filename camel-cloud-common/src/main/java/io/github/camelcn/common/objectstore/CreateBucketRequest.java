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
 * Create a bucket, in the zone or region of the client.
 *
 * @param bucket its name
 * @param acl who may do what with it, in the store's words such as {@code public-read}; empty for the store's default
 */
public record CreateBucketRequest(String bucket, String acl) {

    public CreateBucketRequest {
        requireNonNull(bucket, "bucket");
        requireNonNull(acl, "acl");
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("the bucket name must not be empty");
        }
    }

    /** With the store's default rights. */
    public CreateBucketRequest(String bucket) {
        this(bucket, "");
    }
}
