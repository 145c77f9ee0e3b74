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

import java.nio.charset.Charset;
import java.time.Duration;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.http.ProxyOptions;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What Camel sets becomes what the rest of the house takes, option by option. */
class OptionConversionsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void theDefaultsAreThoseOfTheCallChain() throws Exception {
        assertThat(new ObjectStoreConnectionOptions().toHttpOptions(context)).isEqualTo(HttpOptions.DEFAULTS);
        assertThat(new ObjectStoreConnectionOptions().toRetryPolicy()).isEqualTo(RetryPolicy.STANDARD);
        assertThat(new UploadOptions().toTransferOptions()).isEqualTo(TransferOptions.DEFAULT);
    }

    @Test
    void everyTimeoutAndThePoolArrive() throws Exception {
        ObjectStoreConnectionOptions options = new ObjectStoreConnectionOptions();
        options.setConnectTimeout(Duration.ofSeconds(1));
        options.setReadTimeout(Duration.ofSeconds(2));
        options.setWriteTimeout(Duration.ofSeconds(3));
        options.setCallTimeout(Duration.ofSeconds(4));
        options.setMaxConnections(5);
        options.setTrustAllCertificates(true);

        HttpOptions http = options.toHttpOptions(context);

        assertThat(http.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(http.readTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(http.writeTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(http.callTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(http.maxConnections()).isEqualTo(5);
        assertThat(http.trustAllCertificates()).isTrue();
    }

    @Test
    void theProxyArrivesWithUserAndPassword() throws Exception {
        ObjectStoreConnectionOptions options = new ObjectStoreConnectionOptions();
        options.setProxyHost("proxy.example");
        options.setProxyPort(3128);
        options.setProxyUser("u");
        options.setProxyPassword("p");

        assertThat(options.toHttpOptions(context).proxy()).contains(ProxyOptions.http("proxy.example", 3128, "u", "p"));

        options.setProxyUser(null);
        options.setProxyPassword(null);
        options.setProxyProtocol("SOCKS");
        assertThat(options.toHttpOptions(context).proxy()).contains(ProxyOptions.socks("proxy.example", 3128));
    }

    @Test
    void tlsSettingsArriveAndDoNotGoTogetherWithTrustingEverybody() throws Exception {
        ObjectStoreConnectionOptions options = new ObjectStoreConnectionOptions();
        options.setSslContextParameters(new SSLContextParameters());
        assertThat(options.toHttpOptions(context).tls()).isPresent();

        options.setTrustAllCertificates(true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.toHttpOptions(context))
                .withMessage("trustAllCertificates would make sslContextParameters meaningless: use one of them");
    }

    @Test
    void retriesArrive() {
        ObjectStoreConnectionOptions options = new ObjectStoreConnectionOptions();
        options.setConnectionRetries(7);
        options.setRetryDelay(Duration.ofMillis(5));
        options.setRetryMaxDelay(Duration.ofMillis(50));
        assertThat(options.toRetryPolicy()).isEqualTo(new RetryPolicy(7, Duration.ofMillis(5), Duration.ofMillis(50)));

        options.setConnectionRetries(0);
        assertThat(options.toRetryPolicy()).isEqualTo(RetryPolicy.NEVER);
    }

    @Test
    void transfersArrive() {
        UploadOptions options = new UploadOptions();
        options.setUploadCutoff("1GiB");
        options.setPartSize("8m");
        options.setUploadConcurrency(4);
        options.setMultiPartUpload(false);
        options.setCharset("GBK");

        assertThat(options.toTransferOptions()).isEqualTo(new TransferOptions(1L << 30, 8 << 20, 4, false));
        assertThat(options.toCharset()).isEqualTo(Charset.forName("GBK"));
    }
}
