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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.RecordedRequest;
import io.github.camelcn.emulator.kodo.store.StorageClass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BackupTest {

    private static final String BUCKET = "backups-of-mine";

    private final LaggingClock clock = new LaggingClock();
    private final KodoEmulator kodo =
            KodoEmulator.builder().clock(clock).bucket(BUCKET).start();

    @TempDir
    Path work;

    @AfterEach
    void stop() {
        kodo.close();
    }

    @Test
    void filesThatAreFinishedGoIntoTheFolderOfTheirDay() throws Exception {
        byte[] dump = new byte[20 << 20];
        new Random(1).nextBytes(dump);
        file("db.dump", dump, 40);
        file("logs.gz", "logs".getBytes(StandardCharsets.UTF_8), 0);
        file("db.dump.tmp", "half".getBytes(StandardCharsets.UTF_8), 0);

        try (Kitchen kitchen = kitchen()) {
            kitchen.cook("backup");

            await().until(() -> kodo.keys(BUCKET).size() == 2 && !Files.exists(work.resolve("in/db.dump")));
        }
        assertThat(kodo.keys(BUCKET))
                .containsExactly("backups/" + day(40) + "/db.dump", "backups/" + day(0) + "/logs.gz");
        assertThat(kodo.objectBytes(BUCKET, "backups/" + day(40) + "/db.dump")).isEqualTo(dump);
        assertThat(work.resolve("in/db.dump.tmp")).exists();
    }

    @Test
    void whatIsOldBecomesCheaperAndWhatIsVeryOldGoes() throws Exception {
        object(400);
        object(40);
        object(2);

        try (Kitchen kitchen = kitchen()) {
            kitchen.cook("backup");

            await().untilAsserted(() -> {
                assertThat(kodo.keys(BUCKET)).containsExactly(key(40), key(2));
                assertThat(kodo.store().storageClass(BUCKET, key(40))).isEqualTo(StorageClass.LINE);
            });
        }
        assertThat(kodo.store().storageClass(BUCKET, key(2))).isEqualTo(StorageClass.STANDARD);
    }

    @Test
    void theLastBackupsStayWhenNoNewOnesCome() throws Exception {
        object(400);
        object(500);

        try (Kitchen kitchen = kitchen()) {
            kitchen.cook("backup");

            await().until(() -> kodo.requests().stream()
                            .map(RecordedRequest::target)
                            .filter(target -> target.contains("start-after=") || target.contains("marker=backups"))
                            .count()
                    >= 2);
        }
        assertThat(kodo.keys(BUCKET)).containsExactly(key(500), key(400));
    }

    private Kitchen kitchen() {
        return new Kitchen()
                .kodo(kodo)
                .property("backup.folder", work.resolve("in"))
                .property("backup.state", work.resolve("state"))
                .property("backup.bucket", BUCKET)
                .property("backup.quiet", 0)
                .property("backup.rotation", 100);
    }

    private void file(String name, byte[] bytes, long daysAgo) throws Exception {
        Path file = Files.createDirectories(work.resolve("in")).resolve(name);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(daysAgo))));
    }

    private void object(long daysAgo) {
        clock.daysAgo(daysAgo);
        kodo.putObject(BUCKET, key(daysAgo), new byte[10]);
        clock.daysAgo(0);
    }

    private static String key(long daysAgo) {
        return "backups/" + day(daysAgo) + "/db.dump";
    }

    private static LocalDate day(long daysAgo) {
        return Instant.now()
                .minus(Duration.ofDays(daysAgo))
                .atZone(ZoneId.systemDefault())
                .toLocalDate();
    }
}
