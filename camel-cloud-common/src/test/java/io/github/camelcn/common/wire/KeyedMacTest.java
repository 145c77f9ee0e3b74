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

import java.util.HexFormat;
import javax.crypto.Mac;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyedMacTest {

    private final KeyedMac mac = new KeyedMac("HmacSHA256");

    /** RFC 4231, section 4.3. */
    @Test
    void keysWithTheBytesOfTheSecret() {
        byte[] text = "what do ya want for nothing?".getBytes(UTF_8);
        String sum = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

        assertThat(HexFormat.of().formatHex(mac.with("Jefe").doFinal(text))).isEqualTo(sum);
        assertThat(HexFormat.of().formatHex(mac.fresh("Jefe".getBytes(UTF_8)).doFinal(text)))
                .isEqualTo(sum);
    }

    @Test
    void keepsOneForTheSecretThatWasUsedLast() {
        Mac first = mac.with("a");

        assertThat(mac.with("a")).isSameAs(first);
        assertThat(mac.with("b")).isNotSameAs(first);
        assertThat(mac.with("a")).isNotSameAs(first);
    }

    @Test
    void knowsBytesByIdentityAndNotByWhatTheyAre() {
        byte[] key = {1, 2};
        Mac first = mac.with(key);

        assertThat(mac.with(key)).isSameAs(first);
        assertThat(mac.with(key.clone())).isNotSameAs(first);
    }

    @Test
    void anAlgorithmThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new KeyedMac("HmacMD9").fresh(new byte[] {1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HmacMD9");
    }
}
