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
package io.github.camelcn.benchmarks.worker;

import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WarmUpTest {

    @Test
    void goesOnWhileTheBestRateOfTheLastWindowsIsTheBestSoFar() {
        assertThat(risesAfter(10, 20, 30, 40, 50)).isTrue();
        assertThat(risesAfter(10, 90, 80, 70, 100, 60)).isTrue();
    }

    @Test
    void endsWhenFourWindowsBroughtNoMoreThanTwoPercent() {
        assertThat(risesAfter(10, 20, 100, 101, 90, 102, 95)).isFalse();
    }

    @Test
    void needsMoreThanFourWindows() {
        assertThat(risesAfter(100, 100, 100, 100)).isTrue();
        assertThat(risesAfter(100, 100, 100, 100, 100)).isFalse();
    }

    private static boolean risesAfter(double... rates) {
        WarmUp warmUp = new WarmUp();
        return DoubleStream.of(rates)
                .mapToObj(warmUp::stillRising)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
