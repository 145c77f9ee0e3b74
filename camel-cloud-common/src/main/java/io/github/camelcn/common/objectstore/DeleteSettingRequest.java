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
 * Remove a setting of a bucket.
 *
 * @param bucket not empty
 * @param setting which
 * @param document what of it, where {@link BucketSetting#deletionDocument()} wants it; empty for all other settings
 */
public record DeleteSettingRequest(String bucket, BucketSetting setting, String document) {

    public DeleteSettingRequest {
        BucketSetting.requireBucket(bucket);
        requireNonNull(setting, "setting");
        requireNonNull(document, "document");
        String operation = "deleteBucket" + setting.operationSuffix();
        if (!setting.deletable()) {
            throw new IllegalArgumentException("the setting " + setting + " of a bucket cannot be deleted: replace it");
        }
        if (setting.deletionDocument().isEmpty() && !document.isBlank()) {
            throw new IllegalArgumentException(operation + " takes no body");
        }
        if (!setting.deletionDocument().isEmpty() && document.isBlank()) {
            throw new IllegalArgumentException(operation + " needs " + setting.deletionDocument());
        }
    }
}
