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

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.component.ProducerContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProducerRouteTest extends ProducerContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    private QingStorEmulator emulator() {
        return ((EmulatorRig) rig).emulator;
    }

    @Override
    protected String otherStorageClass() {
        return "STANDARD_IA";
    }

    @Override
    protected int maxKeyBytes() {
        return 1023;
    }

    @Test
    void twoKeysForOnePurposeAreRefused() {
        rig.context.getRegistry().bind("anotherKey", new SecretKeySpec(new byte[32], "AES"));

        assertThatThrownBy(() -> rig.send(
                        "qingstor:photos/k?operation=copyObject"
                                + "&copySourceEncryptionCustomerKey=0123456789abcdef0123456789abcdef"
                                + "&copySourceEncryptionCustomerSecretKey=#bean:anotherKey",
                        null,
                        Map.of()))
                .hasStackTraceContaining("copySourceEncryptionCustomerKey and copySourceEncryptionCustomerSecretKey are"
                        + " both set: use one of them");
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "&encryptionCustomerKey=0123456789abcdef0123456789abcdef, true",
    })
    void theHeaderSaysWhetherAnObjectIsEncrypted(String options, boolean encrypted) {
        for (String operation : List.of("putObject", "headObject", "getObject")) {
            Exchange done = rig.sent("qingstor:photos/k?operation=" + operation + options, "text", Map.of());
            assertThat(done.getMessage().getHeader(QingStorHeaders.ENCRYPTED))
                    .as(operation)
                    .isEqualTo(encrypted);
        }
    }

    @Test
    void aKeyOfOptionHeaderOrBeanEncrypts() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        rig.context.getRegistry().bind("theKey", new SecretKeySpec(key, "AES"));
        rig.sent("qingstor:photos/k?encryptionCustomerSecretKey=#bean:theKey", "secret text", Map.of());

        assertThat(emulator().rawBytesAtRest("photos", "k"))
                .isNotEqualTo("secret text".getBytes(StandardCharsets.UTF_8));
        assertThat(rig.send("qingstor:photos/k?operation=getObject", null, Map.of())
                        .getException())
                .isNotNull();
        assertThat(rig.sent(
                                "qingstor:photos/k?operation=getObject",
                                null,
                                Map.of(
                                        QingStorHeaders.ENCRYPTION_CUSTOMER_KEY,
                                        Base64.getEncoder().encodeToString(key)))
                        .getMessage()
                        .getBody(String.class))
                .isEqualTo("secret text");
        rig.sent(
                "qingstor:photos/k?operation=copyObject",
                null,
                Map.of(
                        QingStorHeaders.DESTINATION_KEY,
                        "open",
                        QingStorHeaders.COPY_SOURCE_ENCRYPTION_CUSTOMER_KEY,
                        key));
        assertThat(emulator().objectBytes("photos", "open")).isEqualTo("secret text".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aClientOfTheRegistryIsUsedAndLeftOpen() throws Exception {
        QingStorEndpoint own = rig.context.getEndpoint("qingstor:photos/k", QingStorEndpoint.class);
        rig.context.getRegistry().bind("shared", own.getStore());
        QingStorEndpoint given =
                rig.context.getEndpoint("qingstor:photos/k2?qingstorClient=#shared", QingStorEndpoint.class);
        assertThat(given.getStore()).isSameAs(own.getStore());

        given.stop();
        rig.sent("qingstor:photos/k", "still open", Map.of());
        assertThat(emulator().keys("photos")).containsExactly("k");
    }
}
