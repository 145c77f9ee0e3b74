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
package io.github.camelcn.component.qingzhou;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.ProducerHealthCheck;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.client.QingzhouClient;
import io.github.camelcn.component.qingzhou.client.QingzhouSigner;
import io.github.camelcn.component.qingzhou.client.Signature;
import io.github.camelcn.component.qingzhou.client.SigningRequest;
import io.github.camelcn.component.qingzhou.model.TestConnectionRequest;
import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class HealthAndSharingTest {

    @AutoClose
    private final QingzhouRig rig = QingzhouRig.quick();

    @Test
    void endpointsWithTheSameOptionsShareOneClient() throws Exception {
        QingzhouEndpoint a = started("qingzhou:a?operation=startInstance");
        QingzhouEndpoint b = started("qingzhou:b?waitForCompletion=true");
        QingzhouEndpoint other = started("qingzhou:c?region=cn-east-1");
        assertThat(a.getClient()).isSameAs(b.getClient());
        assertThat(other.getClient()).isNotSameAs(a.getClient());
        QingzhouApi shared = a.getClient();
        a.stop();
        assertThat(shared.execute(new TestConnectionRequest()).regions()).isNotEmpty();
        b.stop();
        assertThatThrownBy(() -> shared.execute(new TestConnectionRequest()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private QingzhouEndpoint started(String uri) {
        QingzhouEndpoint endpoint = rig.context.getEndpoint(uri, QingzhouEndpoint.class);
        endpoint.start();
        return endpoint;
    }

    @Test
    void aClientOfTheUserIsUsedAndNotClosed() throws Exception {
        try (QingzhouClient mine = QingzhouClient.builder()
                .endpoint(rig.emulator.endpoint().toString())
                .credentials(io.github.camelcn.common.credentials.CredentialsProvider.of(
                        io.github.camelcn.common.credentials.Credentials.of(
                                QingzhouEmulator.ACCESS_KEY_ID, QingzhouEmulator.ACCESS_KEY_SECRET)))
                .build()) {
            rig.context.getRegistry().bind("mine", mine);
            QingzhouEndpoint endpoint = started("qingzhou:a?qingzhouClient=#mine");
            assertThat(endpoint.getClient()).isSameAs(mine);
            endpoint.stop();
            assertThat(mine.execute(new TestConnectionRequest()).regions()).isNotEmpty();
        }
    }

    @Test
    void aSignerBeanSigns() throws Exception {
        rig.context.getRegistry().bind("mySigner", new QingzhouSigner() {
            @Override
            public String name() {
                return "mySigner";
            }

            @Override
            public Signature sign(SigningRequest request) {
                return Signature.ofHeaders(Map.of("x-mine", request.action()));
            }
        });
        Exchange exchange = rig.sent("qingzhou:a?signer=mySigner&operation=testConnection", null, Map.of());
        // the emulator does not know this signature, and says so in the words of the protocol
        assertThat(exchange.getException())
                .isInstanceOf(io.github.camelcn.common.error.InvalidCredentialsException.class)
                .hasMessageContaining("MissingAuthorization");
    }

    @Test
    void theProducerCheckAsksForRegions() throws Exception {
        ProducerHealthCheck check =
                new ProducerHealthCheck("producer:qingzhou-1", started("qingzhou:a")::testConnection);
        check.setEnabled(true);
        assertThat(check.call().getState()).isEqualTo(org.apache.camel.health.HealthCheck.State.UP);
        rig.emulator.faults().on("GET", "/v1/regions").bareStatus(403);
        assertThat(check.call().getState()).isEqualTo(org.apache.camel.health.HealthCheck.State.DOWN);
    }

    @Test
    void stoppingEndsWaits() throws Exception {
        try (QingzhouRig slow = new QingzhouRig(QingzhouEmulator.builder().transitionDelay(Duration.ofHours(1)))) {
            java.util.concurrent.Future<Exchange> waiting = slow.context
                    .createFluentProducerTemplate()
                    .to("qingzhou:fleet?operation=createInstance&waitForCompletion=true")
                    .withHeader(QingzhouHeaders.NAME, "web-01")
                    .asyncSend();
            await().until(() -> slow.emulator.requestCount() >= 2);
            slow.context
                    .getEndpoint("qingzhou:fleet?operation=createInstance&waitForCompletion=true")
                    .stop();
            Exchange ended = waiting.get(2, TimeUnit.MINUTES);
            assertThat(ended.getException()).hasMessageContaining("nobody waits any more");
            assertThat(ended.getMessage().getHeader(QingzhouHeaders.INSTANCE_ID))
                    .isNotNull();
        }
    }
}
