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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who uses which client, and who closes it. */
public abstract class SharedClientsContract {

    @AutoClose
    protected final StoreRig rig = newRig();

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** Options of this component alone that shape a client, each with a value that is not the default. */
    protected abstract List<String> ownClientOptions();

    protected static final HeadBucketRequest PHOTOS = new HeadBucketRequest(StoreRig.BUCKET);

    @Test
    protected void endpointsWithTheSameSettingsShareOneClientAndItsConnections() {
        ObjectStoreEndpoint one = endpoint("store:photos/a?keyName=x&partSize=5MiB");
        ObjectStoreEndpoint other = endpoint("store:archive?operation=headBucket&maxKeys=7");

        assertThat(other.getStore()).isSameAs(one.getStore());
        rig.sent("store:photos/a", "x", Map.of());
        rig.sent("store:archive/b", "x", Map.of());
        assertThat(rig.server.connectionsOpened()).isEqualTo(1);
    }

    @Test
    protected void aDynamicRouteWithManyUrisUsesOneConnection() throws Exception {
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:put").toD("store:photos/${header.name}?storageClass=STANDARD");
            }
        });

        for (int i = 0; i < 10; i++) {
            rig.sent("direct:put", "x", Map.of("name", "k" + i));
        }

        assertThat(rig.server.keys("photos")).hasSize(10);
        assertThat(rig.server.connectionsOpened()).isEqualTo(1);
    }

    @Test
    protected void whatShapesAClientSeparatesClients() {
        rig.context.getRegistry().bind("provider", CredentialsProvider.of(Credentials.ANONYMOUS));
        rig.context.getRegistry().bind("tls", new SSLContextParameters());
        List<String> options = new ArrayList<>(List.of(
                "accessKey=OTHER&secretKey=OTHER",
                "secretKey=OTHER",
                "credentialType=STATIC",
                "profileFile=other.yaml",
                "credentialsProvider=#provider",
                "endpoint=http://127.0.0.1:1",
                "workDir=a",
                "maxConnections=61",
                "maxBandwidth=1MB",
                "maxRequestsPerSecond=0.5",
                "sslContextParameters=#tls"));
        options.addAll(ownClientOptions());
        ObjectStoreEndpoint one = endpoint("store:photos");
        for (String option : options) {
            ObjectStoreEndpoint other = endpoint("store:photos?" + option);
            ObjectStoreEndpoint alike = endpoint("store:archive?" + option);

            assertThat(other.getStore()).as(option).isNotSameAs(one.getStore());
            assertThat(alike.getStore()).as(option).isSameAs(other.getStore());
        }
    }

    @Test
    protected void theLastEndpointThatStopsClosesTheClient() throws Exception {
        ObjectStoreEndpoint one = endpoint("store:photos/a");
        ObjectStoreEndpoint other = endpoint("store:photos/b");
        ObjectStore store = one.getStore();

        one.stop();
        rig.sent("store:photos/b", "x", Map.of());
        assertThat(rig.server.keys("photos")).containsExactly("b");

        other.stop();
        assertClosed(store);
    }

    @Test
    protected void anEndpointThatStartsAgainSharesAgain() throws Exception {
        ObjectStoreEndpoint one = endpoint("store:photos/a");
        ObjectStoreEndpoint other = endpoint("store:photos/b");
        one.stop();
        one.start();
        assertThat(one.getStore()).isSameAs(other.getStore());

        one.stop();
        other.stop();
        one.start();
        assertThat(one.getStore().bucketExists(PHOTOS)).isTrue();
    }

    @Test
    protected void anEndpointThatFailsToStartKeepsNoClientOpen() throws Exception {
        assertThatThrownBy(() -> endpoint("store:photos?maxConnections=2&uploadConcurrency=3"))
                .hasStackTraceContaining("uploadConcurrency is 3");
        ObjectStoreEndpoint same = endpoint("store:photos?maxConnections=2");
        ObjectStore store = same.getStore();

        same.stop();

        assertClosed(store);
    }

    @Test
    protected void stoppingTheContextClosesAllClients() {
        ObjectStore one = endpoint("store:photos/a").getStore();
        ObjectStore other = endpoint("store:photos/b?maxConnections=61").getStore();

        rig.context.stop();

        assertClosed(one);
        assertClosed(other);
    }

    protected ObjectStoreEndpoint endpoint(String uri) {
        return rig.context.getEndpoint(uri, ObjectStoreEndpoint.class);
    }

    private static void assertClosed(ObjectStore store) {
        assertThatThrownBy(() -> store.bucketExists(PHOTOS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("the client is closed");
    }
}
