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
package io.github.camelcn.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The Java of docs/testing.md is that of tests which are compiled and run. */
class DocumentedUseTest {
    private static final Path PAGE = Path.of("..", "docs", "testing.md");
    private static final Path TESTS = Path.of("src/test/java/io/github/camelcn/emulator");
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

    @Test
    void theJavaOfThePageIsThatOfTheTests() throws IOException {
        List<String> snippets = JAVA.matcher(Files.readString(PAGE))
                .results()
                .map(snippet -> code(snippet.group(1)))
                .toList();

        // before these come the shape of a test, that of a Spring Boot test, and how to open the page
        assertThat(snippets).hasSize(5);
        assertThat(source("DocumentedKodoTest.java")).contains(snippets.get(3));
        assertThat(source("qingzhou/DocumentedQingzhouTest.java")).contains(snippets.get(4));
    }

    private static String source(String file) throws IOException {
        return code(Files.readString(TESTS.resolve(file)));
    }

    /** Without comments and layout. */
    private static String code(String text) {
        return text.replaceAll("//[^\n]*", "").replaceAll("\\s+", "");
    }
}
