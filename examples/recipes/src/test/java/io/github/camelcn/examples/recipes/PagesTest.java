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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages show is what runs: a block below {@code <!-- file: path -->} is that file, and one below {@code <!-- file:
 * path#name -->} what is between {@code tag::name[]} and {@code end::name[]} in it. Rewritten with {@code
 * -Ddocs.update=true}.
 */
class PagesTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^(<!-- file: (\\S+?)(?:#(\\w+))? -->\n```(\\w+)\n)(.*?)^```$");

    @TestFactory
    Stream<DynamicTest> blocksAreTheTextOfTheirFiles() throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> {
                    String text = Files.readString(page);
                    String right = BLOCK.matcher(text)
                            .replaceAll(block -> Matcher.quoteReplacement(
                                    block.group(1) + textOf(block.group(2), block.group(3)) + "```"));
                    if (Boolean.getBoolean("docs.update")) {
                        Files.writeString(page, right);
                    }
                    assertThat(Files.readString(page))
                            .as(page + " differs from what runs; -Ddocs.update=true rewrites it")
                            .isEqualTo(right);
                }));
    }

    @Test
    void everyRecipeIsShown() throws IOException {
        Set<Path> shown = new HashSet<>();
        for (Path page : pages()) {
            BLOCK.matcher(Files.readString(page)).results().forEach(block -> shown.add(ROOT.resolve(block.group(2))));
        }
        try (Stream<Path> files = Files.list(HERE.resolve("src/main/resources/recipes"))) {
            assertThat(shown).containsAll(files.toList());
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".md"))
                    .filter(each -> !each.toString().contains("node_modules"))
                    .sorted()
                    .toList()) {
                if (BLOCK.matcher(Files.readString(file)).find()) {
                    pages.add(file);
                }
            }
        }
        assertThat(pages).as("pages with blocks from files").isNotEmpty();
        return pages;
    }

    private static String textOf(String file, String name) {
        try {
            String text = Files.readString(ROOT.resolve(file));
            return name == null ? text : region(text, name);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    private static String region(String text, String name) {
        Matcher region = Pattern.compile(
                        "(?ms)^[^\n]*tag::" + name + "\\[\\][^\n]*\n(.*?)^[^\n]*end::" + name + "\\[\\]")
                .matcher(text);
        assertThat(region.find()).as("tag::" + name + "[]").isTrue();
        return region.group(1).stripIndent();
    }
}
