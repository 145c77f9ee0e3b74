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

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What became of each key.
 *
 * @param deleted in the order they were asked for
 * @param failed those the store kept, with its reason
 * @param requestId of the last request
 */
public record DeleteObjectsResult(List<String> deleted, List<FailedKey> failed, String requestId) {

    public DeleteObjectsResult {
        deleted = List.copyOf(deleted);
        failed = List.copyOf(failed);
        requireNonNull(requestId, "requestId");
    }

    /** A key that was not deleted, and why. */
    public record FailedKey(String key, String code, String message) {

        public FailedKey {
            requireNonNull(key, "key");
            requireNonNull(code, "code");
            requireNonNull(message, "message");
        }
    }
}
