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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommandLineTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Main.Running started = new Main.Running(Map.of(), Optional.empty());
    private Map<String, Emulator> running = Map.of();

    @AfterEach
    void stop() {
        started.close();
    }

    @Test
    void startsWithWhatItIsToldAndSaysWhere(@TempDir Path folder) throws IOException {
        start(
                Map.of(),
                "--port",
                "0",
                "--service",
                "qingstor,kodo",
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
                "sh1a,pek3a",
                "--region",
                "us-north-1");

        assertThat(running).containsOnlyKeys("qingstor", "kodo");
        running.forEach((service, emulator) -> assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("The " + service + " emulator listens on " + emulator.endpoint()));
        RawClient.Answer buckets = RawClient.call(
                running.get("qingstor"), RawRequest.of("GET", "/").as("AK", "SK"));
        assertThat(buckets.json().path("count").asInt()).isEqualTo(3);
        assertThat(buckets.json().at("/buckets/0/location").asText()).isEqualTo("sh1a");
        RawClient.Answer location = RawClient.call(
                running.get("kodo"), KodoRequests.s3("GET", "/third-bucket?location", "us-north-1", "AK", "SK"));
        assertThat(location.text()).contains(">us-north-1<");
        assertThat(folder.resolve("qingstor/buckets")).isDirectoryContaining("glob:**first-bucket");
        assertThat(folder.resolve("kodo/buckets")).isDirectoryContaining("glob:**first-bucket");
    }

    @Test
    void startsEverythingUnlessToldOtherwise() {
        start(Map.of(), "--port", "0");

        assertThat(running.keySet()).containsExactly("qingstor", "kodo", "qingzhou");
    }

    @Test
    void leavesNothingBehindWhenOneCannotStart() throws IOException {
        String first = Integer.toString(freePort());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String second = Integer.toString(taken.getLocalPort());

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> start(Map.of(), "--port", first, "--kodo-port", second));
        }
        start(Map.of(), "--service", "qingstor", "--port", first);

        assertThat(running.get("qingstor").port()).hasToString(first);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void readsTheEnvironmentAndLetsArgumentsWin() {
        Map<String, String> environment = Map.of(
                "EMULATOR_PORT", "1",
                "EMULATOR_SERVICE", "qingstor",
                "EMULATOR_BUCKET", "from-environment",
                "EMULATOR_ZONE", "sh1a");
        start(environment, "--port", "0", "--zone", "gd2");

        QingStorEmulator emulator = (QingStorEmulator) running.get("qingstor");
        assertThat(emulator.port()).isGreaterThan(1);
        assertThat(emulator.store().buckets()).containsExactly("from-environment");
    }

    @Test
    void readsAFlagFromTheEnvironment() {
        String[] service = {"--service", "kodo", "--port", "0"};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(Map.of("EMULATOR_LENIENT", "yes"), service))
                .withMessage("EMULATOR_LENIENT must be true or false.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(Map.of("EMULATOR_LENIENT", "true"), service))
                .withMessage("Option --lenient is not for the service kodo.");
        start(Map.of("EMULATOR_LENIENT", "false"), service);

        assertThat(running.keySet()).containsExactly("kodo");
    }

    @Test
    void startsAServiceOnceHoweverOftenItIsNamed() {
        start(Map.of(), "--service", "kodo, qingstor,kodo", "--service", "qingstor", "--port", "0");

        assertThat(running.keySet()).containsExactly("kodo", "qingstor");
    }

    @Test
    void startsAQingzhouCloud() {
        start(Map.of(), "--service", "qingzhou", "--port", "0", "--instances", "3");

        QingzhouEmulator emulator = (QingzhouEmulator) running.get("qingzhou");
        assertThat(emulator.controls().instances()).hasSize(3);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("The qingzhou emulator listens on " + emulator.endpoint());
    }

    @Test
    void opensAPageUnlessItIsUnwanted() throws Exception {
        start(Map.of(), "--service", "kodo", "--port", "0", "--page-port", "0");
        EmulatorPage page = started.page().orElseThrow();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Look at them on " + page.uri());
        RawClient.call(running.get("kodo"), KodoRequests.s3("GET", "/"));
        assertThat(running.get("kodo").requests()).hasSize(1);
        stop();

        start(Map.of(), "--service", "kodo", "--port", "0", "--no-page");
        assertThat(started.page()).isEmpty();
        RawClient.call(running.get("kodo"), KodoRequests.s3("GET", "/"));
        assertThat(running.get("kodo").requests()).as("nobody can look").isEmpty();
        stop();

        start(Map.of("EMULATOR_NO_PAGE", "true"), "--service", "kodo", "--port", "0");
        assertThat(started.page()).isEmpty();
    }

    @Test
    void aTakenPortKeepsThePageAwayOnlyWhenItWasAskedFor() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            start(Map.of(), "--service", "kodo", "--kodo-port", "0", "--port", Integer.toString(port - 9));
            assertThat(started.page().orElseThrow().uri().getPort()).isNotEqualTo(port);
            stop();

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() ->
                            start(Map.of(), "--service", "kodo", "--port", "0", "--page-port", Integer.toString(port)));
        }
    }

    @Test
    void printsHelp() {
        start(Map.of(), "--help");

        assertThat(running).isEmpty();
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
        "--port 65535, 'Option --port must be between 0 and 65535, not ''65536''.'",
        "--port 1x, 'Option --port must be between 0 and 65535, not ''1x''.'",
        "--page-port x, 'Option --page-port must be between 0 and 65535, not ''x''.'",
        "--kodo-port 70000, 'Option --kodo-port must be between 0 and 65535, not ''70000''.'",
        "--service x, 'Option --service must be qingstor, kodo or qingzhou, not ''x''.'",
        "--service qingzhou --bucket b, Option --bucket is not for the service qingzhou.",
        "'--service qingstor,kodo --instances 3', 'Option --instances is not for the service qingstor, kodo.'",
        "--service qingzhou --instances many, 'Option --instances must be a number, not ''many''.'",
        "--access-key a, Options --access-key and --secret-key belong together."
    })
    void refusesWhatItCannotUse(String line, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(Map.of(), line.split(" ")))
                .withMessage(sentence);
    }

    private void start(Map<String, String> environment, String... arguments) {
        started = Main.start(CommandLine.parse(arguments, environment), new PrintStream(printed, true));
        running = started.emulators();
    }
}
