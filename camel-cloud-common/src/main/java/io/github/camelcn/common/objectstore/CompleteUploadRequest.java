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

import java.util.Comparator;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Make an object of the parts.
 *
 * @param upload which
 * @param parts at least one, in any order; put into ascending order here, as stores demand
 * @param etag the ETag the object shall carry, without quotes, where the store lets its clients say; may be empty
 */
public record CompleteUploadRequest(UploadRef upload, List<UploadedPart> parts, String etag) {

    public CompleteUploadRequest {
        requireNonNull(upload, "upload");
        requireNonNull(etag, "etag");
        parts = parts.stream()
                .sorted(Comparator.comparingInt(UploadedPart::number))
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an upload needs at least one part to be completed");
        }
    }
}
