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
package io.github.camelcn.common.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpOptionsTest {

    @Test
    void hasTheseDefaults() {
        HttpOptions options = HttpOptions.DEFAULTS;

        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.readTimeout()).isEqualTo(Duration.ofSeconds(100));
        assertThat(options.writeTimeout()).isEqualTo(Duration.ofSeconds(100));
        assertThat(options.callTimeout()).isZero();
        assertThat(options.maxConnections()).isEqualTo(60);
        assertThat(options.keepAlive()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.proxy()).isEmpty();
        assertThat(options.tls()).isEmpty();
        assertThat(options.trustAllCertificates()).isFalse();
    }

    @Test
    void keepsWhatIsSet() throws Exception {
        ProxyOptions proxy = ProxyOptions.http("proxy", 3128);
        TlsOptions tls = TlsOptions.of(SSLContext.getDefault());
        HttpOptions options = HttpOptions.builder()
                .connectTimeout(Duration.ofSeconds(1))
                .readTimeout(Duration.ofSeconds(2))
                .writeTimeout(Duration.ofSeconds(3))
                .callTimeout(Duration.ofSeconds(4))
                .maxConnections(5)
                .keepAlive(Duration.ofSeconds(6))
                .proxy(proxy)
                .tls(tls)
                .build();

        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.readTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.writeTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.callTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(options.maxConnections()).isEqualTo(5);
        assertThat(options.keepAlive()).isEqualTo(Duration.ofSeconds(6));
        assertThat(options.proxy()).contains(proxy);
        assertThat(options.tls()).contains(tls);
        assertThat(HttpOptions.builder().trustAllCertificates(true).build().trustAllCertificates())
                .isTrue();
    }

    @Test
    void namesTheOptionThatIsWrong() {
        refuses(
                HttpOptions.builder().connectTimeout(Duration.ofMillis(-1)),
                "connectTimeout must be zero (no limit) or more, but is PT-0.001S");
        refuses(
                HttpOptions.builder().readTimeout(Duration.ofNanos(5)),
                "readTimeout must be at least 1 ms, but is PT0.000000005S");
        refuses(
                HttpOptions.builder().writeTimeout(Duration.ofDays(25)),
                "writeTimeout must be at most 2147483647 ms (24 days), but is PT600H");
        refuses(
                HttpOptions.builder().callTimeout(Duration.ofMillis(-5)),
                "callTimeout must be zero (no limit) or more, but is PT-0.005S");
        refuses(HttpOptions.builder().keepAlive(Duration.ZERO), "keepAlive must be at least 1 ms, but is zero");
        refuses(HttpOptions.builder().maxConnections(0), "maxConnections must be 1 or more, but is 0");
    }

    @Test
    void trustingEverybodyAndTrustingSomebodyExcludeEachOther() throws Exception {
        refuses(
                HttpOptions.builder().trustAllCertificates(true).tls(TlsOptions.of(SSLContext.getDefault())),
                "trustAllCertificates would make sslContextParameters meaningless: use one of them");
    }

    @Test
    void showsNoPassword() {
        assertThat(HttpOptions.builder()
                        .proxy(ProxyOptions.http("proxy", 3128, "user", "p4ss"))
                        .build()
                        .toString())
                .contains("user:***@proxy:3128")
                .doesNotContain("p4ss");
    }

    private static void refuses(HttpOptions.Builder builder, String sentence) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://proxy", "proxy:3128", "http://proxy:3128", "proxy/", "http://user:p4ss@proxy"})
    void aProxyHostIsNoUrl(String host) {
        assertThatThrownBy(() -> ProxyOptions.http(host, 3128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("proxyHost must be the name of a host without scheme and port, such as"
                        + " proxy.example.com, but is ")
                .hasMessageNotContaining("p4ss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.1", "::1", "[::1]"})
    void aProxyHostIsANameOrAnAddress(String host) {
        assertThat(ProxyOptions.http(host, 3128).host()).isEqualTo(host);
    }
}
