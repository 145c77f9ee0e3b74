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

import io.github.camelcn.common.objectstore.BucketSetting;

/**
 * A setting of a bucket: a JSON document behind a sub-resource. Source: QingStor API documentation, chapter "Bucket",
 * read 2022.
 */
public enum QingStorSetting implements BucketSetting {
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

    QingStorSetting(String subResource, String operationSuffix, boolean deletable) {
        this.subResource = subResource;
        this.operationSuffix = operationSuffix;
        this.deletable = deletable;
    }

    /** The query parameter that names it on the wire. */
    public String subResource() {
        return subResource;
    }

    @Override
    public String operationSuffix() {
        return operationSuffix;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public boolean deletable() {
        return deletable;
    }

    /** Only CNAME holds many things, the domains. */
    @Override
    public String deletionDocument() {
        return this == CNAME ? "the domain as JSON, such as {\"domain\":\"example.com\"}" : "";
    }
}
