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

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.TestCertificate;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/** TLS and proxies, as options of real endpoints. */
class WayToTheServiceTest {

    private static final String TEST = "qingzhou:a?operation=testConnection&connectionRetries=0&apiStyle=";

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    @BeforeAll
    static void certify() throws Exception {
        certificate = TestCertificate.make(folder);
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void certificatesAreVerifiedAndSslContextParametersAddAuthorities(ApiStyle style) throws Exception {
        try (QingzhouRig rig = new QingzhouRig(QingzhouEmulator.builder().sslContext(certificate.serverContext()))) {
            Exchange refused = rig.sent(TEST + style, null, Map.of());
            assertThat(refused.getException())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("PKIX");
            assertThat(rig.emulator.requests()).isEmpty();
            KeyStoreParameters store = new KeyStoreParameters();
            store.setResource("file:" + certificate.keyStore());
            store.setType("PKCS12");
            store.setPassword(TestCertificate.PASSWORD);
            TrustManagersParameters trust = new TrustManagersParameters();
            trust.setKeyStore(store);
            SSLContextParameters parameters = new SSLContextParameters();
            parameters.setTrustManagers(trust);
            rig.context.getRegistry().bind("tls", parameters);
            rig.done(TEST + style + "&sslContextParameters=#tls", null, Map.of());
            rig.context.setSSLContextParameters(parameters);
            rig.context.getComponent("qingzhou", QingzhouComponent.class).setUseGlobalSslContextParameters(true);
            rig.done(TEST + style + "&waitThreads=2", null, Map.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"readTimeout=50", "callTimeout=50"})
    void patienceEnds(String option) {
        try (QingzhouRig rig = QingzhouRig.quick()) {
            rig.emulator.faults().on("GET", "/v1/regions").delay(Duration.ofSeconds(2));
            assertThat(rig.sent(TEST + "openapi&" + option, null, Map.of()).getException())
                    .isInstanceOf(TransportException.class);
        }
    }

    @Test
    void aProviderOfKeysBeatsTheOptions() {
        try (QingzhouRig rig = QingzhouRig.quick()) {
            rig.context
                    .getRegistry()
                    .bind(
                            "keys",
                            CredentialsProvider.of(Credentials.of(
                                    QingzhouEmulator.ACCESS_KEY_ID, QingzhouEmulator.ACCESS_KEY_SECRET)));
            String wrong = TEST + "openapi&accessKeySecret=wrong";
            assertThat(rig.sent(wrong, null, Map.of()).getException()).isInstanceOf(InvalidCredentialsException.class);
            rig.done(wrong + "&credentialsProvider=#keys", null, Map.of());
        }
    }

    @Test
    void aProxyIsUsedAndLoggedInTo() throws Exception {
        List<String> targets = new CopyOnWriteArrayList<>();
        String login = "Basic " + Base64.getEncoder().encodeToString("wang:s3cret".getBytes(StandardCharsets.UTF_8));
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            if (!login.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"house\"");
                exchange.sendResponseHeaders(407, -1);
                exchange.close();
                return;
            }
            targets.add(exchange.getRequestURI().toString());
            byte[] answer = "{\"requestId\":\"r\",\"regions\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        proxy.start();
        try (QingzhouRig rig = QingzhouRig.quick()) {
            rig.done(
                    TEST + "openapi&endpoint=http://api.qingzhou.invalid&allowInsecureHttp=true&proxyHost=127.0.0.1"
                            + "&proxyUser=wang&proxyPassword=s3cret&proxyPort="
                            + proxy.getAddress().getPort(),
                    null,
                    Map.of());
            assertThat(targets).containsExactly("http://api.qingzhou.invalid/v1/regions");
            assertThat(rig.emulator.requests()).isEmpty();
        } finally {
            proxy.stop(0);
        }
    }
}
