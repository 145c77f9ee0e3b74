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
package io.github.camelcn.emulator.qingstor;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpHeaders;

/**
 * What is stored beside the bytes of an object.
 *
 * @param headers response headers stored as sent, by their usual spelling
 * @param metadata user metadata, lower-case names without the prefix
 */
record Attributes(String contentType, String storageClass, Map<String, String> headers, Map<String, String> metadata) {
    static final String META_PREFIX = "x-qs-meta-";
    static final String STORAGE_CLASS_HEADER = "x-qs-storage-class";
    private static final String DEFAULT_TYPE = "application/octet-stream";
    private static final String[] STORED = {
        "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"
    };
    /** Source: QingStor API documentation, "PUT Object": Content-Type up to 255 characters. */
    private static final int MAX_TYPE = 255;
    /** Source: QingStor API documentation, "Object metadata": 2 KB in all, 512 bytes per name. */
    private static final int MAX_METADATA = 2048;

    private static final int MAX_METADATA_NAME = 512;

    /** Shared by the many objects that carry nothing of their own. */
    private static final Attributes PLAIN = new Attributes(DEFAULT_TYPE, "STANDARD", Map.of(), Map.of());

    Attributes {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
    }

    static Attributes of(HttpHeaders request) {
        String type = request.firstOr("Content-Type", DEFAULT_TYPE);
        if (type.length() > MAX_TYPE) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "Content-Type is longer than 255 characters");
        }
        Map<String, String> stored = new LinkedHashMap<>();
        for (String name : STORED) {
            request.first(name).ifPresent(value -> stored.put(name, value));
        }
        Attributes attributes = new Attributes(
                type.isEmpty() ? DEFAULT_TYPE : type,
                storageClass(request).orElse("STANDARD"),
                stored,
                metadata(request));
        return attributes.equals(PLAIN) ? PLAIN : attributes;
    }

    static Optional<String> storageClass(HttpHeaders request) {
        Optional<String> name = request.first(STORAGE_CLASS_HEADER);
        if (name.isPresent() && !name.get().equals("STANDARD") && !name.get().equals("STANDARD_IA")) {
            throw new ServiceError(ErrorCode.INVALID_REQUEST, "the storage class must be STANDARD or STANDARD_IA");
        }
        return name;
    }

    @NotVerified("A metadata name with other characters, or a value that is not printable ASCII, is answered"
            + " 400 invalid_argument.")
    private static Map<String, String> metadata(HttpHeaders request) {
        Map<String, String> metadata = new TreeMap<>();
        request.forEach((header, value) -> {
            String lowered = header.toLowerCase(Locale.ROOT);
            if (lowered.startsWith(META_PREFIX)) {
                String name = lowered.substring(META_PREFIX.length());
                if (!name.matches("[a-z0-9_.-]+")) {
                    throw new ServiceError(
                            ErrorCode.INVALID_ARGUMENT,
                            "metadata name '" + name + "' has characters outside A-Za-z0-9-_.");
                }
                if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
                    throw new ServiceError(
                            ErrorCode.INVALID_ARGUMENT, "the value of metadata '" + name + "' is not printable ASCII");
                }
                if (name.length() > MAX_METADATA_NAME) {
                    throw tooLarge();
                }
                metadata.put(name, value);
            }
        });
        int total = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            total += entry.getKey().getBytes(StandardCharsets.UTF_8).length
                    + entry.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (total > MAX_METADATA) {
            throw tooLarge();
        }
        return metadata;
    }

    private static ServiceError tooLarge() {
        return new ServiceError(
                ErrorCode.METADATA_TOO_LARGE, "user metadata may take 2048 bytes in all and 512 bytes per name");
    }

    Attributes withStorageClass(String name) {
        return new Attributes(contentType, name, headers, metadata);
    }
}
