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
package io.github.camelcn.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuickstartTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Quickstart quickstart = new Quickstart(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    @Test
    void bringsEveryByteBackAndSaysHow() throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        Folders.fillWithSamples(Path.of("sample"), source);

        boolean matched = quickstart.run(source, Files.createDirectory(folder.resolve("target")), Map.of());

        String output = printed.toString(StandardCharsets.UTF_8);
        assertThat(matched).as(output).isTrue();
        assertThat(output)
                .contains("everything matched")
                .containsPattern("large\\.bin +\\| +24\\.0 MiB \\| in parts +\\| identical")
                .containsPattern("50% \\+ more\\.csv +\\| +\\d+ B \\| in one request \\| identical")
                .contains("5 objects, 5 of them encrypted");
    }

    @Test
    void refusesAFolderThatIsNone() {
        assertThatThrownBy(() -> quickstart.run(folder.resolve("nowhere"), folder, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("nowhere is not a folder");
    }

    @Test
    void namesTheVariableTheRealServiceNeeds() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        assertThatThrownBy(() -> quickstart.run(folder, folder, Map.of("QINGSTOR_ACCESS_KEY_ID", "AK")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("QINGSTOR_SECRET_ACCESS_KEY is missing");
    }
}
