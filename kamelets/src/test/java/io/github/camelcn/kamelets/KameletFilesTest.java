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
package io.github.camelcn.kamelets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed kamelets follow the options of the components. {@code ./mvnw -q -Pregen} writes them again.
 */
class KameletFilesTest {
    static final Path FOLDER = Path.of("src/main/resources/kamelets");

    static List<Spec> kamelets() {
        return Kamelets.ALL;
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theFileFollowsTheOptionsOfTheComponent(Spec kamelet) throws Exception {
        Path file = FOLDER.resolve(kamelet.name() + ".kamelet.yaml");
        String expected = KameletWriter.write(kamelet);
        if (Boolean.getBoolean("kamelets.update")) {
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("the kamelet is not what its component is: ./mvnw -q -Pregen, then commit")
                .hasContent(expected);
    }

    @Test
    void everyFileIsAKameletOfTheList() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Kamelets.ALL.stream()
                            .map(kamelet -> kamelet.name() + ".kamelet.yaml")
                            .toList());
        }
    }
}
