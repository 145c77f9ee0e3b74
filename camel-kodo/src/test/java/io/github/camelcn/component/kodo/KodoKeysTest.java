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
package io.github.camelcn.component.kodo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.camel.CredentialOptions;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.KeyPlaces;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys are found where the provider's own tools have them. */
class KodoKeysTest {

    @TempDir
    private Path home;

    private KeyPlaces places(Map<String, String> environment) {
        return KodoKeys.NAMES.of(environment::get, home);
    }

    private static Credentials found(KeyPlaces places) {
        return new CredentialOptions().toProvider(places).find().orElse(Credentials.ANONYMOUS);
    }

    @Test
    void variablesOfTheProvidersSdks() {
        assertThat(found(places(Map.of("QINIU_ACCESS_KEY", "access", "QINIU_SECRET_KEY", "secret"))))
                .isEqualTo(Credentials.of("access", "secret"));
    }

    @Test
    void theConfigurationFileOfTheProvidersCommandLineTool() throws IOException {
        Files.writeString(
                home.resolve(".qshell.json"),
                "{\"hosts\": {\"rs\": \"rs.example.com\"}, \"access_key\": \"access\", \"secret_key\": \"secret\"}");

        assertThat(found(places(Map.of()))).isEqualTo(Credentials.of("access", "secret"));
    }

    @Test
    void variablesBeatTheFile() throws IOException {
        Files.writeString(home.resolve(".qshell.json"), "{\"access_key\": \"a\", \"secret_key\": \"b\"}");

        assertThat(found(places(Map.of("QINIU_ACCESS_KEY", "access", "QINIU_SECRET_KEY", "secret"))))
                .isEqualTo(Credentials.of("access", "secret"));
    }

    @Test
    void nothingIsNobody() {
        assertThat(found(places(Map.of()))).isEqualTo(Credentials.ANONYMOUS);
    }

    @Test
    void aTokenMakesGivenKeysTemporary() {
        CredentialOptions options = new CredentialOptions();
        options.setAccessKey("access");
        options.setSecretKey("secret");

        assertThat(options.toProvider(places(Map.of()), "session").find())
                .contains(new Credentials("access", "secret", "session"));
    }
}
