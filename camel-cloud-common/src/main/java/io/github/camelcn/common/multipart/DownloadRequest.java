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
package io.github.camelcn.common.multipart;

import io.github.camelcn.common.objectstore.GetObjectRequest;

import static java.util.Objects.requireNonNull;

/**
 * Write an object to a file.
 *
 * @param object which; without a range
 * @param fileName relative to the folder that the files of a downloader are written to; may have folders of its own,
 *     between slashes, but must not lead out
 */
public record DownloadRequest(GetObjectRequest object, String fileName) {

    public DownloadRequest {
        requireNonNull(object, "object");
        requireNonNull(fileName, "fileName");
        if (object.range().isPresent()) {
            throw new IllegalArgumentException("a file is made of a whole object, not of a range of it");
        }
        DownloadFolder.check(fileName);
    }
}
