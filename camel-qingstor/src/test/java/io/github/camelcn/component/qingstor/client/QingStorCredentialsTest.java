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
package io.github.camelcn.component.qingstor.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.KeyPlaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QingStorCredentialsTest {

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    private KeyPlaces sources() {
        return QingStorCredentials.NAMES.of(environment::get, home);
    }

    private Path write(String file, String key) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(
                path, "access_key_id: '" + key + "'\nsecret_access_key: 's'\nhost: 'qingstor.com'\nport: 443\n");
    }

    private static Credentials key(String name) {
        return Credentials.of(name, "s");
    }

    /** Each source hides all that follow; taken away one by one, the next one shows. */
    @Test
    void sourcesAreAskedInTheirOrder() throws IOException {
        Path named = write("elsewhere.yaml", "named file");
        Path official = write(".qingstor/config.yaml", "official file");
        Path java = write(".config/qingstor.yaml", "java file");
        environment.putAll(Map.of(
                "QINGSTOR_ACCESS_KEY_ID", "official variable",
                "QINGSTOR_SECRET_ACCESS_KEY", "s",
                "QS_ACCESS_KEY_ID", "rclone variable",
                "QS_SECRET_ACCESS_KEY", "s",
                "QINGSTOR_CONFIG_PATH", named.toString()));

        assertThat(sources().auto("option", "s").find()).contains(key("option"));
        assertThat(sources().auto("", " ").find()).contains(key("official variable"));
        environment.remove("QINGSTOR_ACCESS_KEY_ID");
        environment.remove("QINGSTOR_SECRET_ACCESS_KEY");
        assertThat(sources().auto("", "").find()).contains(key("rclone variable"));
        environment.remove("QS_ACCESS_KEY_ID");
        environment.remove("QS_SECRET_ACCESS_KEY");
        assertThat(sources().auto("", "").find()).contains(key("named file"));
        environment.remove("QINGSTOR_CONFIG_PATH");
        assertThat(sources().auto("", "").find()).contains(key("official file"));
        Files.delete(official);
        assertThat(sources().auto("", "").find()).contains(key("java file"));
        Files.delete(java);
        assertThat(sources().auto("", "").find()).as("anonymous").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "QINGSTOR_ACCESS_KEY_ID, QINGSTOR_SECRET_ACCESS_KEY",
        "QS_ACCESS_KEY_ID, QS_SECRET_ACCESS_KEY",
        "QS_ACCESS_KEY, QS_SECRET_KEY",
        "QS_ACCESS_KEY_ID, QS_SECRET_KEY"
    })
    void everyVariableNameIsKnown(String accessKey, String secretKey) {
        environment.put(accessKey, "a");
        environment.put(secretKey, "s");

        assertThat(sources().environment().find()).contains(key("a"));
    }

    @Test
    void halfAPairIsAnErrorAndNotALookElsewhere() {
        environment.put("QINGSTOR_ACCESS_KEY_ID", "a");

        assertThatThrownBy(() -> sources().auto("", "").find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("QINGSTOR_SECRET_ACCESS_KEY");
        assertThatThrownBy(() -> sources().auto("a", ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("secretKey");
    }

    @Test
    void aFileThatWasNamedMustBeThere() {
        Path missing = home.resolve("missing.yaml");
        environment.put("QINGSTOR_CONFIG_PATH", missing.toString());

        assertThatThrownBy(() -> sources().auto("", "").find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the credentials file " + missing + " does not exist");
        assertThatThrownBy(() -> sources().profile(missing.toString()).find())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void singleSourcesLookNowhereElse() throws IOException {
        write(".qingstor/config.yaml", "file");
        environment.put("QS_ACCESS_KEY", "variable");
        environment.put("QS_SECRET_KEY", "s");

        assertThat(sources().environment().find()).contains(key("variable"));
        assertThat(sources().profile().find()).contains(key("file"));
    }
}
