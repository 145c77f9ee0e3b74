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
package io.github.camelcn.component.qingstor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.component.ConnectionContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.emulator.QingStorEmulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class ConnectionRouteTest extends ConnectionContract {

    private static final String GET = "qingstor:photos/k?operation=getObject";

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @Override
    protected StoreRig newRig(SSLContext tls) {
        return new EmulatorRig(QingStorEmulator.builder().sslContext(tls));
    }

    @Override
    protected StoreRig newRig(Map<String, String> secretsByAccessKey) {
        QingStorEmulator.Builder settings = QingStorEmulator.builder();
        secretsByAccessKey.forEach(settings::credentials);
        return new EmulatorRig(settings);
    }

    @Override
    protected String accessKeyIn(String authorization) {
        return authorization.replaceAll("QS ([^:]+):.*", "$1");
    }

    @Override
    protected String profile(String accessKey, String secretKey) {
        return "access_key_id: " + accessKey + "\nsecret_access_key: " + secretKey + "\n";
    }

    @Override
    protected List<String> secretOptions() {
        return List.of("accessKey", "secretKey", "encryptionCustomerKey", "copySourceEncryptionCustomerKey");
    }

    @Override
    protected int storedStatus() {
        return 201;
    }

    @Test
    void anonymousReadsWhatEverybodyMayReadAndNothingElse() {
        start(new EmulatorRig(QingStorEmulator.builder().anonymousRead("photos")));
        rig.server.putObject("archive", "k", "hello".getBytes(UTF_8));

        assertThat(text(GET + "&credentialType=ANONYMOUS")).isEqualTo("hello");
        assertThat(failure("qingstor:photos/k?credentialType=ANONYMOUS")).isInstanceOf(AccessDeniedException.class);
        assertThat(failure("qingstor:archive/k?operation=getObject&credentialType=ANONYMOUS"))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(signers()).hasSize(3).containsOnly("none");
    }

    @Test
    void autoWithoutAnyKeysIsAnonymous(@TempDir Path folder) throws Exception {
        assumeThat(System.getenv())
                .as("keys of whoever runs the tests")
                .doesNotContainKeys("QINGSTOR_ACCESS_KEY_ID", "QS_ACCESS_KEY_ID", "QS_ACCESS_KEY");
        EmulatorRig everybodys = new EmulatorRig(QingStorEmulator.builder().anonymousRead("photos"));
        start(everybodys);
        everybodys.component.getCredentials().setAccessKey(null);
        everybodys.component.getCredentials().setSecretKey(null);
        String home = System.setProperty("user.home", folder.toString());
        try {
            assertThat(text(GET + "&accessKey=&secretKey=")).isEqualTo("hello");
        } finally {
            System.setProperty("user.home", home);
        }
        assertThat(signers()).containsExactly("none");
    }

    @Test
    void whatTheApplicationCallsSensitiveStaysHidden() {
        CamelContext context = new DefaultCamelContext();
        try {
            context.getCamelContextExtension().setAdditionalSensitiveKeywords("vaultWord");
            context.addComponent("qingstor", new QingStorComponent());
            context.start();

            assertThat(URISupport.sanitizeUri("other:x?vaultWord=a1b2")).doesNotContain("a1b2");
            assertThat(URISupport.sanitizeUri("other:x?encryptionCustomerKey=c3d4&zone=pek3a"))
                    .contains("zone=pek3a")
                    .doesNotContain("c3d4");
        } finally {
            context.stop();
        }
    }
}
