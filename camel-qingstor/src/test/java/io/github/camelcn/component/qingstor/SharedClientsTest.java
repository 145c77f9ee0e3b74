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

import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.component.qingstor.client.QingStorClient;
import io.github.camelcn.component.qingstor.client.QingStorStore;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who uses which client, and who closes it. */
class SharedClientsTest {

    private static final HeadBucketRequest PHOTOS = new HeadBucketRequest(EmulatorRig.BUCKET);

    private EmulatorRig rig;

    @BeforeEach
    void start() {
        rig = new EmulatorRig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void endpointsWithTheSameSettingsShareOneClientAndItsConnections() {
        QingStorEndpoint one = endpoint("qingstor:photos/a?keyName=x&partSize=5MiB");
        QingStorEndpoint other = endpoint("qingstor:archive?operation=headBucket&maxKeys=7");

        assertThat(other.getStore()).isSameAs(one.getStore());
        rig.sent("qingstor:photos/a", "x", Map.of());
        rig.sent("qingstor:archive/b", "x", Map.of());
        assertThat(rig.emulator.connectionsOpened()).isEqualTo(1);
    }

    @Test
    void aDynamicRouteWithManyUrisUsesOneConnection() throws Exception {
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:put").toD("qingstor:photos/${header.name}?storageClass=STANDARD");
            }
        });

        for (int i = 0; i < 10; i++) {
            rig.sent("direct:put", "x", Map.of("name", "k" + i));
        }

        assertThat(rig.emulator.keys("photos")).hasSize(10);
        assertThat(rig.emulator.connectionsOpened()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accessKey=OTHER&secretKey=OTHER",
                "secretKey=OTHER",
                "credentialType=STATIC",
                "profileFile=other.yaml",
                "credentialsProvider=#provider",
                "endpoint=http://127.0.0.1:1",
                "zone=sh1a",
                "zoneAutoDetect=true",
                "pathStyle=false",
                "workDir=a",
                "maxConnections=61",
                "sslContextParameters=#tls"
            })
    void whatShapesAClientSeparatesClients(String option) {
        rig.context.getRegistry().bind("provider", CredentialsProvider.of(Credentials.ANONYMOUS));
        rig.context.getRegistry().bind("tls", new SSLContextParameters());
        QingStorEndpoint one = endpoint("qingstor:photos");
        QingStorEndpoint other = endpoint("qingstor:photos?" + option);
        QingStorEndpoint alike = endpoint("qingstor:archive?" + option);

        assertThat(other.getStore()).isNotSameAs(one.getStore());
        assertThat(alike.getStore()).isSameAs(other.getStore());
    }

    @Test
    void theLastEndpointThatStopsClosesTheClient() throws Exception {
        QingStorEndpoint one = endpoint("qingstor:photos/a");
        QingStorEndpoint other = endpoint("qingstor:photos/b");
        QingStorStore store = one.getStore();

        one.stop();
        rig.sent("qingstor:photos/b", "x", Map.of());
        assertThat(rig.emulator.keys("photos")).containsExactly("b");

        other.stop();
        assertClosed(store);
    }

    @Test
    void anEndpointThatStartsAgainSharesAgain() throws Exception {
        QingStorEndpoint one = endpoint("qingstor:photos/a");
        QingStorEndpoint other = endpoint("qingstor:photos/b");
        one.stop();
        one.start();
        assertThat(one.getStore()).isSameAs(other.getStore());

        one.stop();
        other.stop();
        one.start();
        assertThat(one.getStore().bucketExists(PHOTOS)).isTrue();
    }

    @Test
    void anEndpointThatFailsToStartKeepsNoClientOpen() throws Exception {
        assertThatThrownBy(() -> endpoint("qingstor:photos?maxConnections=2&uploadConcurrency=3"))
                .hasStackTraceContaining("uploadConcurrency is 3");
        QingStorEndpoint same = endpoint("qingstor:photos?maxConnections=2");
        QingStorStore store = same.getStore();

        same.stop();

        assertClosed(store);
    }

    @Test
    void stoppingTheContextClosesAllClients() {
        QingStorStore one = endpoint("qingstor:photos/a").getStore();
        QingStorStore other = endpoint("qingstor:photos/b?maxConnections=61").getStore();

        rig.context.stop();

        assertClosed(one);
        assertClosed(other);
    }

    @Test
    void aClientThatWasGivenIsNeverClosed() throws Exception {
        try (QingStorClient client = QingStorClient.builder()
                .endpoint(rig.emulator.endpoint().toString())
                .credentials(CredentialsProvider.of(
                        Credentials.of(QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY)))
                .build()) {
            rig.context.getRegistry().bind("mine", client);
            QingStorEndpoint one = endpoint("qingstor:photos/a?qingstorClient=#mine");
            QingStorEndpoint other = endpoint("qingstor:photos/b?qingstorClient=#mine");
            assertThat(one.getStore()).isSameAs(client);

            one.stop();
            other.stop();
            rig.context.stop();

            assertThat(client.bucketExists(PHOTOS)).isTrue();
        }
    }

    private QingStorEndpoint endpoint(String uri) {
        return rig.context.getEndpoint(uri, QingStorEndpoint.class);
    }

    private static void assertClosed(QingStorStore store) {
        assertThatThrownBy(() -> store.bucketExists(PHOTOS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("the client is closed");
    }
}
