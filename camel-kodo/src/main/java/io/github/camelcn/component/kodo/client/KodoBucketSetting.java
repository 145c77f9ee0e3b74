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
package io.github.camelcn.component.kodo.client;

import io.github.camelcn.common.objectstore.BucketSetting;

/**
 * What can be set of a bucket through S3. Lifecycle rules, for one, are natively there only. Source: provider
 * documentation, pages 4087 and 6317.
 */
public enum KodoBucketSetting implements BucketSetting {
    /** One word, such as {@code private} or {@code public-read}. */
    ACL("acl", "Acl", "text/plain", false),
    /** {@code <CORSConfiguration>}, as in Amazon's documentation. */
    CORS("cors", "Cors", "application/xml", true),
    /** At most 20 statements and 20 KB. */
    POLICY("policy", "Policy", "application/json", true),
    /** {@code <Tagging>}, as in Amazon's documentation. */
    TAGGING("tagging", "Tagging", "application/xml", true);

    private final String subResource;
    private final String operationSuffix;
    private final String contentType;
    private final boolean deletable;

    KodoBucketSetting(String subResource, String operationSuffix, String contentType, boolean deletable) {
        this.subResource = subResource;
        this.operationSuffix = operationSuffix;
        this.contentType = contentType;
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
        return contentType;
    }

    @Override
    public boolean deletable() {
        return deletable;
    }
}
