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
package io.github.camelcn.examples.springboot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The application as it is started by its command, seen from its folders, its buckets and its port. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"QINGSTOR_ACCESS_KEY_ID=", "QINIU_ACCESS_KEY="})
class DropBoxTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    QingStorEmulator qingstor;

    @Autowired
    KodoEmulator kodo;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry properties) {
        properties.add("dropbox.inbox", () -> folder.resolve("inbox").toString());
        properties.add("dropbox.outbox", () -> folder.resolve("outbox").toString());
    }

    @Test
    void aFileGoesThroughBothCloudsWhileHealthAndMetersTell() throws Exception {
        byte[] content = "月,对象\n2026-10,1391\n".getBytes("UTF-8");
        qingstor.faults().on("PUT", "/in/reports").times(1).answer(503, "service_unavailable");
        Path file = folder.resolve("inbox/reports/9 月.csv");
        Files.createDirectories(file.getParent());
        Files.move(Files.write(folder.resolve("written"), content), file);

        Path arrived = folder.resolve("outbox/reports/9 月.csv");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived).hasBinaryContent(content));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(kodo.keys("dropbox-kodo")).isEmpty();
            assertThat(qingstor.keys("dropbox-qingstor")).containsExactly("camel-cn-dropbox/done/reports/9 月.csv");
        });
        assertThat(qingstor.objectBytes("dropbox-qingstor", "camel-cn-dropbox/done/reports/9 月.csv"))
                .isEqualTo(content);

        JsonNode health = actuator("/health");
        assertThat(health.path("status").asText()).isEqualTo("UP");
        JsonNode checks = health.path("components").path("camelHealth").path("details");
        assertThat(checks.path("consumer:mirror").asText()).isEqualTo("UP");
        assertThat(checks.path("consumer:download").asText()).isEqualTo("UP");
        assertThat(StreamSupport.stream(((Iterable<String>) checks::fieldNames).spliterator(), false)
                        .filter(name -> name.matches("producer:(qingstor|kodo)-\\w+"))
                        .map(name -> checks.path(name).asText()))
                .containsExactly("UP", "UP");

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode mirrored = actuator("/metrics/camel.exchanges.succeeded?tag=routeId:mirror");
            assertThat(mirrored.path("measurements").path(0).path("value").asInt())
                    .isEqualTo(1);
            metersTell(content.length);
        });
    }

    private void metersTell(int size) throws Exception {
        assertThat(names(actuator("/metrics").path("names")))
                .contains(
                        "camelcn.bytes.received",
                        "camelcn.bytes.sent",
                        "camelcn.calls",
                        "camelcn.calls.active",
                        "camelcn.consumer.claimed",
                        "camelcn.consumer.lag",
                        "camelcn.limited",
                        "camelcn.list.pages",
                        "camelcn.retries",
                        "camelcn.transfers.active",
                        "camelcn.waits",
                        "camelcn.waits.active");

        // tag::meters[]
        String upload = "service:qingstor,operation:putObject,bucket:dropbox-qingstor";
        assertThat(value("camelcn.bytes.sent", "COUNT", upload)).isGreaterThanOrEqualTo(size);
        assertThat(value("camelcn.calls", "COUNT", upload + ",outcome:success")).isEqualTo(1);
        assertThat(value("camelcn.calls", "TOTAL_TIME", upload + ",outcome:success"))
                .isBetween(0.0005, 60.0);
        assertThat(value("camelcn.retries", "COUNT", upload)).isEqualTo(1);
        assertThat(value("camelcn.calls.active", "VALUE", upload)).isZero();
        // end::meters[]

        String download = "service:kodo,operation:getObject,bucket:dropbox-kodo";
        assertThat(value("camelcn.bytes.received", "COUNT", download)).isEqualTo(size);
        assertThat(value("camelcn.calls", "COUNT", download + ",outcome:success"))
                .isEqualTo(1);
        assertThat(value("camelcn.retries", "COUNT", download)).isZero();

        for (String consumer : List.of("service:qingstor,consumer:mirror", "service:kodo,consumer:download")) {
            assertThat(value("camelcn.consumer.claimed", "VALUE", consumer)).isZero();
            assertThat(value("camelcn.consumer.lag", "VALUE", consumer)).isZero();
        }
        assertThat(value("camelcn.list.pages", "COUNT", "service:qingstor,bucket:dropbox-qingstor"))
                .isPositive();
        assertThat(value("camelcn.list.pages", "COUNT", "service:kodo,bucket:dropbox-kodo"))
                .isPositive();
    }

    /** One number of a meter, such as its {@code COUNT}; with tags as {@code name:value,name:value}. */
    private double value(String meter, String statistic, String tags) throws Exception {
        String query = "?tag=" + tags.replace(",", "&tag=");
        for (JsonNode measurement : actuator("/metrics/" + meter + query).path("measurements")) {
            if (statistic.equals(measurement.path("statistic").asText())) {
                return measurement.path("value").asDouble();
            }
        }
        throw new AssertionError(meter + query + " has no " + statistic);
    }

    private static List<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode actuator(String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
