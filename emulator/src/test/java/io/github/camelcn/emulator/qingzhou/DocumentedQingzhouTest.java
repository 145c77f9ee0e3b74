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
package io.github.camelcn.emulator.qingzhou;

import java.io.UncheckedIOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A test of docs/testing.md; only the route is a stand-in. */
class DocumentedQingzhouTest {
    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU = new QingzhouEmulatorExtension(
            QingzhouEmulator.builder().instances(3).transitionDelay(Duration.ofHours(1)));

    @Test
    void startsTheInstanceOnceWhenTheAnswerIsLost() {
        QingzhouEmulator cloud = QINGZHOU.emulator();
        String id = cloud.controls().instances().get(0).id();
        cloud.controls().force(id, "STOPPED");
        cloud.faults().on(QingzhouEmulator.action("StartInstance")).times(1).dropAfterEffect();

        runRoute(cloud, id);

        assertThat(cloud.controls().instance(id).orElseThrow().state()).isEqualTo("STARTING");
        cloud.passTime(Duration.ofHours(1));
        assertThat(cloud.controls().instance(id).orElseThrow().state()).isEqualTo("RUNNING");
    }

    private static void runRoute(QingzhouEmulator cloud, String id) {
        OpenApiClient client = new OpenApiClient(cloud);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.post("StartInstance", "/v1/instances/" + id + "/start"));
        assertThat(client.get("DescribeInstance", "/v1/instances/" + id).status())
                .isEqualTo(200);
    }
}
