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
package io.github.camelcn.component.qingzhou;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.common.camel.CredentialType;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.component.qingzhou.model.ApiStyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys are found where the documentation says, in its order. */
class QingzhouKeysTest {

    private static final Map<String, String> VARIABLES =
            Map.of("QINGZHOU_ACCESS_KEY_ID", "env-id", "QINGZHOU_ACCESS_KEY_SECRET", "env-secret");

    @TempDir
    private Path home;

    private final QingzhouCredentialOptions options = new QingzhouCredentialOptions();

    private Credentials found(ApiStyle style, Map<String, String> variables) {
        return QingzhouKeys.provider(options, style, variables::get, home)
                .find()
                .orElse(Credentials.ANONYMOUS);
    }

    private Path file(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void variablesServeEveryStyle(ApiStyle style) {
        assertThat(found(style, VARIABLES)).isEqualTo(Credentials.of("env-id", "env-secret"));
        options.setCredentialType(CredentialType.ENVIRONMENT);
        assertThat(found(style, VARIABLES)).isEqualTo(Credentials.of("env-id", "env-secret"));
        assertThatThrownBy(() -> found(style, Map.of()))
                .hasMessage("credentialType is ENVIRONMENT, but there are no keys: the environment variables"
                        + " QINGZHOU_ACCESS_KEY_ID and QINGZHOU_ACCESS_KEY_SECRET are not set, or blank");
    }

    @Test
    void optionsBeatVariablesAndVariablesBeatFiles() throws IOException {
        file(".qingcloud/config.yaml", "qy_access_key_id: 'file-id'\nqy_secret_access_key: 'file-secret'\n");
        assertThat(found(ApiStyle.qingcloud, VARIABLES)).isEqualTo(Credentials.of("env-id", "env-secret"));
        options.setAccessKeyId(" id ");
        options.setAccessKeySecret("secret ");
        assertThat(found(ApiStyle.qingcloud, VARIABLES)).isEqualTo(Credentials.of("id", "secret"));
    }

    @Test
    void theFileOfQingCloudsToolIsForItsStyleOnly() throws IOException {
        file(".qingcloud/config.yaml", "qy_access_key_id: 'file-id'\nqy_secret_access_key: 'file-secret'\n");
        assertThat(found(ApiStyle.qingcloud, Map.of())).isEqualTo(Credentials.of("file-id", "file-secret"));
        assertThat(found(ApiStyle.openapi, Map.of())).isEqualTo(Credentials.ANONYMOUS);
        assertThat(found(ApiStyle.rest, Map.of())).isEqualTo(Credentials.ANONYMOUS);
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void aProfileFileServesEveryStyle(ApiStyle style) throws IOException {
        options.setCredentialType(CredentialType.PROFILE);
        options.setProfileFile(home.resolve("keys.yaml").toString());
        assertThatThrownBy(() -> found(style, VARIABLES))
                .hasMessage("the credentials file " + home.resolve("keys.yaml") + " does not exist");
        file("keys.yaml", "access_key_id: file-id\naccess_key_secret: file-secret\n");
        assertThat(found(style, VARIABLES)).isEqualTo(Credentials.of("file-id", "file-secret"));
    }

    @Test
    void aUserIsForTheRestStyleAndATokenForTheOpenapiStyle() {
        options.setUsername("admin");
        options.setPassword("pass");
        options.setAccessKeyId("id");
        options.setAccessKeySecret("secret");
        options.setSecurityToken("token");
        assertThat(found(ApiStyle.rest, Map.of())).isEqualTo(Credentials.of("admin", "pass"));
        assertThat(found(ApiStyle.openapi, Map.of())).isEqualTo(new Credentials("id", "secret", "token"));
        options.setCredentialType(CredentialType.ANONYMOUS);
        assertThat(found(ApiStyle.openapi, VARIABLES)).isEqualTo(Credentials.ANONYMOUS);
    }

    @Test
    void whereThereIsNoProfileFileByDefaultTheOptionIsAskedFor() {
        options.setCredentialType(CredentialType.PROFILE);

        assertThatThrownBy(() -> found(ApiStyle.openapi, VARIABLES))
                .hasMessage("credentialType is PROFILE, but profileFile is not set");
        assertThatThrownBy(() -> found(ApiStyle.qingcloud, VARIABLES))
                .hasMessage("credentialType is PROFILE, but there are no keys: the credentials file "
                        + home.resolve(".qingcloud/config.yaml") + " does not exist");
    }
}
