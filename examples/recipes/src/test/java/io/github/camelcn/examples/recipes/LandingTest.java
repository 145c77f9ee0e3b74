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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/** The source is {@code direct}, which hands over what a Kafka consumer with {@code batching=true} does. */
class LandingTest {

    private static final String BUCKET = "data-lake";
    private static final Instant EVENING =
            Instant.parse("2026-03-01T11:59:59Z").atZone(ZoneId.systemDefault()).toInstant();

    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket(BUCKET).start();

    @AfterEach
    void stop() {
        qingstor.close();
    }

    @Test
    void recordsOfAPollAreOneObjectForEachHourOfTheRecords() throws Exception {
        try (Kitchen kitchen = kitchen(300, "30s")) {
            Exchange poll = poll(kitchen, 600);

            assertThat(poll.getException()).isNull();
        }
        List<String> hours =
                qingstor.keys(BUCKET).stream().map(key -> key.substring(0, 20)).toList();
        assertThat(hours)
                .as("half of the records are of the next hour")
                .hasSize(2)
                .doesNotHaveDuplicates();
        List<String> lines = new ArrayList<>();
        for (String key : qingstor.keys(BUCKET)) {
            assertThat(key).matches("orders/2026/03/01/\\d\\d/orders-.*\\.json\\.gz");
            lines.addAll(lines(key));
        }
        assertThat(lines).hasSize(600).doesNotHaveDuplicates().contains("{\"order\":0}", "{\"order\":599}");
    }

    @Test
    void aPollWhoseObjectCannotBeStoredFailsAndComesAgain() throws Exception {
        try (Kitchen kitchen = kitchen(300, "1s")) {
            qingstor.faults().on("PUT", "/orders/").answer(403, "permission_denied");
            assertThat(poll(kitchen, 100).getException()).isNotNull();
            assertThat(qingstor.keys(BUCKET)).isEmpty();

            qingstor.faults().clear();
            assertThat(poll(kitchen, 100).getException()).isNull();
        }
        List<String> lines = new ArrayList<>();
        for (String key : qingstor.keys(BUCKET)) {
            lines.addAll(lines(key));
        }
        assertThat(lines).hasSize(100).doesNotHaveDuplicates();
    }

    private Kitchen kitchen(int records, String patience) throws Exception {
        return new Kitchen()
                .qingstor(qingstor)
                .property("landing.source", "direct:kafka")
                .property("landing.records", records)
                .property("landing.patience", patience)
                .property("landing.bucket", BUCKET)
                .cook("landing");
    }

    private static Exchange poll(Kitchen kitchen, int records) {
        List<Exchange> batch = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            Exchange entry = new DefaultExchange(kitchen.context());
            entry.getMessage().setBody("{\"order\":" + i + "}");
            entry.getMessage()
                    .setHeader(
                            Exchange.MESSAGE_TIMESTAMP,
                            EVENING.plusSeconds(i % 2 * 60L).toEpochMilli());
            batch.add(entry);
        }
        Collections.shuffle(batch);
        FluentProducerTemplate template = kitchen.context().createFluentProducerTemplate();
        return template.to("direct:kafka").withBody(batch).send();
    }

    private List<String> lines(String key) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(qingstor.objectBytes(BUCKET, key)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
