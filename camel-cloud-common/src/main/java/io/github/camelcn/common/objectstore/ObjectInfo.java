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

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a store says about an object, from a listing, a HEAD or a GET; a listing leaves the later fields empty.
 *
 * @param ref its name
 * @param size in bytes: of the whole object, also when only a range was read; -1 if the store did not say
 * @param etag without quotes; empty if the store gave none
 * @param lastModified when it was stored
 * @param storageClass in the store's words; empty for the default one
 * @param encrypted whether it is encrypted with a customer's key
 * @param content the headers stored with it
 * @param userMetadata the user's own, names in lower case without the store's prefix
 * @param attributes what only this store says, by lower-case wire header
 * @param requestId of the answer this comes from; empty in listings
 */
public record ObjectInfo(
        ObjectRef ref,
        long size,
        String etag,
        Optional<Instant> lastModified,
        String storageClass,
        boolean encrypted,
        ContentHeaders content,
        Map<String, String> userMetadata,
        Map<String, String> attributes,
        String requestId) {

    public ObjectInfo {
        requireNonNull(ref, "ref");
        requireNonNull(etag, "etag");
        requireNonNull(lastModified, "lastModified");
        requireNonNull(storageClass, "storageClass");
        requireNonNull(content, "content");
        requireNonNull(requestId, "requestId");
        userMetadata = Map.copyOf(userMetadata);
        attributes = Map.copyOf(attributes);
    }

    /** An entry of a listing. */
    public static ObjectInfo listed(
            ObjectRef ref,
            long size,
            String etag,
            Optional<Instant> lastModified,
            String contentType,
            String storageClass,
            boolean encrypted) {
        return new ObjectInfo(
                ref,
                size,
                etag,
                lastModified,
                storageClass,
                encrypted,
                ContentHeaders.ofType(contentType),
                Map.of(),
                Map.of(),
                "");
    }

    /** The same object under another name, such as the one a user knows it by. */
    public ObjectInfo withRef(ObjectRef newRef) {
        return new ObjectInfo(
                newRef,
                size,
                etag,
                lastModified,
                storageClass,
                encrypted,
                content,
                userMetadata,
                attributes,
                requestId);
    }

    /** Whether this stands for a directory: stores keep those as keys that end in a slash. */
    public boolean isFolder() {
        return ref.key().endsWith("/");
    }
}
