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

import java.io.IOException;

import io.github.camelcn.common.objectstore.BucketSettings;
import io.github.camelcn.common.objectstore.ConnectionTest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StoredObject;

/**
 * What QingStor can do beyond every store; its settings are those of {@link QingStorSetting}. Thread-safe, blocking, and throwing
 * {@link io.github.camelcn.common.error.CloudException} like the port it extends.
 *
 * <p>Source: QingStor API documentation, read 2022; the section is named at each method.
 */
public interface QingStorStore extends ObjectStore, BucketSettings, ConnectionTest {

    /**
     * Lets the service download a URL into an object. Waits until it has. Source: "Fetch Object".
     *
     * @throws io.github.camelcn.common.error.ConflictException if another fetch of this object is under way
     */
    PutObjectResult fetch(FetchObjectRequest request) throws IOException;

    /**
     * Adds bytes to the end of an appendable object, creating it at position 0. When the answer was lost,
     * the object's size tells whether the bytes arrived; they are sent again only if they did not. Source: "Append
     * Object".
     *
     * @param request its payload's length must be known; the payload is not closed
     */
    AppendObjectResult append(AppendObjectRequest request) throws IOException;

    /**
     * Opens the result of processing a picture; the caller closes it. Source: "Image Process".
     *
     * @return the picture, or JSON for the action {@code info}
     */
    StoredObject processImage(ProcessImageRequest request) throws IOException;

    /** Number of objects, bytes and state of a bucket. Source: "GET Bucket Statistics". */
    BucketStatistics getStatistics(BucketStatisticsRequest request) throws IOException;
}
