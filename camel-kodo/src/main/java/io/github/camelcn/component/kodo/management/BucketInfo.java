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

import static java.util.Objects.requireNonNull;

/**
 * What the native API says about a bucket. Source: provider's API descriptions, "bucketInfo".
 *
 * @param region its native region
 * @param zone an older name of it; empty if none
 * @param privateRead whether its objects need a signature
 * @param protectedOriginal whether originals need a signature where processed images do not
 * @param versioning whether it keeps versions
 * @param encrypted whether its objects are encrypted at rest; unverified
 * @param permission 0 owner, 1 shared for reading, 2 shared for reading and writing; unverified
 */
public record BucketInfo(
        String region,
        String zone,
        boolean privateRead,
        boolean protectedOriginal,
        boolean versioning,
        boolean encrypted,
        int permission) {

    public BucketInfo {
        requireNonNull(region, "region");
        requireNonNull(zone, "zone");
    }
}
