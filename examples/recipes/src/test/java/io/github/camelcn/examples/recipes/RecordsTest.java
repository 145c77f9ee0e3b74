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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.model.LogDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RecordsTest {

    private static final String BUCKET = "my-lines";

    /** Longer than what is held in memory. */
    private static final int LINES = 5_000;

    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket(BUCKET).start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        qingstor.close();
    }

    @Test
    void everyLineIsAMessageAndTheObjectIsReadOnce() throws Exception {
        qingstor.putObject(BUCKET, "in/a.ndjson", text(LINES));
        qingstor.putObject(BUCKET, "in/b.csv", text(1));

        try (Kitchen kitchen = kitchen(Integer.MAX_VALUE)) {
            await().until(() -> qingstor.keys(BUCKET).equals(List.of("in/b.csv")));
            await().until(() -> isIdle(kitchen));
        }

        assertThat(lines).hasSize(LINES).startsWith("{\"n\":0,\"名\":\"x\"}").endsWith(line(LINES - 1));
        assertThat(qingstor.requests())
                .filteredOn(request ->
                        request.method().equals("GET") && request.path().endsWith("a.ndjson"))
                .hasSize(1);
    }

    @Test
    void anObjectWithALineThatFailsStays() throws Exception {
        qingstor.putObject(BUCKET, "in/a.ndjson", text(10));

        try (Kitchen kitchen = kitchen(7)) {
            await().until(() -> lines.size() == 7);
            await().until(() -> isIdle(kitchen));
        }

        assertThat(lines).endsWith(line(6));
        assertThat(qingstor.keys(BUCKET)).containsExactly("in/a.ndjson");
    }

    /** @param good how many lines are routed before one fails */
    private Kitchen kitchen(int good) throws Exception {
        Kitchen kitchen = new Kitchen()
                .qingstor(qingstor)
                .property("records.bucket", BUCKET)
                .property("records.prefix", "in");
        kitchen.context().setAutoStartup(false);
        kitchen.cook("records");
        AdviceWith.adviceWith(kitchen.context(), "record", route -> route.weaveByType(LogDefinition.class)
                .replace()
                .process(exchange -> take(exchange, good)));
        kitchen.context().getRouteController().startAllRoutes();
        return kitchen;
    }

    private static boolean isIdle(Kitchen kitchen) {
        return kitchen.context().getInflightRepository().size() == 0;
    }

    private void take(Exchange exchange, int good) {
        if (lines.size() == good) {
            throw new IllegalStateException("this line cannot be routed");
        }
        lines.add(exchange.getMessage().getBody(String.class));
    }

    private static byte[] text(int count) {
        return IntStream.range(0, count)
                .mapToObj(RecordsTest::line)
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(int number) {
        return "{\"n\":" + number + ",\"名\":\"x\"}";
    }
}
