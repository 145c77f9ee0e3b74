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
 * A bucket that the account can see, with both of its names. They are equal unless another account had the name first.
 *
 * @param s3Name what the S3-compatible API calls it; unique in the world
 * @param kodoName what the native API calls it; unique in its account
 * @param region its native region; empty if the service did not tell
 * @param permission 0 owner, 1 shared for reading, 2 shared for reading and writing; unverified
 */
public record BucketName(String s3Name, String kodoName, String region, int permission) {

    public BucketName {
        requireNonNull(s3Name, "s3Name");
        requireNonNull(kodoName, "kodoName");
        requireNonNull(region, "region");
    }
}
