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
package io.github.camelcn.component.qingzhou.client;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.credentials.Credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignersTest {

    @Test
    void aBeanBeatsWhatComesWithTheComponent() {
        QingzhouSigner mine = new NoSigner();
        assertThat(Signers.find("acs3-hmac-sha256", name -> Optional.of(mine))).isSameAs(mine);
    }

    @Test
    void findsWhatIsOnTheClassPath() {
        assertThat(Signers.find("test-signer", name -> Optional.empty())).isInstanceOf(ServiceSigner.class);
    }

    @Test
    void findsWhatComesWithTheComponent() {
        assertThat(Signers.find("acs3-hmac-sha256", name -> Optional.empty())).isInstanceOf(Acs3Signer.class);
        assertThat(Signers.find("bearer", name -> Optional.empty())).isInstanceOf(BearerSigner.class);
    }

    @Test
    void namesWhatThereIs() {
        assertThatThrownBy(() -> Signers.find("acs4", name -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("signer \"acs4\" is neither a bean nor a service on the class path nor one of "
                        + "acs3-hmac-sha256, bearer, none, qingcloud-v1");
    }

    @Test
    void aBearerSendsTheToken() {
        assertThat(new BearerSigner()
                        .sign(request(new Credentials("", "", "token-1")))
                        .headers())
                .containsExactly(Map.entry("authorization", "Bearer token-1"));
        assertThatThrownBy(() -> new BearerSigner().sign(request(Credentials.of("id", "secret"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the signer bearer needs securityToken");
    }

    private static SigningRequest request(Credentials credentials) {
        return new SigningRequest(
                "GET",
                URI.create("https://localhost/"),
                Map.of(),
                new byte[0],
                credentials,
                "",
                "",
                "",
                Instant.EPOCH,
                () -> "");
    }
}
