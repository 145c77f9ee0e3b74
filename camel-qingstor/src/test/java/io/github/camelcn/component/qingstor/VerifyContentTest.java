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

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What verifyContent turns off, and that nothing else does. */
class VerifyContentTest {

    private final EmulatorRig rig = new EmulatorRig();
    private final byte[] bytes = new byte[9 << 20];

    VerifyContentTest() {
        Arrays.fill(bytes, (byte) 'b');
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void uploadsCarryTheirDigestUnlessItIsTurnedOff() {
        rig.sent("qingstor:photos/once", "x", Map.of());
        rig.sent("qingstor:photos/parts?uploadCutoff=5MiB", bytes, Map.of());
        assertThat(digestsSent()).hasSize(4).doesNotContain("");

        rig.emulator.clearRequests();
        rig.sent("qingstor:photos/once?verifyContent=false", "x", Map.of());
        rig.sent("qingstor:photos/parts?uploadCutoff=5MiB&verifyContent=false", bytes, Map.of());
        assertThat(digestsSent()).hasSize(4).containsOnly("");
        assertThat(rig.emulator.objectBytes("photos", "parts")).isEqualTo(bytes);
    }

    @Test
    void downloadsAreComparedUnlessThatIsTurnedOff() {
        rig.sent("qingstor:photos/k", "some text", Map.of());
        rig.emulator.faults().on("GET", "/photos/k").corruptBody();

        assertThatThrownBy(() -> read("qingstor:photos/k?operation=getObject&connectionRetries=0"))
                .hasRootCauseInstanceOf(IntegrityException.class);
        assertThat(read("qingstor:photos/k?operation=getObject&verifyContent=false"))
                .hasSize("some text".length())
                .isNotEqualTo("some text");
    }

    private String read(String uri) {
        return rig.sent(uri, null, Map.of()).getMessage().getBody(String.class);
    }

    private List<String> digestsSent() {
        return rig.emulator.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .map(VerifyContentTest::digest)
                .toList();
    }

    private static String digest(RecordedRequest request) {
        return request.header("content-md5").orElse("");
    }
}
