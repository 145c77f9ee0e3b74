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
package io.github.camelcn.examples.cluster;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The example with fewer objects. */
class ClusterExampleTest {

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void threeNodesOfWhichOneIsKilledLoseNothing() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean right = new ClusterExample(1_500, new PrintStream(text, true, UTF_8)).round(3, true);

        assertThat(text.toString(UTF_8))
                .startsWith("3 nodes, one killed half-way")
                .contains("1,500 objects in")
                .contains("0 lost");
        assertThat(right).isTrue();
    }
}
