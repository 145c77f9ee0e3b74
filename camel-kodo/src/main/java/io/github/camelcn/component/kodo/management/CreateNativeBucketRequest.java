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

import io.github.camelcn.component.kodo.names.KodoRegion;

import static java.util.Objects.requireNonNull;

/**
 * Create a bucket. The service makes public ones unless told otherwise; here it is told otherwise unless asked.
 *
 * @param bucket 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends
 * @param region where, by any name of the region
 * @param publicRead whether everybody may read its objects
 */
public record CreateNativeBucketRequest(String bucket, String region, boolean publicRead) {

    public CreateNativeBucketRequest {
        NativeNames.newBucket(bucket);
        requireNonNull(region, "region");
        if (!nativeId(region).matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("the region '" + region + "' is none: known regions are "
                    + KodoRegion.ids() + ", others are named by lower-case letters, digits and '-'");
        }
    }

    /** A private one. */
    public static CreateNativeBucketRequest of(String bucket, String region) {
        return new CreateNativeBucketRequest(bucket, region, false);
    }

    String nativeRegion() {
        return nativeId(region);
    }

    private static String nativeId(String region) {
        return KodoRegion.of(region).map(KodoRegion::nativeId).orElse(region);
    }
}
