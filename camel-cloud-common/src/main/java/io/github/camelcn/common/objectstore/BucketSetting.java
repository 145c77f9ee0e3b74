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

/** A setting of a bucket: a document that can be read and replaced. Each store brings its own list, as an enum. */
public interface BucketSetting {

    /** What operations are called after: {@code getBucket}, {@code putBucket} or {@code deleteBucket}, and this. */
    String operationSuffix();

    /** The form of its document: {@code application/json}, {@code application/xml} or {@code text/plain}. */
    String contentType();

    /** Whether it can be removed; all can be read and replaced. */
    boolean deletable();

    /**
     * What a deletion must say in its body, with an example, such as {@code the domain as JSON, such as {...}}; empty if
     * it takes none.
     */
    default String deletionDocument() {
        return "";
    }

    /** @throws IllegalArgumentException if the name is empty */
    static void requireBucket(String bucket) {
        requireNonNull(bucket, "bucket");
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("the bucket name must not be empty");
        }
    }
}
