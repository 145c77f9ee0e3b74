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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WatchFolderTest {

    private static final String BUCKET = "my-desk";

    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket(BUCKET).start();

    @TempDir
    Path work;

    @BeforeEach
    void makeTheFolder() throws Exception {
        Files.createDirectories(work.resolve("desk/2026 年"));
    }

    @AfterEach
    void stop() {
        qingstor.close();
    }

    @Test
    void newAndChangedFilesReachTheOtherMachine() throws Exception {
        try (Kitchen kitchen = kitchen()) {
            kitchen.cook("watch-folder");
            write("2026 年/a.txt", "first");
            write("half.part", "half");
            await().until(() -> "first".equals(mirrored("2026 年/a.txt")));

            write("2026 年/a.txt", "second, and longer");
            await().until(() -> "second, and longer".equals(mirrored("2026 年/a.txt")));
        }
        assertThat(qingstor.keys(BUCKET)).containsExactly("of-ann/2026 年/a.txt");
        assertThat(qingstor.objectBytes(BUCKET, "of-ann/2026 年/a.txt"))
                .isEqualTo("second, and longer".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRestartSendsNothingTwice() throws Exception {
        write("a.txt", "a");
        try (Kitchen kitchen = kitchen()) {
            kitchen.cook("watch-folder");
            await().until(() -> "a".equals(mirrored("a.txt")));
        }
        qingstor.clearRequests();
        write("b.txt", "b");

        try (Kitchen kitchen = kitchen()) {
            kitchen.cook("watch-folder");
            await().until(() -> "b".equals(mirrored("b.txt")));
        }
        assertThat(qingstor.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .extracting(RecordedRequest::path)
                .containsExactly("/my-desk/of-ann/b.txt");
        assertThat(qingstor.requests())
                .filteredOn(request ->
                        request.method().equals("GET") && request.path().endsWith(".txt"))
                .extracting(RecordedRequest::path)
                .containsExactly("/my-desk/of-ann/b.txt");
    }

    private Kitchen kitchen() {
        return new Kitchen()
                .qingstor(qingstor)
                .property("watch.folder", work.resolve("desk"))
                .property("watch.mirror", work.resolve("mirror"))
                .property("watch.state", work.resolve("state"))
                .property("watch.bucket", BUCKET)
                .property("watch.prefix", "of-ann")
                .property("watch.quiet", 0);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(work.resolve("desk").resolve(name), text);
    }

    private String mirrored(String name) throws Exception {
        Path file = work.resolve("mirror").resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
