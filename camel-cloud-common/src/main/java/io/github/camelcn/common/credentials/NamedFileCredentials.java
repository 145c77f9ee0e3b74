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
package io.github.camelcn.common.credentials;

import java.nio.file.Path;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A file that somebody named: it is meant to be there, and to have keys. Thread-safe.
 *
 * @param keys of the file
 */
public record NamedFileCredentials(YamlFileCredentials keys) implements KeyPlace {

    public NamedFileCredentials {
        requireNonNull(keys, "keys");
    }

    /**
     * @param file its path; a {@code ~/} at the beginning is the home directory
     * @param home the home directory
     * @param names of its entries
     */
    public static NamedFileCredentials of(String file, Path home, KeyNames names) {
        String path = file.strip();
        Path place = path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
        return new NamedFileCredentials(new YamlFileCredentials(place, names));
    }

    /** @throws IllegalStateException if there are no keys, saying why */
    @Override
    public Optional<Credentials> find() {
        return there(keys.find());
    }

    /** @throws IllegalStateException if there are no keys, saying why */
    @Override
    public Optional<Credentials> findAgain() {
        return there(keys.findAgain());
    }

    private Optional<Credentials> there(Optional<Credentials> found) {
        if (found.isEmpty()) {
            throw new IllegalStateException(lack());
        }
        return found;
    }

    @Override
    public String lack() {
        return keys.lack();
    }

    @Override
    public String toString() {
        return keys.toString();
    }
}
