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

import java.nio.file.Path;

import io.github.camelcn.common.objectstore.ObjectInfo;

import static java.util.Objects.requireNonNull;

/**
 * An object that became a file.
 *
 * @param file whole and verified; the caller's from now on
 * @param object what the store says about the version that was downloaded
 */
public record DownloadedFile(Path file, ObjectInfo object) {

    public DownloadedFile {
        requireNonNull(file, "file");
        requireNonNull(object, "object");
    }
}
