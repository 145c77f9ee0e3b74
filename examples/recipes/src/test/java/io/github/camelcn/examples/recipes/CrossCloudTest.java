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
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.component.qingstor.QingStorHeaders;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CrossCloudTest {

    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket("photos").start();
    private final KodoEmulator kodo = KodoEmulator.builder().bucket("copies").start();

    @TempDir
    Path work;

    @AfterEach
    void stop() {
        qingstor.close();
        kodo.close();
    }

    @Test
    void everyObjectArrivesWithItsTypeAndMetadata() throws Exception {
        byte[] large = new byte[16 << 20];
        new Random(1).nextBytes(large);
        qingstor.putObject("photos", "in/large.bin", large);
        qingstor.putObject("photos", "elsewhere/a", new byte[1]);

        try (Kitchen kitchen = kitchen()) {
            kitchen.context()
                    .createFluentProducerTemplate()
                    .to("qingstor:photos/in/a.txt")
                    .withBody("hello")
                    .withHeader(QingStorHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .withHeader(QingStorHeaders.METADATA, Map.of("author", "me"))
                    .request();
            kitchen.cook("cross-cloud");

            await().until(() -> kodo.keys("copies").size() == 2);
        }
        assertThat(kodo.keys("copies")).containsExactly("in/a.txt", "in/large.bin");
        assertThat(kodo.objectBytes("copies", "in/large.bin")).isEqualTo(large);
        assertThat(kodo.store().contentType("copies", "in/a.txt")).isEqualTo("text/plain; charset=utf-8");
        assertThat(kodo.store().metadata("copies", "in/a.txt")).containsEntry("author", "me");
    }

    @Test
    void aRestartCopiesOnlyWhatIsNewOrChanged() throws Exception {
        put("in/same", "same");
        put("in/changing", "old");
        try (Kitchen kitchen = kitchen()) {
            kitchen.cook("cross-cloud");
            await().until(() -> kodo.keys("copies").size() == 2);
        }
        kodo.clearRequests();
        put("in/changing", "new");
        put("in/new", "new");

        try (Kitchen kitchen = kitchen()) {
            kitchen.cook("cross-cloud");
            await().until(() ->
                    kodo.keys("copies").size() == 3 && "new".equals(text(kodo.objectBytes("copies", "in/changing"))));
        }
        assertThat(kodo.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .extracting(RecordedRequest::path)
                .containsExactlyInAnyOrder("/copies/in/changing", "/copies/in/new");
    }

    private Kitchen kitchen() throws Exception {
        Kitchen kitchen = new Kitchen()
                .qingstor(qingstor)
                .kodo(kodo)
                .property("copy.from", "photos")
                .property("copy.prefix", "in/")
                .property("copy.to", "copies")
                .property("copy.state", work);
        kitchen.context().start();
        return kitchen;
    }

    private void put(String key, String text) {
        qingstor.putObject("photos", key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
