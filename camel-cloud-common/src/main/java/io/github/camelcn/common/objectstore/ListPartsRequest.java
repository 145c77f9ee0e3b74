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

import static java.util.Objects.requireNonNull;

/**
 * One page of an upload's parts.
 *
 * @param upload which
 * @param afterPart parts that follow this number; -1 from the beginning
 * @param maxParts the size of the page, 1 or more
 */
public record ListPartsRequest(UploadRef upload, int afterPart, int maxParts) {

    public ListPartsRequest {
        requireNonNull(upload, "upload");
        if (afterPart < -1 || maxParts < 1) {
            throw new IllegalArgumentException(
                    "the part marker must be -1 or more and the page size 1 or more, but are " + afterPart + " and "
                            + maxParts);
        }
    }
}
