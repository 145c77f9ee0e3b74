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

import java.util.Optional;

import io.github.camelcn.common.payload.Payload;

import static java.util.Objects.requireNonNull;

/**
 * Send a part.
 *
 * @param upload of which upload
 * @param partNumber within the store's numbers; sending one again replaces it
 * @param payload the bytes, of known length; closed by whoever made it
 * @param encryption the key the upload was started with
 */
public record UploadPartRequest(UploadRef upload, int partNumber, Payload payload, Optional<CustomerKey> encryption) {

    public UploadPartRequest {
        requireNonNull(upload, "upload");
        requireNonNull(payload, "payload");
        requireNonNull(encryption, "encryption");
        if (partNumber < 0) {
            throw new IllegalArgumentException("the part number must be 0 or more, but is " + partNumber);
        }
    }
}
