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
package io.github.camelcn.examples.recipes;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.qingzhou.QingzhouCall;
import io.github.camelcn.emulator.qingzhou.QingzhouControls.InstanceView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class FleetTest {

    private final QingzhouEmulator cloud = QingzhouEmulator.builder()
            .visibleDelay(Duration.ofMillis(10))
            .transitionDelay(Duration.ofMillis(50))
            .start();
    private final String first = cloud.controls().addRunning("team-1");
    private final String second = cloud.controls().addRunning("team-2");
    private final String foreign = cloud.controls().addRunning("shop-1");

    @TempDir
    Path work;

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void theTeamSleepsAtNightAndNobodyElse() throws Exception {
        try (Kitchen kitchen = kitchen()) {
            kitchen.context().createProducerTemplate().sendBody("direct:evening", null);

            assertThat(state(first)).isEqualTo("STOPPED");
            assertThat(state(second)).isEqualTo("STOPPED");
            assertThat(state(foreign)).isEqualTo("RUNNING");

            kitchen.context().createProducerTemplate().sendBody("direct:morning", null);

            assertThat(state(first)).isEqualTo("RUNNING");
            assertThat(state(second)).isEqualTo("RUNNING");
        }
        assertThat(cloud.calls())
                .filteredOn(call ->
                        call.action().equals("StopInstance") || call.action().equals("StartInstance"))
                .hasSize(4);
    }

    @Test
    void anInstanceThatFailsIsRebuiltOnce() throws Exception {
        try (Kitchen kitchen = kitchen()) {
            assertThat(kitchen.context()
                            .getRouteController()
                            .getRouteStatus("repair")
                            .isStarted())
                    .isTrue();
            cloud.controls().force(second, "ERROR");

            await().until(() -> state(second).equals("RUNNING"));
        }
        assertThat(cloud.calls())
                .extracting(QingzhouCall::action)
                .filteredOn("RebuildInstance"::equals)
                .hasSize(1);
    }

    private Kitchen kitchen() throws Exception {
        return new Kitchen()
                .qingzhou(cloud)
                .property("fleet.morning", "direct:morning")
                .property("fleet.evening", "direct:evening")
                .property("fleet.prefix", "team-")
                .property("fleet.image", "image-ubuntu2204")
                .property("fleet.state", work)
                .property("fleet.poll", 50)
                .cook("fleet");
    }

    private String state(String id) {
        return cloud.controls().instance(id).map(InstanceView::state).orElse("DELETED");
    }
}
