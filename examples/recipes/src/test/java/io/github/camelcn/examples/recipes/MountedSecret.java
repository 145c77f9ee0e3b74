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
package io.github.camelcn.examples.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A folder as Kubernetes mounts a Secret: each entry is a link through {@code ..data} into a folder of one version, and a new
 * version comes by renaming a link over {@code ..data}, so that all entries change at once.
 */
final class MountedSecret {

    private final Path folder;
    private int version;

    MountedSecret(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void has(Map<String, String> entries) throws IOException {
        version++;
        Path files = Files.createDirectory(folder.resolve("..version_" + version));
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            Files.writeString(files.resolve(entry.getKey()), entry.getValue());
        }
        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), files.getFileName());
        Files.move(next, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        for (String name : entries.keySet()) {
            if (version == 1) {
                Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
            }
        }
        if (version > 1) {
            remove(folder.resolve("..version_" + (version - 1)));
        }
    }

    private static void remove(Path files) throws IOException {
        try (var entries = Files.newDirectoryStream(files)) {
            for (Path entry : entries) {
                Files.delete(entry);
            }
        }
        Files.delete(files);
    }
}
