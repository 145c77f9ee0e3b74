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
package io.github.camelcn.examples.fleet;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.qingzhou.QingzhouCall;
import io.github.camelcn.emulator.qingzhou.QingzhouControls.InstanceView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FleetExampleTest {

    private static final Map<String, String> REAL = Map.of(
            "QINGZHOU_ACCESS_KEY_ID", "AKID",
            "QINGZHOU_ACCESS_KEY_SECRET", "a-secret",
            "QINGZHOU_IMAGE_ID", "image-a",
            "QINGZHOU_FLAVOR_ID", "flavor-a",
            "QINGZHOU_REGION", "cn-mars-1");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final PrintStream err = System.err;

    /** What is logged is output, too. */
    @BeforeEach
    void catchLogs() {
        System.setErr(out);
    }

    @AfterEach
    void releaseLogs() {
        System.setErr(err);
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Cloud emulated(Map<String, String> environment) {
        return Cloud.choose(environment, false, FleetExample.TRANSITION);
    }

    private static List<String> actions(Cloud cloud) {
        return cloud.emulator().calls().stream().map(QingzhouCall::action).toList();
    }

    @Test
    void leadsTheFleetThroughItsLifeAndLeavesNothing() throws Exception {
        try (Cloud cloud = emulated(Map.of())) {
            boolean right = new FleetExample(out).run(cloud);

            assertThat(right).as(output()).isTrue();
            assertThat(output())
                    .contains("everything went as it should", "left: no instance, no disk, no snapshot")
                    .containsPattern("\\| RUNNING \\* +\\|")
                    .containsPattern("web-3 has snapshot snap-\\w+ and disk disk-\\w+ at /dev/vdb")
                    .contains("web-2 is rebuilt, has a new password and runs again");
            assertThat(cloud.emulator().controls().instances()).isEmpty();
            assertThat(actions(cloud))
                    .contains("CreateSnapshot", "AttachDisk", "StopInstance", "DeleteInstance", "DeleteDisk")
                    .containsOnlyOnce("RebuildInstance", "ResetPassword");

            String password = cloud.emulator()
                    .controls()
                    .instance("web-2")
                    .map(InstanceView::password)
                    .orElseThrow();
            assertThat(password).as("the new password").hasSize(20);
            assertThat(output()).doesNotContain(password).doesNotContain(QingzhouEmulator.ACCESS_KEY_SECRET);
        }
    }

    @Test
    void leavesNothingOfAFleetThatCannotBeFurnished() {
        try (Cloud cloud = emulated(Map.of())) {
            cloud.emulator().controls().failNextOf("createSnapshot", "web-3");

            assertThatThrownBy(() -> new FleetExample(out).run(cloud))
                    .rootCause()
                    .hasMessageMatching("createSnapshot snap-\\w+: snap-\\w+ is in state ERROR");
            assertThat(cloud.emulator().controls().instances()).isEmpty();
            assertThat(actions(cloud).stream().filter("DeleteDisk"::equals)).hasSize(2);
        }
    }

    @Test
    void anImageThatIsNotThereEndsWithASentence() {
        assertThat(FleetExample.exitCode(Map.of("QINGZHOU_IMAGE_ID", "image-of-mars"), "", out, out))
                .isEqualTo(1);
        assertThat(output().lines().toList())
                .as("the fleet, the head of the table, the reason")
                .hasSize(4)
                .last()
                .asString()
                .contains("[image-of-mars] not found in cn-north-1", "The region must be that of the image");
    }

    @Test
    void aWrongSecretEndsWithASentenceBeforeAnythingIsMade() {
        try (QingzhouEmulator service = QingzhouEmulator.builder().start()) {
            Map<String, String> environment = new HashMap<>(REAL);
            environment.put("QINGZHOU_ACCESS_KEY_ID", QingzhouEmulator.ACCESS_KEY_ID);
            environment.put("QINGZHOU_ENDPOINT", service.endpoint().toString());

            assertThat(FleetExample.exitCode(environment, "yes", out, out)).isEqualTo(1);
            assertThat(output())
                    .contains("InvalidSignature", "after an interruption destroy camel-cn-")
                    .doesNotContain("a-secret")
                    .hasLineCount(2);
            assertThat(service.calls()).extracting(QingzhouCall::action).doesNotContain("CreateInstance");
        }
    }

    @Test
    void theRealServiceIsOnlyUsedWhenSomebodyHasConfirmed() {
        assertThat(FleetExample.exitCode(REAL, "true", out, out)).isEqualTo(1);
        assertThat(output())
                .contains("this would create 3 instances", "destroy them in the end", "-Dfleet.confirm=yes")
                .hasLineCount(1);
    }

    @Test
    void namesTheVariableTheRealServiceNeeds() {
        Map<String, String> environment = new HashMap<>(REAL);
        environment.remove("QINGZHOU_ACCESS_KEY_SECRET");
        assertThat(FleetExample.exitCode(environment, "yes", out, out)).isEqualTo(1);
        assertThat(output())
                .startsWith("QINGZHOU_ACCESS_KEY_SECRET is missing: the real service needs")
                .hasLineCount(1);
    }

    @Test
    void aRegionNobodyKnowsEndsWithASentenceThatHoldsNoSecret() {
        assertThat(FleetExample.exitCode(REAL, "yes", out, out)).isEqualTo(1);
        assertThat(output())
                .contains("no address of region cn-mars-1 is known")
                .doesNotContain("a-secret")
                .hasLineCount(2);
    }
}
