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
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(600)
class QuickstartTest {

    private static final String BUCKET = "somebody-s-bucket";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final Quickstart quickstart = new Quickstart(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            new PrintStream(complaints, true, StandardCharsets.UTF_8));

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void aFolder() throws Exception {
        folder = Files.createDirectory(home.resolve("folder"));
    }

    @Test
    void bringsEveryByteBackAndSaysHow() throws Exception {
        Path source = Files.createDirectory(home.resolve("samples"));
        Folders.fillWithSamples(Path.of("sample"), source);

        int exitCode = quickstart.run(source.toString(), home, Map.of());

        assertThat(exitCode).as(output()).isZero();
        assertThat(output())
                .contains("everything matched")
                .containsPattern("large\\.bin +\\| +24\\.0 MiB \\| in parts +\\| identical")
                .containsPattern("50% \\+ more\\.csv +\\| +\\d+ B \\| in one request \\| identical")
                .contains("5 objects, 5 of them encrypted");
    }

    @Test
    void hiddenFilesAreFilesToo() throws Exception {
        Files.writeString(folder.resolve(".settings"), "s");
        Files.writeString(Files.createDirectory(folder.resolve(".cache")).resolve("c.txt"), "c");

        int exitCode = quickstart.run(folder.toString(), home, Map.of());

        assertThat(exitCode).as(output()).isZero();
        assertThat(output())
                .containsPattern("\\| \\.settings +\\| .*\\| identical")
                .containsPattern("\\| \\.cache/c\\.txt +\\| .*\\| identical");
    }

    @Test
    void worksInABucketOfTheRealServiceAndLeavesNothingBehind() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        try (QingStorEmulator service = service()) {
            service.putObject(BUCKET, "theirs.txt", "theirs".getBytes(StandardCharsets.UTF_8));

            int exitCode = quickstart.run(folder.toString(), home, environment(service));

            assertThat(exitCode).as(output()).isZero();
            assertThat(service.keys(BUCKET)).containsExactly("theirs.txt");
        }
    }

    @Test
    void endsWithOneIfAFileCannotGoUp() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.writeString(folder.resolve("b.txt"), "b");
        try (QingStorEmulator service = service()) {
            service.faults().on("PUT", "/a.txt").answer(403, "permission_denied");

            int exitCode = quickstart.run(folder.toString(), home, environment(service));

            assertThat(exitCode).as(output()).isOne();
            assertThat(output())
                    .containsPattern("up +\\d/2 +FAILED +a\\.txt: .*permission_denied")
                    .containsPattern("\\| b\\.txt .*\\| identical")
                    .contains("SOMETHING IS WRONG");
        }
    }

    @Test
    void endsWithOneIfAnObjectCannotComeBackAndLeavesNothingBehind() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.writeString(folder.resolve("b.txt"), "b");
        try (QingStorEmulator service = service()) {
            service.faults().on("GET", "/a.txt").answer(403, "permission_denied");

            int exitCode = quickstart.run(folder.toString(), home, environment(service));

            assertThat(exitCode).as(output()).isOne();
            assertThat(output())
                    .containsPattern("down +\\d/2 +FAILED +inbox/a\\.txt: .*permission_denied")
                    .containsPattern("\\| a\\.txt .*\\| MISSING")
                    .containsPattern("\\| b\\.txt .*\\| identical")
                    .contains("1 objects left in inbox/, 1 in done/");
            assertThat(service.keys(BUCKET)).isEmpty();
        }
    }

    @Test
    void endsWithOneIfAnObjectCannotBeMovedAside() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        try (QingStorEmulator service = service()) {
            service.faults().on("PUT", "/done/").answer(403, "permission_denied");

            int exitCode = quickstart.run(folder.toString(), home, environment(service));

            assertThat(exitCode).as(output()).isOne();
            assertThat(output()).contains("1 objects left in inbox/, 0 in done/: SOMETHING IS WRONG");
        }
    }

    @Test
    void endsWithOneIfTheBucketCannotBeListedAnyMore() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        try (QingStorEmulator service = service()) {
            service.faults().on("GET", "/" + BUCKET + "?").after(2).times(1).answer(403, "permission_denied");

            int exitCode = quickstart.run(folder.toString(), home, environment(service));

            assertThat(exitCode).as(output()).isOne();
            assertThat(output()).containsPattern("down +0/1 +FAILED +.*permission_denied");
        }
    }

    @Test
    void refusesAFolderThatIsNone() throws Exception {
        int exitCode = quickstart.run(home.resolve("nowhere").toString(), home, Map.of());

        assertThat(exitCode).isOne();
        assertThat(complaints()).endsWith("nowhere is not a folder\n").hasLineCount(1);
    }

    @Test
    void refusesAnEmptyFolder() throws Exception {
        int exitCode = quickstart.run(folder.toString(), home, Map.of());

        assertThat(exitCode).isOne();
        assertThat(complaints()).endsWith(" holds no files\n").hasLineCount(1);
    }

    @Test
    void namesTheVariableTheRealServiceNeeds() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");

        int exitCode = quickstart.run(folder.toString(), home, Map.of("QINGSTOR_ACCESS_KEY_ID", "AK"));

        assertThat(exitCode).isOne();
        assertThat(complaints())
                .startsWith("QINGSTOR_SECRET_ACCESS_KEY is missing")
                .hasLineCount(1);
    }

    @Test
    void saysInOneSentenceThatTheKeysAreWrong() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        try (QingStorEmulator service = service()) {
            Map<String, String> environment = new HashMap<>(environment(service));
            environment.put("QINGSTOR_SECRET_ACCESS_KEY", "another");

            int exitCode = quickstart.run(folder.toString(), home, environment);

            assertThat(exitCode).isOne();
            assertThat(complaints()).contains("signature_not_matched").hasLineCount(1);
            assertThat(service.requests()).extracting(RecordedRequest::method).containsOnly("GET");
        }
    }

    private static QingStorEmulator service() {
        return QingStorEmulator.builder().bucket(BUCKET).start();
    }

    private static Map<String, String> environment(QingStorEmulator service) {
        return Map.of(
                "QINGSTOR_ACCESS_KEY_ID",
                QingStorEmulator.ACCESS_KEY,
                "QINGSTOR_SECRET_ACCESS_KEY",
                QingStorEmulator.SECRET_KEY,
                "QINGSTOR_BUCKET",
                BUCKET,
                "QINGSTOR_ENDPOINT",
                service.endpoint().toString());
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String complaints() {
        return complaints.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
