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
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(600)
class KodoBackupTest {

    private static final String BUCKET = "somebody-s-bucket";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final KodoBackup backup = new KodoBackup(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            new PrintStream(complaints, true, StandardCharsets.UTF_8));

    @TempDir
    Path work;

    @Test
    void choosesTheStorageClassByAgeAndBringsEveryByteBack() throws Exception {
        int exitCode = backup.run("", work, Map.of());

        assertThat(exitCode).as(output()).isZero();
        assertThat(output())
                .containsPattern("\\| today\\.txt +\\| 0 d +\\| STANDARD +\\| +120 B \\| in one request \\| identical")
                .containsPattern("\\| \\.settings +\\| 29 d +\\| STANDARD ")
                .containsPattern("\\| 照片/说明 \\(一\\)\\.txt +\\| 31 d +\\| LINE ")
                .containsPattern("\\| reports/50% \\+ more\\.csv +\\| 179 d +\\| LINE ")
                .containsPattern("\\| reports/last year\\.csv +\\| 200 d +\\| GLACIER_IR ")
                .containsPattern(
                        "\\| archive/empty\\.log +\\| 400 d +\\| GLACIER +\\| +0 B \\| in one request \\| identical")
                .containsPattern(
                        "\\| archive/ledger\\.db +\\| 1000 d +\\| GLACIER +\\| +12\\.0 MiB \\| in parts +\\| identical")
                .contains("everything matched");
    }

    @Test
    void waitsForEachFrozenObjectAndRestoresItsNeighboursMeanwhile() throws Exception {
        backup.run("", work, Map.of());

        List<String> steps = output().lines()
                .filter(line -> line.startsWith("  thaw") || line.startsWith("  down"))
                .toList();
        assertThat(steps).as(output()).hasSize(10);
        assertThat(steps.subList(8, 10)).allMatch(line -> line.startsWith("  down") && line.contains("GLACIER "));
        assertThat(steps).filteredOn(line -> line.startsWith("  thaw")).hasSize(2);
    }

    @Test
    void givesFilesTheTimeOfTheirLastChangeBack() throws Exception {
        backup.run("", work, Map.of());

        for (String file : Folders.filesIn(work.resolve("source"))) {
            assertThat(Files.getLastModifiedTime(work.resolve("restored").resolve(file)))
                    .as(file)
                    .isEqualTo(Files.getLastModifiedTime(work.resolve("source").resolve(file)));
        }
    }

    @Test
    void worksInABucketOfTheRealServiceAndLeavesNothingBehind() throws Exception {
        Path folder = Files.createDirectories(work.resolve("50% + more, äöü"));
        Files.write(folder.resolve("large.bin"), new byte[12 * 1024 * 1024]);
        Files.writeString(folder.resolve("old.txt"), "old");
        Folders.setAge(folder.resolve("old.txt"), 100, Instant.now());
        try (KodoEmulator service =
                KodoEmulator.builder().bucket(BUCKET, "cn-south-1").start()) {
            service.putObject(BUCKET, "theirs.txt", "theirs".getBytes(StandardCharsets.UTF_8));

            int exitCode = backup.run(folder.toString(), work, environment(service));

            assertThat(exitCode).as(output()).isZero();
            assertThat(output()).contains("everything matched").containsPattern("old\\.txt +\\| 100 d +\\| LINE ");
            assertThat(service.keys(BUCKET)).containsExactly("theirs.txt");
            assertThat(service.requests())
                    .extracting(RecordedRequest::target)
                    .filteredOn(target -> target.contains("partNumber="))
                    .hasSize(3);
            assertThat(service.requests()).extracting(RecordedRequest::path).contains("/v4/query");
        }
    }

