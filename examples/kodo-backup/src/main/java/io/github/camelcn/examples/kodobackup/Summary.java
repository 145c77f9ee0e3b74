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

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The table at the end. */
final class Summary {

    private Summary() {}

    /**
     * Compares every byte, time and storage class and says so.
     *
     * @param storedClasses the storage class of every object by its key, as the service lists it
     * @return whether all files came back as they were, from the class that the backup asked for
     */
    static boolean print(
            Path source,
            Path target,
            List<String> files,
            Map<String, String> storedClasses,
            Progress progress,
            PrintStream out)
            throws IOException {
        boolean allMatched = true;
        Table table = new Table(3, "file", "age", "class", "size", "went up", "came back");
        for (String name : files) {
            Path file = source.resolve(name);
            Progress.Upload upload = progress.upload(name);
            String stored = storedClasses.getOrDefault(name, "");
            boolean classMatched = !stored.isEmpty() && stored.equals(upload.storageClass());
            String result = compare(file, target.resolve(name));
            allMatched &= classMatched && result.equals("identical");
            table.add(
                    name,
                    age(file),
                    classMatched ? stored : "'%s' INSTEAD OF '%s'".formatted(stored, upload.storageClass()),
                    Progress.size(Files.size(file)),
                    upload.way(),
                    result);
        }
        out.println();
        table.print(out);
        out.println();
        return allMatched;
    }

    private static String age(Path file) throws IOException {
        return Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now())
                        .toDays() + " d";
    }

    private static String compare(Path file, Path copy) throws IOException {
        if (!Files.isRegularFile(copy)) {
            return "MISSING";
        }
        if (Files.mismatch(file, copy) >= 0) {
            return "DIFFERENT";
        }
        return modifiedMillis(file) == modifiedMillis(copy) ? "identical" : "OTHER TIME";
    }

    private static long modifiedMillis(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }
}
