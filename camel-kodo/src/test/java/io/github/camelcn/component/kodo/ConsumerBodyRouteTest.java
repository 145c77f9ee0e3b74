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

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ConsumerBodyContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.component.Trouble;

import static org.assertj.core.api.Assertions.assertThat;

class ConsumerBodyRouteTest extends ConsumerBodyContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    /** Over plain http the digest of a body is signed, so that a body is read before it is read to be sent. */
    @Override
    @Test
    protected void aLargeBodyOnTheWayToAnotherBucketIsReadOnce() throws Exception {
        copyLarge();

        assertThat(rig.downloads()).hasSize(2);
    }

    @Override
    @Test
    protected void aLargeBodyIsReadAgainOnlyWhenItHasToBeSentAgain() throws Exception {
        rig.server.strike("PUT", 0, 1, Trouble.UNAVAILABLE);
        copyLarge();

        assertThat(rig.requests("PUT", true)).hasSize(2);
        assertThat(rig.downloads()).hasSize(3);
    }

    private void copyLarge() throws Exception {
        byte[] content = new byte[1 << 20];
        Arrays.fill(content, (byte) 'c');
        rig.server.putObject("photos", "in/large.bin", content);
        rig.start("", route -> route.to("store:archive"));
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(rig.server.objectBytes("archive", "in/large.bin")).isEqualTo(content);
    }
}
