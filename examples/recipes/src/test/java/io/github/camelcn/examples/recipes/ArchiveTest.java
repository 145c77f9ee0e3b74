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

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ArchiveTest {

    private static final String BUCKET = "my-vault";
    private static final String FIRST = "the key of the year 2025, 32 by.";
    private static final String SECOND = "the key of the year 2026, 32 by.";

    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket(BUCKET).start();

    @TempDir
    Path work;

    @AfterEach
    void stop() {
        qingstor.close();
    }

    @Test
    void theServiceKeepsOnlyWhatNobodyCanReadWithoutTheKey() throws Exception {
        try (Kitchen kitchen = kitchen(FIRST, "2025", "no key has been used until now..", "2024")) {
            archive(kitchen, "ledger.csv");

            assertThat(restored(kitchen, "ledger.csv").getMessage().getBody(String.class))
                    .isEqualTo("ledger.csv");
        }
        assertThat(new String(qingstor.rawBytesAtRest(BUCKET, "2025/ledger.csv"), StandardCharsets.ISO_8859_1))
                .doesNotContain("ledger");
        try (Kitchen kitchen = kitchen(SECOND, "2025", FIRST, "2024")) {
            assertThat(restored(kitchen, "ledger.csv").getException()).isNotNull();
        }
    }

    @Test
    void aNewKeyOpensEverythingAfterwardsAndTheOldOneNothing() throws Exception {
        try (Kitchen kitchen = kitchen(FIRST, "2025", "no key has been used until now..", "2024")) {
            archive(kitchen, "a.csv");
            archive(kitchen, "b.csv");
        }

        try (Kitchen kitchen = kitchen(SECOND, "2026", FIRST, "2025")) {
            kitchen.context().getRouteController().startRoute("rotate");
            await().untilAsserted(() -> assertThat(qingstor.keys(BUCKET)).containsExactly("2026/a.csv", "2026/b.csv"));

            assertThat(restored(kitchen, "a.csv").getMessage().getBody(String.class))
                    .isEqualTo("a.csv");
        }
        try (Kitchen kitchen = kitchen(FIRST, "2026", FIRST, "2025")) {
            assertThat(restored(kitchen, "a.csv").getException()).isNotNull();
        }
    }

    @Test
    void whatCannotBeCopiedStaysAndComesAgain() throws Exception {
        try (Kitchen kitchen = kitchen(FIRST, "2025", "no key has been used until now..", "2024")) {
            archive(kitchen, "a.csv");
            archive(kitchen, "b.csv");
        }
        qingstor.faults().on("PUT", "2026/a.csv").answer(403, "permission_denied");

        try (Kitchen kitchen = kitchen(SECOND, "2026", FIRST, "2025")) {
            kitchen.context().getRouteController().startRoute("rotate");
            await().untilAsserted(() -> assertThat(qingstor.keys(BUCKET)).containsExactly("2025/a.csv", "2026/b.csv"));
        }
    }

    private Kitchen kitchen(String key, String generation, String oldKey, String oldGeneration) throws Exception {
        return new Kitchen()
                .qingstor(qingstor)
                .property("archive.bucket", BUCKET)
                .property("archive.key", key)
                .property("archive.generation", generation)
                .property("archive.oldKey", oldKey)
                .property("archive.oldGeneration", oldGeneration)
                .cook("archive");
    }

    private void archive(Kitchen kitchen, String name) throws Exception {
        Path file = Files.writeString(work.resolve(name), name);
        Exchange done = kitchen.context()
                .createFluentProducerTemplate()
                .to("direct:archive")
                .withBody(file.toFile())
                .withHeader(Exchange.FILE_NAME, name)
                .send();
        assertThat(done.getException()).isNull();
    }

    private static Exchange restored(Kitchen kitchen, String name) {
        return kitchen.context()
                .createFluentProducerTemplate()
                .to("direct:restore")
                .withHeader(Exchange.FILE_NAME, name)
                .send();
    }
}
