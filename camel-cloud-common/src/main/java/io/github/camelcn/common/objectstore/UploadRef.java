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
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A multipart upload.
 *
 * @param target the object it will become
 * @param uploadId the store's name for it
 * @param started when by the service's time, if a listing said so or we began it
 */
public record UploadRef(ObjectRef target, String uploadId, Optional<Instant> started) {

    public UploadRef {
        requireNonNull(target, "target");
        requireNonNull(uploadId, "uploadId");
        requireNonNull(started, "started");
        if (uploadId.isEmpty()) {
            throw new IllegalArgumentException("the upload id must not be empty");
        }
    }

    public static UploadRef of(ObjectRef target, String uploadId) {
        return new UploadRef(target, uploadId, Optional.empty());
    }
}
