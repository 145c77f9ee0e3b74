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

import org.apache.camel.console.DevConsole;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeveloperConsoleTest {

    private static DevConsole console(QingzhouRig rig) {
        return PluginHelper.getDevConsoleResolver(rig.context).resolveDevConsole("qingzhou");
    }

    private static JsonObject json(QingzhouRig rig) {
        return (JsonObject) console(rig).call(DevConsole.MediaType.JSON);
    }

    private static String waits(QingzhouRig rig, String outcome) {
        Map<?, ?> waits = (Map<?, ?>) json(rig).get("waits");
        return waits == null ? "" : String.valueOf(waits.get(outcome));
    }

    @Test
    void waitsAreShownWhileTheyLast() {
        try (QingzhouRig rig = new QingzhouRig(QingzhouEmulator.builder().transitionDelay(Duration.ofHours(1)))) {
            rig.context
                    .createFluentProducerTemplate()
                    .to("qingzhou:fleet?operation=createInstance&waitForCompletion=true")
                    .withHeader(QingzhouHeaders.NAME, "web-01")
                    .asyncSend();
            await().untilAsserted(() -> assertThat(waits(rig, "active")).isEqualTo("1"));

            rig.emulator.passTime(Duration.ofHours(1));
            await().untilAsserted(() -> assertThat(waits(rig, "active")).isEqualTo("0"));
            assertThat(waits(rig, "succeeded")).isEqualTo("1");
        }
    }

    @Test
    void callsAndErrorsAreShownWithoutSecrets() {
        try (QingzhouRig rig = QingzhouRig.quick()) {
            rig.done("qingzhou:fleet?operation=listInstances", null, Map.of());
            rig.sent(
                    "qingzhou:fleet?operation=describeInstance",
                    null,
                    Map.of(QingzhouHeaders.INSTANCE_ID, "i-00000000"));

            assertThat(json(rig).getCollection("calls").toString()).contains("operation=listInstances");
            assertThat(json(rig).getCollection("errors").toString()).contains("i-00000000");
            assertThat((String) console(rig).call(DevConsole.MediaType.TEXT))
                    .contains("listInstances", "i-00000000")
                    .doesNotContain(QingzhouEmulator.ACCESS_KEY_SECRET, QingzhouEmulator.PASSWORD);
        }
    }
}
