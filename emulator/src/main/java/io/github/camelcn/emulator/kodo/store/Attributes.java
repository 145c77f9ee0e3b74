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
package io.github.camelcn.emulator.kodo.store;

import java.util.Map;

/**
 * What is stored beside the bytes of an object.
 *
 * @param headers response headers stored as sent, by their usual spelling
 * @param metadata user metadata, lower-case names without the prefix of either protocol
 * @param encryption encryption headers as sent; they change nothing about the bytes
 * @param acl the canned ACL sent with the object, or the empty string
 * @param endUser owner mark of native uploads, or the empty string
 */
public record Attributes(
        String contentType,
        StorageClass storageClass,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> encryption,
        String acl,
        String endUser) {
    /** The type of objects that were sent without one. */
    public static final String DEFAULT_TYPE = "application/octet-stream";

    /** Shared by the many objects that carry nothing of their own. */
    private static final Attributes PLAIN =
            new Attributes(DEFAULT_TYPE, StorageClass.STANDARD, Map.of(), Map.of(), Map.of(), "", "");

    public Attributes {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
        encryption = Map.copyOf(encryption);
    }

    /** Attributes with nothing but a type, a class and metadata. */
    public static Attributes of(String contentType, StorageClass storageClass, Map<String, String> metadata) {
        return new Attributes(contentType, storageClass, Map.of(), metadata, Map.of(), "", "").shared();
    }

    /** The same attributes, in the shared copy where there is one. */
    public Attributes shared() {
        return equals(PLAIN) ? PLAIN : this;
    }

    public Attributes withStorageClass(StorageClass other) {
        return new Attributes(contentType, other, headers, metadata, encryption, acl, endUser);
    }

    public Attributes withContentType(String other) {
        return new Attributes(other, storageClass, headers, metadata, encryption, acl, endUser);
    }

    public Attributes withMetadata(Map<String, String> other) {
        return new Attributes(contentType, storageClass, headers, other, encryption, acl, endUser);
    }

    public Attributes withEncryption(Map<String, String> other) {
        return new Attributes(contentType, storageClass, headers, metadata, other, acl, endUser);
    }

    public Attributes withAcl(String other) {
        return new Attributes(contentType, storageClass, headers, metadata, encryption, other, endUser);
    }

    public Attributes withEndUser(String other) {
        return new Attributes(contentType, storageClass, headers, metadata, encryption, acl, other);
    }
}
