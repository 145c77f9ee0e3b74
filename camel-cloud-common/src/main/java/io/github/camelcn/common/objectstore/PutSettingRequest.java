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
 * Replace a setting of a bucket.
 *
 * @param bucket not empty
 * @param setting which
 * @param document the whole setting, as the service's documentation shows it; sent untouched
 */
public record PutSettingRequest(String bucket, BucketSetting setting, String document) {

    public PutSettingRequest {
        BucketSetting.requireBucket(bucket);
        requireNonNull(setting, "setting");
        requireNonNull(document, "document");
        if (document.isBlank()) {
            throw new IllegalArgumentException("putBucket" + setting.operationSuffix() + " needs the setting as "
                    + setting.contentType() + ", but it is empty");
        }
    }
}
