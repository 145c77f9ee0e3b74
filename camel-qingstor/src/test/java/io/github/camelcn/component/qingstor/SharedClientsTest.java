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

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.component.SharedClientsContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.component.qingstor.client.QingStorClient;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;

class SharedClientsTest extends SharedClientsContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    private QingStorEmulator emulator() {
        return ((EmulatorRig) rig).emulator;
    }

    @Override
    protected List<String> ownClientOptions() {
        return List.of("zone=sh1a", "zoneAutoDetect=true", "pathStyle=false");
    }

    @Test
    void aClientThatWasGivenIsNeverClosed() throws Exception {
        try (QingStorClient client = QingStorClient.builder()
                .endpoint(emulator().endpoint().toString())
                .credentials(CredentialsProvider.of(
                        Credentials.of(QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY)))
                .build()) {
            rig.context.getRegistry().bind("mine", client);
            ObjectStoreEndpoint one = endpoint("qingstor:photos/a?qingstorClient=#mine");
            ObjectStoreEndpoint other = endpoint("qingstor:photos/b?qingstorClient=#mine");
            assertThat(one.getStore()).isSameAs(client);

            one.stop();
            other.stop();
            rig.context.stop();

            assertThat(client.bucketExists(PHOTOS)).isTrue();
        }
    }
}
