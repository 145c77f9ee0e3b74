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
package io.github.camelcn.component.kodo.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Sha256Test {

    /** It would make the thread's next signature wrong. */
    @Test
    void aBodyThatBreaksOffLeavesNothingBehind() {
        Payload broken = Payload.reopenable(() -> new ByteArrayInputStream(new byte[4]), 5);

        assertThatThrownBy(() -> Sha256.hex(broken)).isInstanceOf(IOException.class);
        assertThat(Sha256.hex(new byte[0])).isEqualTo(Sha256.OF_NOTHING);
    }

    @Test
    void bytesAndPayloadsOfThemAreAlike() throws IOException {
        byte[] bytes = {1, 2, 3};

        assertThat(Sha256.hex(Payload.of(bytes))).isEqualTo(Sha256.hex(bytes));
        assertThat(Sha256.hex(Payload.empty())).isEqualTo(Sha256.OF_NOTHING);
    }
}
