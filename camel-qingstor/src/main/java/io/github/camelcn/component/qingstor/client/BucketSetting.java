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
package io.github.camelcn.component.qingstor.client;

import static java.util.Objects.requireNonNull;

/**
 * A setting of a bucket: a JSON document behind a sub-resource. Source: QingStor API documentation, chapter "Bucket",
 * read 2022.
 */
public enum BucketSetting {
    ACL("acl", "Acl", false),
    CORS("cors", "Cors", true),
    POLICY("policy", "Policy", true),
    LIFECYCLE("lifecycle", "Lifecycle", true),
    NOTIFICATION("notification", "Notification", true),
    MIRROR("mirror", "ExternalMirror", true),
    LOGGING("logging", "Logging", true),
    REPLICATION("replication", "Replication", true),
    CNAME("cname", "Cname", true);

    private final String subResource;
    private final String operationSuffix;
    private final boolean deletable;

    BucketSetting(String subResource, String operationSuffix, boolean deletable) {
        this.subResource = subResource;
        this.operationSuffix = operationSuffix;
        this.deletable = deletable;
    }

    /** The query parameter that names it on the wire. */
    public String subResource() {
        return subResource;
    }

    /** What operations are called after: {@code getBucket}, {@code putBucket} or {@code deleteBucket}, and this. */
    public String operationSuffix() {
        return operationSuffix;
    }

    /** Whether it can be removed; all can be read and replaced. */
    public boolean deletable() {
        return deletable;
    }

    /** Whether a deletion must say in its body what to delete. True only for CNAME, which holds many domains. */
    public boolean deletionNeedsBody() {
        return this == CNAME;
    }

    static void requireBucket(String bucket) {
        requireNonNull(bucket, "bucket");
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("the bucket name must not be empty");
        }
    }
}
