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

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The table at the end. */
final class Summary {

    private Summary() {}

    /** Compares every byte and says so; true if all files came back as they were. */
    static boolean print(Path source, Path target, List<String> files, Progress progress, PrintStream out)
            throws IOException {
        boolean allMatched = true;
        int width = Math.max(4, files.stream().mapToInt(String::length).max().orElse(4));
        String row = "| %-" + width + "s | %12s | %-14s | %-9s |%n";
        out.println();
        out.printf(row, "file", "size", "went up", "came back");
        out.printf(row, "-".repeat(width), "-".repeat(12), "-".repeat(14), "-".repeat(9));
        for (String name : files) {
            Path file = source.resolve(name);
            String result = compare(file, target.resolve("inbox").resolve(name));
            allMatched &= result.equals("identical");
            out.printf(row, name, Progress.size(Files.size(file)), progress.way(name), result);
        }
        out.println();
        return allMatched;
    }

    private static String compare(Path file, Path copy) throws IOException {
        if (!Files.isRegularFile(copy)) {
            return "MISSING";
        }
        return Files.mismatch(file, copy) < 0 ? "identical" : "DIFFERENT";
    }
}
