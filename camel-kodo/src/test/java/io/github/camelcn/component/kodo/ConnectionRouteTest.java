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

import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ConnectionContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.kodo.store.KodoBucket;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionRouteTest extends ConnectionContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @Override
    protected StoreRig newRig(SSLContext tls) {
        return new EmulatorRig(KodoEmulator.builder().sslContext(tls));
    }

    @Override
    protected StoreRig newRig(Map<String, String> secretsByAccessKey) {
        KodoEmulator.Builder settings = KodoEmulator.builder();
        secretsByAccessKey.forEach(settings::credentials);
        return new EmulatorRig(settings);
    }

    @Override
    protected String accessKeyIn(String authorization) {
        return authorization.replaceAll(".*Credential=([^/]+)/.*", "$1");
    }

    @Override
    protected String profile(String accessKey, String secretKey) {
        return "{\"access_key\": \"" + accessKey + "\", \"secret_key\": \"" + secretKey + "\"}";
    }

    @Override
    protected List<String> secretOptions() {
        return List.of("accessKey", "secretKey", "securityToken");
    }

    @Override
    protected int storedStatus() {
        return 200;
    }

    /** Kodo's S3 endpoints refuse it, which is said together with what to do. */
    @Test
    void anonymousReadsNotEvenWhatIsPublic() {
        start(new EmulatorRig(
                KodoEmulator.builder().bucket(KodoBucket.named("everybody-s").publicRead())));
        rig.server.putObject("everybody-s", "k", new byte[] {1});

        assertThat(failure("kodo:everybody-s/k?operation=getObject&credentialType=ANONYMOUS"))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("set accessKey and secretKey");
        assertThat(signers()).containsOnly("none");
    }
}
