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
package io.github.camelcn.common.component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys, passwords and signatures are nowhere to be seen, whatever fails and however much is logged. */
public abstract class SecretsContract {

    static final String FAILED = "failed as it should";

    @TempDir
    private Path folder;

    /** What to run, with the file to write secrets to as its argument. */
    protected abstract Class<? extends SecretsProgram> program();

    /** How many operations fail in it. */
    protected abstract int failures();

    /** How many secrets it knows in the end, at least. */
    protected abstract int secrets();

    @Test
    protected void nothingSecretIsShownByExceptionsEndpointsHealthChecksAndDebugLogs() throws Exception {
        Path secrets = folder.resolve("secrets");
        Path output = folder.resolve("output");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=debug",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program().getName(),
                        secrets.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = program.waitFor(2, TimeUnit.MINUTES);
        program.destroyForcibly();

        List<String> lines = Files.readAllLines(output);
        assertThat(ended).as("it ended by itself").isTrue();
        assertThat(program.exitValue()).as(() -> String.join("\n", lines)).isZero();
        assertThat(lines).as("debug logs").anyMatch(line -> line.contains("DEBUG") && line.contains("camelcn"));
        assertThat(lines).filteredOn(FAILED::equals).hasSize(failures());
        assertThat(lines)
                .filteredOn(line -> line.startsWith("health DOWN"))
                .hasSize(1)
                .first()
                .asString()
                .contains("cannot-list");
        assertThat(Files.readAllLines(secrets))
                .hasSizeGreaterThanOrEqualTo(secrets())
                .allSatisfy(secret -> assertThat(lines)
                        .filteredOn(line -> line.contains(secret))
                        .as("lines that show a secret")
                        .isEmpty());
    }
}
