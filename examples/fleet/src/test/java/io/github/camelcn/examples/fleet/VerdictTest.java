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
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelcn.examples.fleet.Logbook.Story;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {

    private static final List<String> HEALTHY =
            List.of("CREATING", "STARTING", "RUNNING", "STOPPING", "STOPPED", "DELETING", "DELETED");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private boolean right(Story story, String broken, boolean nothingElse, String... left) {
        return Verdict.print(List.of(story), broken, nothingElse, List.of(left), out);
    }

    private static Story story(List<String> path) {
        return new Story("web-1", "i-1", path, "snap-1", "disk-1");
    }

    @Test
    void aWholeLifeIsRight() {
        assertThat(right(story(HEALTHY), "", true)).isTrue();
    }

    @Test
    void statesThatLastCountAndOthersMayBeMissed() {
        for (String state : HEALTHY) {
            List<String> path = new ArrayList<>(HEALTHY);
            path.remove(state);
            assertThat(right(story(path), "", true))
                    .as(path.toString())
                    .isEqualTo(!List.of("RUNNING", "STOPPED", "DELETED").contains(state));
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("NOT AS EXPECTED", "SOMETHING IS WRONG");
    }

    @Test
    void whereOthersAreAtWorkMoreMayHappen() {
        List<String> path = List.of("RUNNING", "ERROR", "RUNNING", "STOPPED", "DELETED");
        assertThat(right(story(path), "", false)).isTrue();
        assertThat(right(story(path), "", true)).isFalse();
        assertThat(right(story(List.of("RUNNING", "DELETED")), "", false)).isFalse();
    }

    @Test
    void onlyWhatWasBrokenMayHaveBeenRepaired() {
        List<String> repaired = new ArrayList<>(HEALTHY);
        repaired.addAll(3, List.of("ERROR", "REBUILDING", "RUNNING"));
        assertThat(right(story(repaired), "web-1", true)).isTrue();
        assertThat(right(story(repaired), "", true)).isFalse();
    }

    @Test
    void snapshotsAndDisksMustHaveBeenThereAndMustBeGone() {
        assertThat(right(new Story("web-1", "i-1", HEALTHY, "", "disk-1"), "", true))
                .isFalse();
        assertThat(right(new Story("web-1", "i-1", HEALTHY, "snap-1", ""), "", true))
                .isFalse();
        assertThat(right(story(HEALTHY), "", true, "web-1-data")).isFalse();
    }
}
