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

import static java.util.Objects.requireNonNull;

/**
 * Make a part of a range of another object.
 *
 * @param upload of which upload
 * @param partNumber within the store's numbers
 * @param source the other object
 * @param range closed; empty for all of it
 * @param sourceConditions about the source, such as an expected ETag
 * @param sourceEncryption the key the source was encrypted with
 * @param encryption the key the upload was started with
 */
public record CopyPartRequest(
        UploadRef upload,
        int partNumber,
        ObjectRef source,
        Optional<ByteRange> range,
        Conditions sourceConditions,
        Optional<CustomerKey> sourceEncryption,
        Optional<CustomerKey> encryption) {

    public CopyPartRequest {
        requireNonNull(upload, "upload");
        requireNonNull(source, "source");
        requireNonNull(range, "range");
        requireNonNull(sourceConditions, "sourceConditions");
        requireNonNull(sourceEncryption, "sourceEncryption");
        requireNonNull(encryption, "encryption");
        if (partNumber < 0) {
            throw new IllegalArgumentException("the part number must be 0 or more, but is " + partNumber);
        }
    }
}
