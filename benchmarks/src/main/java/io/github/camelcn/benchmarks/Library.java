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
 * Which jars a process sees; their names begin with their group. QingStor's SDK brings OkHttp 4, everything else uses
 * OkHttp 5, and both have the same packages: so each contender gets the one it was built for, and nobody carries what
 * only others need.
 */
enum Library {
    /** Nothing but this jar. */
    NONE,
    /** Our components, Camel and OkHttp 5. */
    OURS(Jars.OKHTTP_4, Jars.QINGSTOR_SDK, Jars.AWS, Jars.MINIO),
    QINGSTOR_SDK(Jars.OKHTTP_5, Jars.CAMEL, Jars.AWS, Jars.MINIO),
    /** camel-aws2-s3 and the clients of the AWS SDK. */
    AWS(Jars.OKHTTP_4, Jars.QINGSTOR_SDK, Jars.MINIO),
    /** camel-minio, which has OkHttp 5. */
    MINIO(Jars.OKHTTP_4, Jars.QINGSTOR_SDK, Jars.AWS);

    private static final String FOLDER = "benchmarks-lib";

    private final List<Jars> without;

    Library(Jars... without) {
        this.without = List.of(without);
    }

    private boolean takes(String jar) {
        return this != NONE && without.stream().noneMatch(jars -> jars.include(jar));
    }

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

    /** Jars that only some contenders need, by how their names begin. */
    private enum Jars {
        OKHTTP_4("com.squareup.okhttp3.okhttp-4."),
        OKHTTP_5("com.squareup.okhttp3.okhttp-jvm-"),
        CAMEL("org.apache.camel.", "io.github.camelcn."),
        QINGSTOR_SDK("com.yunify."),
        AWS("software.amazon.", "org.apache.camel.camel-aws", "io.netty.", "org.apache.httpcomponents."),
        MINIO(
                "io.minio.",
                "org.apache.camel.camel-minio-",
                "com.carrotsearch.",
                "com.google.",
                "org.bouncycastle.",
                "org.xerial.");

        private final List<String> prefixes;

        Jars(String... prefixes) {
            this.prefixes = List.of(prefixes);
        }

        boolean include(String jar) {
            return prefixes.stream().anyMatch(jar::startsWith);
        }
    }
}
