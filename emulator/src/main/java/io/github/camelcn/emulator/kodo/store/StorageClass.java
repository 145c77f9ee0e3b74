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
package io.github.camelcn.emulator.kodo.store;

import java.util.Optional;

/**
 * Storage classes by the names of both protocols.
 *
 * <p>Source: Qiniu documentation 3710 (numbers), 4088 (S3 names); the long names are those of the v4 query.
 */
public enum StorageClass {
    STANDARD("Standard", false),
    LINE("InfrequentAccess", false),
    GLACIER("Archive", true),
    DEEP_ARCHIVE("DeepArchive", true),
    GLACIER_IR("ArchiveIR", false),
    INTELLIGENT_TIERING("IntelligentTiering", false);

    private static final StorageClass[] BY_FILE_TYPE = values();

    private final String longName;
    private final boolean archive;

    StorageClass(String longName, boolean archive) {
        this.longName = longName;
        this.archive = archive;
    }

    /** By the S3 name. */
    public static Optional<StorageClass> find(String name) {
        for (StorageClass candidate : BY_FILE_TYPE) {
            if (candidate.name().equals(name)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** By the number of the native protocol, 0 to 5. */
    public static Optional<StorageClass> find(int fileType) {
        return fileType >= 0 && fileType < BY_FILE_TYPE.length ? Optional.of(BY_FILE_TYPE[fileType]) : Optional.empty();
    }

    public int fileType() {
        return ordinal();
    }

    public String longName() {
        return longName;
    }

    /** Whether objects of this class are frozen and must be restored before they can be read. */
    public boolean archive() {
        return archive;
    }
}
