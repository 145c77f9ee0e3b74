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
package io.github.camelcn.component.kodo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.component.VerifyContentContract;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyContentTest extends VerifyContentContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    /** Over plain http all bodies are signed; the option is about those that are not. */
    @Override
    @Test
    protected void uploadsCarryTheirDigestUnlessItIsTurnedOff() {
        rig.sent("kodo:photos/once?verifyContent=false", "x", Map.of());

        assertThat(rig.server.requests()).singleElement().satisfies(put -> assertThat(
                        put.header("x-amz-content-sha256"))
                .contains("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"));
    }
}
