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

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Start a multipart upload; all but the bytes of a {@link PutObjectRequest}.
 *
 * @param target where
 * @param content the headers to store with the object
 * @param userMetadata the user's own
 * @param storageClass empty for the bucket's default
 * @param encryption the customer's key, which every part has to repeat
 * @param attributes what only this store understands, by lower-case wire header: the mirror image of
 *     {@link ObjectInfo#attributes()}; sent as it is
 */
public record StartUploadRequest(
        ObjectRef target,
        ContentHeaders content,
        Map<String, String> userMetadata,
        String storageClass,
        Optional<CustomerKey> encryption,
        Map<String, String> attributes) {

    public StartUploadRequest {
        requireNonNull(target, "target");
        requireNonNull(content, "content");
        requireNonNull(storageClass, "storageClass");
        requireNonNull(encryption, "encryption");
        userMetadata = Map.copyOf(userMetadata);
        attributes = Map.copyOf(attributes);
    }

    /** Without attributes. */
    public StartUploadRequest(
            ObjectRef target,
            ContentHeaders content,
            Map<String, String> userMetadata,
            String storageClass,
            Optional<CustomerKey> encryption) {
        this(target, content, userMetadata, storageClass, encryption, Map.of());
    }

    public static StartUploadRequest of(PutObjectRequest put) {
        return new StartUploadRequest(
                put.target(),
                put.content(),
                put.userMetadata(),
                put.storageClass(),
                put.encryption(),
                put.attributes());
    }
}
