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
package io.github.camelcn.common.wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EndpointAddressTest {

    private static final String EXAMPLE = "https://s3.example.com";

    @ParameterizedTest
    @CsvSource({
        "https://qingstor.com:443,       https://qingstor.com",
        "https://qingstor.com:443/,      https://qingstor.com",
        "https://qingstor.com,           https://qingstor.com",
        "HTTPS://QingStor.com,           https://qingstor.com",
        "https:qingstor.com,             https://qingstor.com",
        "https:qingstor.com:8443,        https://qingstor.com:8443",
        "http:qingstor.com:8080,         http://qingstor.com:8080",
        "qingstor.com,                   https://qingstor.com",
        "qingstor.com:443,               https://qingstor.com",
        "qingstor.com:7777,              https://qingstor.com:7777",
        "http://qingstor.com:80,         http://qingstor.com",
        "http://qingstor.com:443,        http://qingstor.com:443",
        "https://stor-age.my_cloud.cn,   https://stor-age.my_cloud.cn",
        "' https://qingstor.com ',       https://qingstor.com",
        "http://127.0.0.1:9000,          http://127.0.0.1:9000",
        "http://[::1]:9000,              http://[::1]:9000",
        "[::1],                          https://[::1]",
        "localhost:9000,                 https://localhost:9000"
    })
    void understandsEveryFormOfAnEndpoint(String endpoint, String meaning) {
        assertThat(EndpointAddress.of(endpoint, EXAMPLE).uri()).hasToString(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://qingstor.com           | the scheme must be https or http",
                "https://                     | it names no host",
                "https:                       | it names no host",
                "''                           | it names no host",
                "https://qing stor.com        | 'qing stor.com' is not a host name",
                "https://.qingstor.com        | '.qingstor.com' is not a host name",
                "https://qingstor.com:https   | 'https' is not a port",
                "https://qingstor.com:        | '' is not a port",
                "https://qingstor.com:0       | the port must be 1 to 65535",
                "https://qingstor.com:65536   | the port must be 1 to 65535",
                "https://qingstor.com/bucket  | it must not have a path or a query: the bucket is named by the endpoint's URI",
                "https://qingstor.com?a=b     | it must not have a path or a query: the bucket is named by the endpoint's URI"
            })
    void explainsAMalformedEndpoint(String endpoint, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointAddress.of(endpoint, EXAMPLE))
                .withMessage("endpoint must look like " + EXAMPLE + ", but is '" + endpoint + "': " + why);
    }

    @Test
    void aSecretInTheEndpointIsRefusedAndNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointAddress.of("https://key:hidden@qingstor.com", EXAMPLE))
                .withMessageContaining("set accessKey and secretKey")
                .withMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "localhost"})
    void nothingGoesInFrontOfANumberOrTheLocalHost(String host) {
        assertThat(EndpointAddress.of(host, EXAMPLE).isLiteral()).isTrue();
        assertThat(EndpointAddress.of("a." + EXAMPLE.substring(8), EXAMPLE).isLiteral())
                .isFalse();
    }
}
