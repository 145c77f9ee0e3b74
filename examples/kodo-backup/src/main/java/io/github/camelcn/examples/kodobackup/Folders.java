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

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The folders of the example. */
final class Folders {

    private static final int MIB = 1024 * 1024;

    /** Young and old, empty and large, with names that have to be encoded. */
    private static final List<Sample> SAMPLES = List.of(
            new Sample("today.txt", 0, 120),
            new Sample(".settings", 29, 40),
            new Sample("photos/holiday.raw", 12, 24 * MIB),
            new Sample("照片/说明 (一).txt", 31, 333),
            new Sample("reports/50% + more.csv", 179, 70_000),
            new Sample("reports/last year.csv", 200, 70_000),
            new Sample("archive/empty.log", 400, 0),
            new Sample("archive/ledger.db", 1000, 12 * MIB));

    private Folders() {}

    /** Fills {@code folder} with files of different ages, two of them large enough to travel in parts. */
    static void fillWithSamples(Path folder) throws IOException {
        Instant now = Instant.now();
        for (Sample sample : SAMPLES) {
            Path file = folder.resolve(sample.name);
            Files.createDirectories(file.getParent());
            write(file, sample.bytes);
            setAge(file, sample.ageInDays, now);
        }
    }

    /** Makes {@code file} as old as it is to be; in whole milliseconds, which is what Camel knows of a file's time. */
    static void setAge(Path file, int days, Instant now) throws IOException {
        Files.setLastModifiedTime(
                file, FileTime.from(now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MILLIS)));
    }

    private static void write(Path file, int bytes) throws IOException {
        Random random = new Random(bytes);
        byte[] piece = new byte[MIB];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int left = bytes; left > 0; left -= piece.length) {
                random.nextBytes(piece);
                out.write(piece, 0, Math.min(left, piece.length));
            }
        }
    }

    /** The files of a folder as Camel names them: below it, with slashes. */
    static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        }
    }

    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private record Sample(String name, int ageInDays, int bytes) {}
}
