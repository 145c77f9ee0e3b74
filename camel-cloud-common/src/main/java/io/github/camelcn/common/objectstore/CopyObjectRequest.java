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
 * Copy an object on the server.
 *
 * @param source what
 * @param target where to
 * @param sourceConditions about the source
 * @param replaceMetadata whether {@code content} and {@code userMetadata} replace the source's; otherwise they must be
 *     empty and the source's are kept
 * @param content the headers of the copy
 * @param userMetadata the metadata of the copy
 * @param storageClass of the copy; empty for the bucket's default
 * @param sourceEncryption the key the source was encrypted with
 * @param encryption the key to encrypt the copy with; a copy of an encrypted object is not encrypted by itself
 * @param attributes what only this store understands, by lower-case wire header: the mirror image of
 *     {@link ObjectInfo#attributes()}; sent as it is
 */
public record CopyObjectRequest(
        ObjectRef source,
        ObjectRef target,
        Conditions sourceConditions,
        boolean replaceMetadata,
        ContentHeaders content,
        Map<String, String> userMetadata,
        String storageClass,
        Optional<CustomerKey> sourceEncryption,
        Optional<CustomerKey> encryption,
        Map<String, String> attributes) {

    public CopyObjectRequest {
        requireNonNull(source, "source");
        requireNonNull(target, "target");
        requireNonNull(sourceConditions, "sourceConditions");
        requireNonNull(content, "content");
        requireNonNull(storageClass, "storageClass");
        requireNonNull(sourceEncryption, "sourceEncryption");
        requireNonNull(encryption, "encryption");
        userMetadata = Map.copyOf(userMetadata);
        attributes = Map.copyOf(attributes);
        if (!replaceMetadata && !(content.equals(ContentHeaders.NONE) && userMetadata.isEmpty())) {
            throw new IllegalArgumentException(
                    "a copy that keeps its source's metadata cannot set content headers or metadata of its own:"
                            + " replace the metadata, or leave them out");
        }
    }

    /** Without attributes. */
    public CopyObjectRequest(
            ObjectRef source,
            ObjectRef target,
            Conditions sourceConditions,
            boolean replaceMetadata,
            ContentHeaders content,
            Map<String, String> userMetadata,
            String storageClass,
            Optional<CustomerKey> sourceEncryption,
            Optional<CustomerKey> encryption) {
        this(
                source,
                target,
                sourceConditions,
                replaceMetadata,
                content,
                userMetadata,
                storageClass,
                sourceEncryption,
                encryption,
                Map.of());
    }

    /** A copy that keeps the source's metadata. */
    public static CopyObjectRequest of(ObjectRef source, ObjectRef target) {
        return new CopyObjectRequest(
                source,
                target,
                Conditions.NONE,
                false,
                ContentHeaders.NONE,
                Map.of(),
                "",
                Optional.empty(),
                Optional.empty());
    }

    public CopyObjectRequest withStorageClass(String newClass) {
        return new CopyObjectRequest(
                source,
                target,
                sourceConditions,
                replaceMetadata,
                content,
                userMetadata,
                newClass,
                sourceEncryption,
                encryption,
                attributes);
    }

    public CopyObjectRequest withAttributes(Map<String, String> newAttributes) {
        return new CopyObjectRequest(
                source,
                target,
                sourceConditions,
                replaceMetadata,
                content,
                userMetadata,
                storageClass,
                sourceEncryption,
                encryption,
                newAttributes);
    }
}
