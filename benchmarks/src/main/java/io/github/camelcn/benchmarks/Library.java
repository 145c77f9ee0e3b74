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
package io.github.camelcn.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which jars a process sees. The official SDK brings OkHttp 4, everything else uses OkHttp 5, and both have the same
 * packages: so each contender gets the one it was built for.
 */
enum Library {
    /** Nothing but this jar. */
    NONE {
        @Override
        boolean takes(String jar) {
            return false;
        }
    },
    OKHTTP_5 {
        @Override
        boolean takes(String jar) {
            return !jar.startsWith("okhttp-4.") && !jar.startsWith("qingstor.sdk");
        }
    },
    SDK {
        @Override
        boolean takes(String jar) {
            return !jar.startsWith("okhttp-jvm-") && !jar.startsWith("camel-");
        }
    };

    private static final String FOLDER = "benchmarks-lib";

    abstract boolean takes(String jar);

    /** The class path of a process: this jar, and those of the folder beside it that belong to the library. */
    String classPath() {
        Path own = ownJar();
        try (Stream<Path> jars = Files.list(own.resolveSibling(FOLDER))) {
            List<Path> taken = jars.filter(jar -> takes(jar.getFileName().toString()))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(own), taken.stream())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ownJar() {
        try {
            return Path.of(Library.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
