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
package io.github.camelcn.common.camel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.credentials.KeyNames;
import io.github.camelcn.common.credentials.KeyPlaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CredentialOptionsTest {

    private static final KeyPlaces PLACES = new KeyPlaces.Names(
                    List.of(KeyNames.of("STORE_KEY", "STORE_SECRET")),
                    "",
                    List.of(".store/config.yaml"),
                    KeyNames.of("access_key_id", "secret_access_key"))
            .of(name -> null, Path.of("no-such-home"));

    private final CredentialOptions options = new CredentialOptions();

    @TempDir
    private Path folder;

    private Credentials found() {
        return options.toProvider(PLACES).find().orElseThrow();
    }

    private void useFile() throws Exception {
        Path file = folder.resolve("config.yaml");
        Files.writeString(file, "access_key_id: FROMFILE\nsecret_access_key: s\n");
        options.setProfileFile(file.toString());
    }

    @Test
    void givenKeysBeatTheFile() throws Exception {
        useFile();
        options.setAccessKey("GIVEN");
        options.setSecretKey("s");
        assertThat(found().accessKey()).isEqualTo("GIVEN");

        options.setCredentialType(CredentialType.PROFILE);
        assertThat(found().accessKey()).isEqualTo("FROMFILE");
    }

    @Test
    void aProviderBeatsEverything() {
        options.setAccessKey("GIVEN");
        options.setSecretKey("s");
        options.setCredentialsProvider(CredentialsProvider.of(Credentials.of("BEAN", "s")));

        assertThat(found().accessKey()).isEqualTo("BEAN");
    }

    @Test
    void anonymousSignsNothingEvenWithKeys() {
        options.setAccessKey("GIVEN");
        options.setSecretKey("s");
        options.setCredentialType(CredentialType.ANONYMOUS);

        assertThat(found().isAnonymous()).isTrue();
    }

    @Test
    void whoeverNamesOnePlaceDoesNotBecomeAnonymousInSilence() throws Exception {
        options.setCredentialType(CredentialType.STATIC);
        assertThatIllegalStateException()
                .isThrownBy(this::found)
                .withMessage("credentialType is STATIC, but accessKey and secretKey are not set");

        options.setCredentialType(CredentialType.PROFILE);
        options.setProfileFile(
                Files.writeString(folder.resolve("empty.yaml"), "zone: pek3a\n").toString());
        assertThatIllegalStateException()
                .isThrownBy(this::found)
                .withMessage("the credentials file " + folder.resolve("empty.yaml")
                        + " has no entries access_key_id and secret_access_key");

        options.setProfileFile(null);
        assertThatIllegalStateException()
                .isThrownBy(this::found)
                .withMessageStartingWith("credentialType is PROFILE, but there are no keys");
        options.setCredentialType(CredentialType.ENVIRONMENT);
        assertThatIllegalStateException()
                .isThrownBy(this::found)
                .withMessageStartingWith(
                        "credentialType is ENVIRONMENT, but there are no keys: the environment variables");
    }

    @Test
    void halfAPairIsRefused() {
        options.setSecretKey("s");

        assertThatIllegalStateException()
                .isThrownBy(() -> options.toProvider(PLACES))
                .withMessageContaining("secretKey is set, but accessKey is not");
    }

    @Test
    void aSecurityTokenMakesTheGivenKeysTemporary() {
        options.setAccessKey("GIVEN");
        options.setSecretKey("s");

        assertThat(options.toProvider(PLACES, "t").find()).contains(new Credentials("GIVEN", "s", "t"));
        assertThat(options.toProvider(PLACES, " ").find()).contains(Credentials.of("GIVEN", "s"));
    }

    @Test
    void aSecurityTokenWithoutKeysIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> options.toProvider(PLACES, "t"))
                .withMessage("securityToken is set, but the keys it belongs to are not: set all three, or none");
    }
}
