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
package io.github.camelcn.common.component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What verifyContent turns off, and that nothing else does. */
public abstract class VerifyContentContract {

    @AutoClose
    protected final StoreRig rig = newRig();

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    private final byte[] bytes = new byte[9 << 20];

    protected VerifyContentContract() {
        Arrays.fill(bytes, (byte) 'b');
    }

    @Test
    protected void uploadsCarryTheirDigestUnlessItIsTurnedOff() {
        rig.sent("store:photos/once", "x", Map.of());
        rig.sent("store:photos/parts?uploadCutoff=5MiB", bytes, Map.of());
        assertThat(digestsSent()).hasSizeGreaterThan(2).doesNotContain("");

        rig.server.clearRequests();
        rig.sent("store:photos/once?verifyContent=false", "x", Map.of());
        rig.sent("store:photos/parts?uploadCutoff=5MiB&verifyContent=false", bytes, Map.of());
        assertThat(digestsSent()).hasSizeGreaterThan(2).containsOnly("");
        assertThat(rig.server.objectBytes("photos", "parts")).isEqualTo(bytes);
    }

    @Test
    protected void downloadsAreComparedUnlessThatIsTurnedOff() {
        rig.sent("store:photos/k", "some text", Map.of());
        rig.server.strike("GET", 0, StoreServer.ALWAYS, Trouble.CORRUPT_BODY);

        assertThatThrownBy(() -> read("store:photos/k?operation=getObject&connectionRetries=0"))
                .hasRootCauseInstanceOf(IntegrityException.class);
        assertThat(read("store:photos/k?operation=getObject&verifyContent=false"))
                .hasSize("some text".length())
                .isNotEqualTo("some text");
    }

    private String read(String uri) {
        return rig.sent(uri, null, Map.of()).getMessage().getBody(String.class);
    }

    private List<String> digestsSent() {
        return rig.server.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .map(VerifyContentContract::digest)
                .toList();
    }

    private static String digest(RecordedRequest request) {
        return request.header("content-md5").orElse("");
    }
}
