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
package io.github.camelcn.component.kodo.management;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is asked natively stays in the directory that a client works in. */
class WorkDirTest {

    private static final Instant DEADLINE = Instant.now().plus(Duration.ofHours(1));

    @AutoClose
    private final ManagementClient client = ManagementClient.builder()
            .credentials(CredentialsProvider.of(new Credentials("access", "secret", "")))
            .downloadDomain("https://cdn.example.com")
            .workDir("/team/a/")
            .build();

    private String scope(PutPolicy policy) {
        String token = client.createUploadToken(policy).token();
        byte[] json = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf(':') + 1));
        return new String(json, StandardCharsets.UTF_8);
    }

    @Test
    void aTokenForAKeyIsForTheKeyInTheDirectory() {
        assertThat(scope(PutPolicy.builder("photos", DEADLINE).key("k").build()))
                .contains("\"scope\":\"photos:team/a/k\"")
                .doesNotContain("isPrefixalScope");
    }

    @Test
    void aTokenForTheWholeBucketIsForTheDirectoryOnly() {
        assertThat(scope(PutPolicy.builder("photos", DEADLINE).build()))
                .contains("\"scope\":\"photos:team/a/\"", "\"isPrefixalScope\":1");
    }

    @Test
    void aTokenForAPrefixIsForThePrefixInTheDirectory() {
        assertThat(scope(PutPolicy.builder("photos", DEADLINE).keyPrefix("in/").build()))
                .contains("\"scope\":\"photos:team/a/in/\"", "\"isPrefixalScope\":1");
    }

    @Test
    void aTemplateForKeysMakesKeysInTheDirectory() {
        PutPolicy policy =
                PutPolicy.builder("photos", DEADLINE).saveKey("$(etag)$(ext)").build();

        assertThat(scope(policy)).contains("\"saveKey\":\"team/a/$(etag)$(ext)\"");
    }

    @Test
    void anAddressForADownloadLeadsIntoTheDirectory() throws IOException {
        URI url = client.createPrivateUrl(
                DownloadUrlRequest.of(new ObjectRef("photos", "a b.jpg"), Duration.ofMinutes(5)));

        assertThat(url.toString()).startsWith("https://cdn.example.com/team/a/a%20b.jpg?e=");
    }

    @Test
    void aKeyThatIsTooLongTogetherWithTheDirectoryIsRefused() {
        PutPolicy policy =
                PutPolicy.builder("photos", DEADLINE).key("k".repeat(750)).build();

        assertThatThrownBy(() -> client.createUploadToken(policy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the object key has 757 bytes in UTF-8, but at most 750 are allowed");
    }
}