    @Test
    void endsWithOneIfAnObjectCannotBeBroughtBack() throws Exception {
        Path folder = Files.createDirectories(work.resolve("folder"));
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.writeString(folder.resolve("b.txt"), "b");
        try (KodoEmulator service = KodoEmulator.builder().bucket(BUCKET).start()) {
            service.faults().on("GET", "/a.txt").answer(403, "AccessDenied");

            int exitCode = backup.run(folder.toString(), work, environment(service));

            assertThat(exitCode).as(output()).isOne();
            assertThat(output())
                    .containsPattern("down +\\d/2 +FAILED +a\\.txt: .*AccessDenied")
                    .containsPattern("\\| a\\.txt .*\\| MISSING")
                    .containsPattern("\\| b\\.txt .*\\| identical")
                    .contains("SOMETHING IS WRONG");
        }
    }

    @Test
    void endsWithOneIfAFileCannotBeBackedUp() throws Exception {
        Path folder = Files.createDirectories(work.resolve("folder"));
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.writeString(folder.resolve("b.txt"), "b");
        try (KodoEmulator service = KodoEmulator.builder().bucket(BUCKET).start()) {
            service.faults().on("PUT", "/a.txt").answer(400, "InvalidStorageClass");

            int exitCode = backup.run(folder.toString(), work, environment(service));

            assertThat(exitCode).as(output()).isOne();
            assertThat(output())
                    .containsPattern("up +\\d/2 +FAILED +a\\.txt: .*InvalidStorageClass")
                    .containsPattern("\\| b\\.txt .*\\| identical");
        }
    }

    @Test
    void endsWithOneIfTheBucketCannotBeListedAnyMore() throws Exception {
        Files.writeString(work.resolve("a.txt"), "a");
        try (KodoEmulator service = KodoEmulator.builder().bucket(BUCKET).start()) {
            service.faults().on("GET", "/" + BUCKET + "?").after(2).times(1).answer(403, "AccessDenied");

            int exitCode = backup.run(work.toString(), work.resolve("w"), environment(service));

            assertThat(exitCode).as(output()).isOne();
            assertThat(output()).containsPattern("down +0/1 +FAILED +.*AccessDenied");
        }
    }

    @Test
    void refusesAFolderThatIsNone() throws Exception {
        int exitCode = backup.run(work.resolve("nowhere").toString(), work, Map.of());

        assertThat(exitCode).isOne();
        assertThat(complaints()).endsWith("nowhere is not a folder\n").hasLineCount(1);
    }

    @Test
    void refusesAnEmptyFolder() throws Exception {
        int exitCode = backup.run(work.toString(), work, Map.of());

        assertThat(exitCode).isOne();
        assertThat(complaints()).endsWith(" holds no files\n").hasLineCount(1);
    }

    @Test
    void namesTheVariableTheRealServiceNeeds() throws Exception {
        Files.writeString(work.resolve("a.txt"), "a");

        int exitCode = backup.run(work.toString(), work, Map.of("QINIU_ACCESS_KEY", "AK", "QINIU_SECRET_KEY", "SK"));

        assertThat(exitCode).isOne();
        assertThat(complaints()).startsWith("QINIU_BUCKET is missing").hasLineCount(1);
    }

    @Test
    void saysInOneSentenceThatTheKeysAreWrong() throws Exception {
        Files.writeString(work.resolve("a.txt"), "a");
        try (KodoEmulator service = KodoEmulator.builder().bucket(BUCKET).start()) {
            Map<String, String> environment = new HashMap<>(environment(service));
            environment.put("QINIU_SECRET_KEY", "another");

            int exitCode = backup.run(work.toString(), work, environment);

            assertThat(exitCode).isOne();
            assertThat(complaints()).contains("SignatureDoesNotMatch").hasLineCount(1);
        }
    }

    private static Map<String, String> environment(KodoEmulator service) {
        return Map.of(
                "QINIU_ACCESS_KEY",
                KodoEmulator.ACCESS_KEY,
                "QINIU_SECRET_KEY",
                KodoEmulator.SECRET_KEY,
                "QINIU_BUCKET",
                BUCKET,
                "QINIU_UC_ENDPOINT",
                service.endpoint().toString());
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String complaints() {
        return complaints.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
