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

import java.util.Base64;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.CustomerKey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** An endpoint's URI is logged, shown by JMX and put into exchanges. */
class EndpointSecretsTest {

    private static final String KEY = "0123456789abcdefghijklmnopqrstu+";
    private static final String BASE64 = Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8));

    @AutoClose
    private final DefaultCamelContext context = new DefaultCamelContext();

    private QingStorEndpoint endpoint(String options) {
        return context.getEndpoint("qingstor:photos?" + options, QingStorEndpoint.class);
    }

    @Test
    void anEndpointDoesNotShowItsEncryptionKeys() {
        QingStorEndpoint endpoint = endpoint("zone=sh1a&encryptionCustomerKey=RAW(" + KEY
                + ")&copySourceEncryptionCustomerKey=" + BASE64 + "&operation=copyObject");

        assertThat(endpoint.toString() + endpoint.getEndpointUri() + endpoint.getEndpointKey())
                .doesNotContain(KEY)
                .doesNotContain(KEY.substring(0, 12))
                .doesNotContain(BASE64)
                .contains("zone=sh1a", "operation=copyObject");
        assertThat(endpoint.readKey()).contains(CustomerKey.of(KEY.getBytes(UTF_8)));
        assertThat(endpoint.copySourceKey()).contains(CustomerKey.of(KEY.getBytes(UTF_8)));
    }

    /** Camel keeps producers by endpoint: the wrong one would encrypt with the wrong key. */
    @Test
    void endpointsThatDifferInTheirKeysOnlyAreNotTheSame() {
        QingStorEndpoint one = endpoint("encryptionCustomerKey=RAW(" + KEY + ")");
        QingStorEndpoint other = endpoint("encryptionCustomerKey=RAW(" + "x".repeat(32) + ")");

        assertThat(one).isNotEqualTo(other);
        assertThat(endpoint("encryptionCustomerKey=RAW(" + KEY + ")")).isSameAs(one);
    }

    @Test
    void aReferenceToABeanStaysReadable() {
        context.getRegistry().bind("vault", KEY.getBytes(UTF_8));

        assertThat(endpoint("encryptionCustomerKey=#bean:vault").getEndpointUri())
                .endsWith("bean:vault");
    }
}
