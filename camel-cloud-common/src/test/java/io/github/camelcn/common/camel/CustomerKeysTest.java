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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.CustomerKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CustomerKeysTest {

    /** Source: test scenarios of the official Go SDK 4.4.1. */
    private static final String TEXT = "x".repeat(32);

    private static final String BASE64 = "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=";
    private static final String MD5 = "3I/h1kl+vSP1l12NKhxegQ==";

    @Test
    void everyFormOfTheSameKeyIsTheSameKey() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);

        for (Object form : List.of(TEXT, BASE64, bytes, new SecretKeySpec(bytes, "AES"), CustomerKey.of(bytes))) {
            CustomerKey key = CustomerKeys.parse("key", form, "AES256", MD5).orElseThrow();
            assertThat(key.base64()).isEqualTo(BASE64);
            assertThat(key.md5()).isEqualTo(MD5);
        }
    }

    @Test
    void noKeyIsNoEncryption() {
        assertThat(CustomerKeys.parse("key", null, null, null)).isEmpty();
        assertThat(CustomerKeys.parse("key", "", "", "")).isEmpty();
    }

    @Test
    void aKeyOfAnotherLengthIsRefusedWithItsLengthAndWithoutItself() {
        String shortKey = Base64.getEncoder().encodeToString("secret-but-short".getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerKeys.parse("encryptionCustomerKey", shortKey, "", ""))
                .withMessage("encryptionCustomerKey must be exactly 32 bytes for AES256, but has 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerKeys.parse("encryptionCustomerKey", new byte[31], "", ""))
                .withMessage("encryptionCustomerKey must be exactly 32 bytes for AES256, but has 31");
    }

    @Test
    void textThatIsNeitherFormIsRefusedWithoutQuotingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerKeys.parse("encryptionCustomerKey", "my secret!", "", ""))
                .withMessage(
                        "encryptionCustomerKey must be the base64 of exactly 32 bytes, or exactly 32 bytes of text,"
                                + " but is 10 bytes of text that is not base64")
                .withNoCause();
    }

    @Test
    void aDigestOfAnotherKeyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerKeys.parse("encryptionCustomerKey", TEXT, "", "AAAA"))
                .withMessage(
                        "encryptionCustomerKeyMd5 does not belong to encryptionCustomerKey: it must be the base64 of"
                                + " the MD5 of the key's 32 bytes; leave it out to have it computed");
    }

    @Test
    void aDigestWithoutKeyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerKeys.parse("encryptionCustomerKey", null, "AES256", MD5))
                .withMessage("encryptionCustomerKeyMd5 is set, but encryptionCustomerKey is not: set the key as well");
    }

    @Test
    void anotherAlgorithmIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerKeys.parse("encryptionCustomerKey", TEXT, "AES128", ""))
                .withMessage("the algorithm that belongs to encryptionCustomerKey must be AES256, but is AES128");
    }

    @Test
    void anObjectThatIsNoKeyIsRefusedByItsType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerKeys.parse("encryptionCustomerKey", 5, "", ""))
                .withMessage("encryptionCustomerKey must be text, a byte[] or a SecretKey, but is a java.lang.Integer");
    }

    @Test
    void takesAPlusThatAnEndpointUriTurnedIntoABlank() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 0xfb);
        String base64 = Base64.getEncoder().encodeToString(key);
        assertThat(base64).contains("+");

        assertThat(CustomerKeys.parse("encryptionCustomerKey", base64.replace('+', ' '), "", ""))
                .contains(CustomerKey.of(key));
    }
}
