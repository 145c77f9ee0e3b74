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

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What counts as right. */
class VerdictTest {

    private static final Set<String> STORED = Set.of("a", "b", "c");

    @Test
    void everyObjectOnceIsRight() {
        assertThat(Verdict.of(STORED, List.of(List.of("a", "c"), List.of("b")), Set.of()))
                .returns(true, Verdict::isRight)
                .hasToString("0 lost, 0 repeated");
    }

    @Test
    void whatTheKilledNodeHadOnItsWayMayComeTwice() {
        assertThat(Verdict.of(STORED, List.of(List.of("a", "c"), List.of("b", "c")), Set.of("c")))
                .returns(true, Verdict::isRight)
                .hasToString("0 lost, 1 repeated (0 of them without a reason)");
    }

    @Test
    void otherRepeatsAreNotRight() {
        assertThat(Verdict.of(STORED, List.of(List.of("a", "c"), List.of("b", "a")), Set.of("c"))
                        .isRight())
                .isFalse();
        assertThat(Verdict.of(STORED, List.of(List.of("a", "c", "c"), List.of("b", "c")), Set.of("c"))
                        .isRight())
                .isFalse();
    }

    @Test
    void aLostObjectIsNotRight() {
        assertThat(Verdict.of(STORED, List.of(List.of("a", "b")), Set.of("c")))
                .returns(false, Verdict::isRight)
                .hasToString("1 lost, 0 repeated");
    }

    @Test
    void anObjectThatNeverWasIsNotRight() {
        assertThat(Verdict.of(STORED, List.of(List.of("a", "b", "c", "d")), Set.of())
                        .isRight())
                .isFalse();
    }
}
