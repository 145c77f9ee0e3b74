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
package io.github.camelcn.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.github.camelcn.benchmarks.worker.Measurement;

import static org.assertj.core.api.Assertions.assertThat;

class TargetTest {

    private static final Scenario SCENARIO = Service.QINGSTOR.scenarios().get(0);
    private static final Entrant OURS = Entrant.of("ours", "ours", "X", Library.OURS);
    private static final Target RATE = Target.atLeast("ours", Metric.RATE, 0.85, Entrant.BARE);

    @Test
    void comparesRoundWithRound() {
        Result bare = result(Entrant.bare("X"), 100, 200, 1000);
        assertThat(judge(RATE, bare, result(OURS, 85, 10, 900))).endsWith("| 0.85 | pass |");
        assertThat(judge(RATE, bare, result(OURS, 84, 190, 500))).endsWith("| 0.84 | MISS |");
    }

    @Test
    void anAbsoluteBoundIsForTheMedian() {
        Result bare = result(Entrant.bare("X"), 1, 1, 1);
        Target frugal = Target.atMost("ours", Metric.RATE, 100);
        assertThat(judge(frugal, bare, result(OURS, 1, 100, 900))).endsWith("| 100 | pass |");
        assertThat(judge(frugal, bare, result(OURS, 1, 101, 102))).endsWith("| 101 | MISS |");
    }

    @Test
    void aContenderThatFailedMisses() {
        Result failed = new Result(OURS, warmedUp(), List.of(), "out of memory");
        assertThat(judge(RATE, result(Entrant.bare("X"), 1), failed)).endsWith("| not measured | MISS |");
        assertThat(judge(Target.done("ours"), result(Entrant.bare("X"), 1), failed))
                .endsWith("| not done | MISS |");
    }

    @Test
    void saysNothingOfContendersThatDidNotTakePart() {
        assertThat(RATE.judge(SCENARIO, Map.of(OURS.id(), result(OURS, 1)))).isEmpty();
        assertThat(Target.done("ours").judge(SCENARIO, Map.of())).isEmpty();
    }

    private static String judge(Target target, Result bare, Result ours) {
        return target.judge(SCENARIO, Map.of(Entrant.BARE, bare, OURS.id(), ours));
    }

    private static Result result(Entrant entrant, long... contentPerSecond) {
        List<Measurement> rounds = LongStream.of(contentPerSecond)
                .mapToObj(content -> new Measurement(1_000_000_000, 1, content, 1, 1, 1, 1, 1, 1, 1, content))
                .toList();
        return new Result(entrant, warmedUp(), rounds, "");
    }

    private static Result.WarmedUp warmedUp() {
        return new Result.WarmedUp(true, 0, List.of());
    }
}
