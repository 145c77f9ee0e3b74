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
package io.github.camelcn.examples.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;

class CamelCliTest {

    private static final String BUCKET = "my-bucket";

    @TempDir
    Path home;

    private CamelCli cli;

    @BeforeEach
    void offerWhatWasBuilt() throws Exception {
        cli = new CamelCli(home);
        cli.offer("camel-cloud-common", "camel-cloud-common");
        cli.offer("camel-qingstor", "camel-qingstor");
        cli.offer("camel-kodo", "camel-kodo");
        cli.offer("kamelets", "camel-cn-kamelets");
    }

    @Test
    void aFileFindsItsComponentByItsCoordinates() throws Exception {
        try (QingStorEmulator store = QingStorEmulator.builder()
                .credentials("me", "my-secret")
                .bucket(BUCKET)
                .start()) {
            String output = cli.run(
                    Path.of("hello.camel.yaml"),
                    "--dep=mvn:io.github.camelcn:camel-qingstor:" + CamelCli.VERSION,
                    "--prop=endpoint=" + store.endpoint());

            assertThat(output)
                    .contains("Apache Camel " + CamelCli.property("camel.version"))
                    .contains("stored and read: hello");
            assertThat(cli.resolved("camel-qingstor"))
                    .as("what the CLI took")
                    .hasSameBinaryContentAs(cli.built("camel-qingstor", "camel-qingstor"));
            assertThat(store.objectBytes(BUCKET, "hello.txt")).asString().isEqualTo("hello");
        }
    }

    @Test
    void aKameletFindsItsComponentByItself() throws Exception {
        try (KodoEmulator store = KodoEmulator.builder()
                .credentials("me", "my-secret")
                .bucket(BUCKET)
                .start()) {
            String output = cli.run(
                    Path.of("kamelet.camel.yaml"),
                    "--dep=mvn:io.github.camelcn:camel-cn-kamelets:" + CamelCli.VERSION,
                    "--kamelets-version=" + CamelCli.property("camel.version"),
                    "--prop=endpoint=" + store.endpoint());

            assertThat(output).contains("stored: hello");
            assertThat(store.objectBytes(BUCKET, "hello.txt")).asString().isEqualTo("hello");
        }
    }
}
