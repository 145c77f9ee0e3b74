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

import java.io.IOException;

/**
 * The settings of buckets, for stores that have such. Documents travel untouched. Thread-safe, blocking, and throwing
 * {@link io.github.camelcn.common.error.CloudException} like the port beside it.
 */
public interface BucketSettings {

    /**
     * Reads a bucket's setting.
     *
     * @return the service's document, untouched
     * @throws io.github.camelcn.common.error.ServiceException of kind
     *     {@link io.github.camelcn.common.error.ErrorKind#NOT_FOUND} if the setting was never made
     */
    String getSetting(GetSettingRequest request) throws IOException;

    /** Replaces a bucket's setting. */
    void putSetting(PutSettingRequest request) throws IOException;

    /**
     * Removes a bucket's setting.
     *
     * @throws IllegalArgumentException if this setting cannot be deleted, as {@link BucketSetting#deletable()} says
     */
    void deleteSetting(DeleteSettingRequest request) throws IOException;
}
