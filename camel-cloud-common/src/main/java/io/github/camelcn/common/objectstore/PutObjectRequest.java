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

import io.github.camelcn.common.payload.Payload;

import static java.util.Objects.requireNonNull;

/**
 * Store an object.
 *
 * @param target where
 * @param payload the bytes; closed by whoever made it
 * @param content the headers to store with it
 * @param userMetadata the user's own, names without the store's prefix
 * @param storageClass in the store's words; empty for the bucket's default
 * @param encryption the customer's key to encrypt with
 * @param attributes what only this store understands, by lower-case wire header: the mirror image of
 *     {@link ObjectInfo#attributes()}; sent as it is
 */
public record PutObjectRequest(
        ObjectRef target,
        Payload payload,
        ContentHeaders content,
        Map<String, String> userMetadata,
        String storageClass,
        Optional<CustomerKey> encryption,
        Map<String, String> attributes) {

    public PutObjectRequest {
        requireNonNull(target, "target");
        requireNonNull(payload, "payload");
        requireNonNull(content, "content");
        requireNonNull(storageClass, "storageClass");
        requireNonNull(encryption, "encryption");
        userMetadata = Map.copyOf(userMetadata);
        attributes = Map.copyOf(attributes);
    }

    /** Without attributes. */
    public PutObjectRequest(
            ObjectRef target,
            Payload payload,
            ContentHeaders content,
            Map<String, String> userMetadata,
            String storageClass,
            Optional<CustomerKey> encryption) {
        this(target, payload, content, userMetadata, storageClass, encryption, Map.of());
    }

    public static PutObjectRequest of(ObjectRef target, Payload payload) {
        return new PutObjectRequest(target, payload, ContentHeaders.NONE, Map.of(), "", Optional.empty());
    }

    public PutObjectRequest withPayload(Payload newPayload) {
        return new PutObjectRequest(target, newPayload, content, userMetadata, storageClass, encryption, attributes);
    }

    public PutObjectRequest withContent(ContentHeaders newContent) {
        return new PutObjectRequest(target, payload, newContent, userMetadata, storageClass, encryption, attributes);
    }

    public PutObjectRequest withUserMetadata(Map<String, String> newMetadata) {
        return new PutObjectRequest(target, payload, content, newMetadata, storageClass, encryption, attributes);
    }

    public PutObjectRequest withStorageClass(String newClass) {
        return new PutObjectRequest(target, payload, content, userMetadata, newClass, encryption, attributes);
    }

    public PutObjectRequest withEncryption(CustomerKey key) {
        return new PutObjectRequest(target, payload, content, userMetadata, storageClass, Optional.of(key), attributes);
    }

    public PutObjectRequest withAttributes(Map<String, String> newAttributes) {
        return new PutObjectRequest(target, payload, content, userMetadata, storageClass, encryption, newAttributes);
    }
}
