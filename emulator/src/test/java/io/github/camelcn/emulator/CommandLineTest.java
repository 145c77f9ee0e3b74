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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommandLineTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void startsWithWhatItIsToldAndSaysWhere(@TempDir Path folder) throws IOException {
        String[] arguments = {
            "--port",
            "0",
            "--data-dir",
            folder.toString(),
            "--access-key",
            "AK",
            "--secret-key",
            "SK",
            "--bucket",
            "first-bucket,second-bucket",
            "--bucket",
            "third-bucket",
            "--zone",
            "sh1a,pek3a"
        };
        try (QingStorEmulator emulator =
                (QingStorEmulator) start(arguments, Map.of()).orElseThrow()) {
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains(emulator.endpoint().toString());
            RawClient.Answer answer =
                    RawClient.call(emulator, RawRequest.of("GET", "/").as("AK", "SK"));
            assertThat(answer.json().path("count").asInt()).isEqualTo(3);
            assertThat(answer.json().at("/buckets/0/location").asText()).isEqualTo("sh1a");
        }
        assertThat(folder.resolve("buckets")).isDirectoryContaining("glob:**first-bucket");
    }

    @Test
    void readsTheEnvironmentAndLetsArgumentsWin() {
        Map<String, String> environment =
                Map.of("EMULATOR_PORT", "1", "EMULATOR_BUCKET", "from-environment", "EMULATOR_ZONE", "sh1a");
        try (QingStorEmulator emulator =
                (QingStorEmulator) start(new String[] {"--port", "0", "--zone", "gd2"}, environment)
                        .orElseThrow()) {
            assertThat(emulator.port()).isGreaterThan(1);
            assertThat(emulator.store().buckets()).containsExactly("from-environment");
        }
    }

    @Test
    void startsAQingzhouCloud() {
        String[] arguments = {"--service", "qingzhou", "--port", "0", "--instances", "3"};
        try (QingzhouEmulator emulator =
                (QingzhouEmulator) start(arguments, Map.of()).orElseThrow()) {
            assertThat(emulator.controls().instances()).hasSize(3);
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("The qingzhou emulator listens on " + emulator.endpoint());
        }
    }

    @Test
    void printsHelp() {
        assertThat(start(new String[] {"--help"}, Map.of())).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("--port N")
                .contains("EMULATOR_DATA_DIR");
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 1, Unknown option '--prot'.",
        "--port, Option --port needs a value.",
        "--port --lenient, Option --port needs a value.",
        "--port 70000, 'Option --port must be between 0 and 65535, not ''70000''.'",
        "--port 1x, 'Option --port must be between 0 and 65535, not ''1x''.'",
        "--service x, 'Option --service must be qingstor or qingzhou, not ''x''.'",
        "--service qingzhou --bucket b, Option --bucket is not for the service qingzhou.",
        "--instances 3, Option --instances is not for the service qingstor.",
        "--service qingzhou --instances many, 'Option --instances must be a number, not ''many''.'",
        "--access-key a, Options --access-key and --secret-key belong together."
    })
    void refusesWhatItCannotUse(String line, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(line.split(" "), Map.of()))
                .withMessage(sentence);
    }

    private Optional<Emulator> start(String[] arguments, Map<String, String> environment) {
        return Main.start(CommandLine.parse(arguments, environment), new PrintStream(printed, true));
    }
}
