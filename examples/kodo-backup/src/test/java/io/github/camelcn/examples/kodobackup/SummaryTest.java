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
package io.github.camelcn.examples.kodobackup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTest {

    private static final String FILE = "a.txt";
    private static final String DIGEST = "900150983cd24fb0d6963f7d28e17f72";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final Progress progress = new Progress(List.of(FILE), out);

    @TempDir
    Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void aFileThatCameBack() throws Exception {
        source = Files.createDirectory(folder.resolve("source"));
        target = Files.createDirectory(folder.resolve("target"));
        Instant now = Instant.now();
        for (Path place : List.of(source, target)) {
            Files.writeString(place.resolve(FILE), "abc");
            Folders.setAge(place.resolve(FILE), 40, now);
        }
        progress.backedUp(FILE, 3, "LINE", DIGEST);
    }

    @Test
    void acceptsWhatIsAsItWas() throws Exception {
        assertThat(matched("LINE")).isTrue();
        assertThat(table()).contains("| a.txt | 40 d | LINE  |  3 B | in one request | identical |");
    }

    @Test
    void findsAnotherStorageClassThanTheOneAskedFor() throws Exception {
        assertThat(matched("STANDARD")).isFalse();
        assertThat(table()).contains("'STANDARD' INSTEAD OF 'LINE'");
    }

    @Test
    void findsAnObjectThatIsNotListed() throws Exception {
        assertThat(matched("")).isFalse();
        assertThat(table()).contains("'' INSTEAD OF 'LINE'");
    }

    @Test
    void findsOtherBytes() throws Exception {
        var time = Files.getLastModifiedTime(target.resolve(FILE));
        Files.writeString(target.resolve(FILE), "abd");
        Files.setLastModifiedTime(target.resolve(FILE), time);

        assertThat(matched("LINE")).isFalse();
        assertThat(table()).contains("| DIFFERENT");
    }

    @Test
    void findsAnotherTime() throws Exception {
        Folders.setAge(target.resolve(FILE), 41, Instant.now());

        assertThat(matched("LINE")).isFalse();
        assertThat(table()).contains("| OTHER TIME");
    }

    @Test
    void findsThatAFileIsMissing() throws Exception {
        Files.delete(target.resolve(FILE));

        assertThat(matched("LINE")).isFalse();
        assertThat(table()).contains("| MISSING");
    }

    private boolean matched(String storedClass) throws IOException {
        Map<String, String> stored = storedClass.isEmpty() ? Map.of() : Map.of(FILE, storedClass);
        return Summary.print(source, target, List.of(FILE), stored, progress, out);
    }

    private String table() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
