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
package io.github.camelcn.common.camel.operation;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * Abort what was left behind.
 *
 * @param bucket not empty
 * @param prefix only uploads of keys that start with it; empty for all
 * @param olderThan only uploads that were started longer ago, more than zero, so that running ones are left alone
 */
public record CleanUploadsRequest(String bucket, String prefix, Duration olderThan) {

    public CleanUploadsRequest {
        requireNonNull(bucket, "bucket");
        requireNonNull(prefix, "prefix");
        requireNonNull(olderThan, "olderThan");
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("the bucket name must not be empty");
        }
        if (olderThan.isNegative() || olderThan.isZero()) {
            throw new IllegalArgumentException("olderThan must be more than zero, but is " + olderThan);
        }
    }
}
