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
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A page of unfinished uploads.
 *
 * @param uploads sorted by key
 * @param next what to ask the next page with; empty on the last one
 * @param requestId for the service's support
 */
public record UploadPage(List<UploadRef> uploads, Optional<UploadRef> next, String requestId) {

    public UploadPage {
        uploads = List.copyOf(uploads);
        requireNonNull(next, "next");
        requireNonNull(requestId, "requestId");
    }
}
