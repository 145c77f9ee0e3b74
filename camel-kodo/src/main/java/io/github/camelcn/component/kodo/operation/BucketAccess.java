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
package io.github.camelcn.component.kodo.operation;

import io.github.camelcn.component.kodo.KodoHeaders;

/** Who may read a bucket, as the native API knows it: everybody, or those with keys. */
final class BucketAccess {

    private BucketAccess() {}

    /** @throws IllegalArgumentException for rights that only the S3-compatible API can express */
    static boolean publicRead(String acl) {
        return switch (acl) {
            case "private" -> false;
            case "public-read" -> true;
            default ->
                throw new IllegalArgumentException("the native API makes buckets private or public-read, but header "
                        + KodoHeaders.BUCKET_ACL + ", or the option bucketAcl, is \"" + acl + "\"");
        };
    }
}
