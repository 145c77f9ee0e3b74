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

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ConsumerBodyContract;
import io.github.camelcn.common.component.StoreRig;

import static org.assertj.core.api.Assertions.assertThat;

class ConsumerBodyRouteTest extends ConsumerBodyContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    /** The ETag of an encrypted object is no MD5 to compare with. */
    @Test
    void aLargeBodyThatIsEncryptedIsReadOnceAndSentWithItsDigest() throws Exception {
        withMebibyte("in/large.bin");
        String key = "k".repeat(32);
        rig.start("", route -> route.to("qingstor:archive?encryptionCustomerKey=" + key));
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(rig.downloads()).hasSize(1);
        assertThat(rig.requests("PUT", true)).singleElement().satisfies(put -> assertThat(put.header("content-md5"))
                .isPresent());
    }
}
