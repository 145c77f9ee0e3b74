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
 * What became of a put, copy, move or completed upload.
 *
 * @param ref what was written
 * @param etag without quotes; empty if the store gave none
 * @param versionId empty on buckets without versions
 * @param encrypted whether the store says that it encrypted with the customer's key
 * @param requestId for the service's support
 */
public record PutObjectResult(ObjectRef ref, String etag, String versionId, boolean encrypted, String requestId) {

    public PutObjectResult {
        requireNonNull(ref, "ref");
        requireNonNull(etag, "etag");
        requireNonNull(versionId, "versionId");
        requireNonNull(requestId, "requestId");
    }
}
