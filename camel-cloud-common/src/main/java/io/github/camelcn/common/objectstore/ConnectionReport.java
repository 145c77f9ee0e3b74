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

import java.net.URI;

import static java.util.Objects.requireNonNull;

/**
 * What a connection test found. Holds no secret.
 *
 * @param endpoint the service's address
 * @param region the region or zone that was asked; empty if the store has none
 * @param accessKey the id of the key that signed; empty for an anonymous request
 * @param bucket the bucket that was looked for; empty if none
 * @param bucketVisible whether it exists and these credentials may see it; false without a bucket
 */
public record ConnectionReport(URI endpoint, String region, String accessKey, String bucket, boolean bucketVisible) {

    public ConnectionReport {
        requireNonNull(endpoint, "endpoint");
        requireNonNull(region, "region");
        requireNonNull(accessKey, "accessKey");
        requireNonNull(bucket, "bucket");
    }

    public boolean anonymous() {
        return accessKey.isEmpty();
    }
}
