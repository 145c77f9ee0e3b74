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
package io.github.camelcn.emulator;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QingStorEmulatorExtensionTest {
    @RegisterExtension
    static final QingStorEmulatorExtension RESET = new QingStorEmulatorExtension();

    @RegisterExtension
    static final QingStorEmulatorExtension KEPT = new QingStorEmulatorExtension().keepingState();

    @Test
    @Order(1)
    void leavesSomethingBehind() {
        RESET.emulator().putObject("my-bucket", "k", new byte[1]);
        RESET.faults().storm(1);
        KEPT.emulator().putObject("my-bucket", "k", new byte[1]);
        assertThat(RESET.endpoint()).isNotEqualTo(KEPT.endpoint());
    }

    @Test
    @Order(2)
    void findsACleanEmulatorUnlessStateIsKept() {
        assertThat(RESET.emulator().keys("my-bucket")).isEmpty();
        assertThat(KEPT.emulator().keys("my-bucket")).containsExactly("k");
    }

    @Nested
    class InANestedClass {
        @Test
        void theEmulatorStillRuns() {
            assertThat(RESET.emulator().store().buckets()).containsExactly("my-bucket");
        }
    }

    @Test
    void thereIsNoEmulatorOutsideTheTestsOfAClass() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new QingStorEmulatorExtension().emulator())
                .withMessage("the emulator runs only while the tests of its class do");
        assertThatIllegalStateException()
                .isThrownBy(() -> new QingStorEmulatorExtension().beforeEach(null))
                .withMessage("register QingStorEmulatorExtension in a static field");
    }
}
