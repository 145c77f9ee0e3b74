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

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.ConsumerTroubleContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.WrongRegionException;
import io.github.camelcn.component.qingstor.client.QingStorClient;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;

class ConsumerTroubleRouteTest extends ConsumerTroubleContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @Test
    void theErrorNamesTheZoneOfTheBucket() throws Exception {
        try (Zones zones = new Zones(false)) {
            rig.context.getRegistry().bind("far", zones.client);
            rig.startFrom(ConsumerRouteRig.uri("far-away", "qingstorClient=#far"), route -> {});

            assertThat(rig.failedPoll())
                    .isInstanceOf(WrongRegionException.class)
                    .hasMessageEndingWith("The bucket is in zone sh1a: set zone=sh1a, or zoneAutoDetect=true");
        }
    }

    @Test
    void zoneAutoDetectConsumesWhereTheBucketIs() throws Exception {
        try (Zones zones = new Zones(true)) {
            zones.emulator.putObject("far-away", "a", new byte[] {1});
            rig.context.getRegistry().bind("far", zones.client);
            rig.startFrom(ConsumerRouteRig.uri("far-away", "qingstorClient=#far&deleteAfterRead=true"), route -> {});

            assertThat(rig.poll()).containsExactly("a");
            assertThat(zones.emulator.keys("far-away")).isEmpty();
            assertThat(zones.emulator.requests())
                    .filteredOn(request -> request.method().equals("DELETE"))
                    .extracting(request -> request.header("host").orElse(""))
                    .containsExactly("sh1a.qingstor.test:" + zones.emulator.port());
        }
    }

    /** A service with two zones and a client that knows the first, closed together. */
    private static final class Zones implements AutoCloseable {

        final QingStorEmulator emulator = QingStorEmulator.builder()
                .zones("pek3a", "sh1a")
                .bucket("far-away", "sh1a")
                .start();
        final QingStorClient client;

        Zones(boolean detect) {
            client = QingStorClient.builder()
                    .endpoint(emulator.namedEndpoint().toString())
                    .zoneAutoDetect(detect)
                    .credentials(CredentialsProvider.of(
                            Credentials.of(QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY)))
                    .http(http -> http.dns(host -> List.of(InetAddress.getLoopbackAddress())))
                    .build();
        }

        @Override
        public void close() {
            client.close();
            emulator.close();
        }
    }
}
