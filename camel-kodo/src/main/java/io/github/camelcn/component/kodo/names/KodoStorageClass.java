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
package io.github.camelcn.component.kodo.names;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The storage classes: their names in the S3-compatible API, their numbers in the native one, and the names of the
 * provider's guide. Source: provider documentation, pages 3710 (numbers) and 4088 (S3 names).
 */
public enum KodoStorageClass {
    STANDARD(0, "Standard", false),
    LINE(1, "Infrequent Access", false),
    GLACIER(2, "Archive", true),
    DEEP_ARCHIVE(3, "Deep Archive", true),
    GLACIER_IR(4, "Archive (Direct Read)", false),
    INTELLIGENT_TIERING(5, "Intelligent Tiering", false);

    private final int fileType;
    private final String guideName;
    private final boolean needsRestore;

    KodoStorageClass(int fileType, String guideName, boolean needsRestore) {
        this.fileType = fileType;
        this.guideName = guideName;
        this.needsRestore = needsRestore;
    }

    /** The number the native API has for it. */
    public int fileType() {
        return fileType;
    }

    /** What the provider's guide calls it. */
    public String guideName() {
        return guideName;
    }

    /** Whether an object of this class can only be read after it was restored. */
    public boolean needsRestore() {
        return needsRestore;
    }

    /** The class with a number; empty for a number nobody knows yet. */
    public static Optional<KodoStorageClass> ofFileType(int fileType) {
        return Arrays.stream(values())
                .filter(known -> known.fileType == fileType)
                .findFirst();
    }

    /**
     * The class with a name: that of the S3-compatible API in any case, the guide's, or the native number.
     *
     * @throws IllegalArgumentException if there is none, saying which there are
     */
    public static KodoStorageClass of(String name) {
        String wanted = name.strip();
        return Arrays.stream(values())
                .filter(known -> known.name().equals(wanted.toUpperCase(Locale.ROOT))
                        || known.guideName.equalsIgnoreCase(wanted)
                        || Integer.toString(known.fileType).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no storage class '" + name + "'; there are "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
