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
package io.github.camelcn.component.qingstor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/** The developer console as people ask for it: over HTTP, in an application of camel-main. */
class DeveloperConsoleTest {

    private static final int LENGTH = 8 << 20;

    @Test
    void theConsoleOfCamelMainShowsATransferWhileItRuns() throws Exception {
        int port = freePort();
        AtomicReference<JsonNode> seen = new AtomicReference<>();
        try (QingStorEmulator emulator =
                QingStorEmulator.builder().bucket("photos").start()) {
            Main main = new Main();
            main.bind("qingstor", EmulatorRig.pointedAt(emulator.endpoint()));
            main.addInitialProperty("camel.main.devConsoleEnabled", "true");
            main.addInitialProperty("camel.management.enabled", "true");
            main.addInitialProperty("camel.management.host", "localhost");
            main.addInitialProperty("camel.management.port", Integer.toString(port));
            main.addInitialProperty("camel.management.devConsoleEnabled", "true");
            main.configure().addRoutesBuilder(routes(port, seen));
            main.start();
            try {
                main.getCamelTemplate().sendBody("direct:store", new byte[LENGTH]);
                main.getCamelTemplate().sendBody("direct:read", null);
            } finally {
                main.stop();
            }
        }
        JsonNode console = seen.get().path("qingstor");
        JsonNode transfer = console.path("transfers").path(0);
        assertThat(transfer.path("kind").asText()).isEqualTo("download");
        assertThat(transfer.path("key").asText()).isEqualTo("large.bin");
        assertThat(transfer.path("bytes").asLong()).isEqualTo(LENGTH / 4);
        assertThat(transfer.path("totalBytes").asLong()).isEqualTo(LENGTH);
        assertThat(transfer.path("percent").asInt()).isEqualTo(25);
        assertThat(transfer.has("bytesPerSecond")).isTrue();
        assertThat(console.path("endpoints")).isNotEmpty();
        assertThat(console.toString()).doesNotContain(QingStorEmulator.SECRET_KEY);
    }

    private static RouteBuilder routes(int port, AtomicReference<JsonNode> seen) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:store").to("qingstor:photos/large.bin");
                from("direct:read")
                        .to("qingstor:photos/large.bin?operation=getObject")
                        .process(exchange -> {
                            InputStream body = exchange.getMessage().getBody(InputStream.class);
                            body.readNBytes(LENGTH / 4);
                            seen.set(ask(port));
                            body.readAllBytes();
                        });
            }
        };
    }

    private static JsonNode ask(int port) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/dev/qingstor"))
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
