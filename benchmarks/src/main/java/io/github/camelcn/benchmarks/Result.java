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
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.camelcn.benchmarks.worker.Measurement;

/**
 * What one contender of one scenario achieved.
 *
 * @param warmUp how it got there
 * @param rounds its measured windows, in the order of the rounds; empty if it failed
 * @param failure why it could not be measured, or empty
 */
record Result(Entrant entrant, WarmedUp warmUp, List<Measurement> rounds, String failure) {

    /**
     * How the rate developed before anything was measured.
     *
     * @param settled whether the rate had stopped rising when the time for it was over
     * @param connections opened meanwhile
     * @param rates of each window, content per second
     */
    record WarmedUp(boolean settled, long connections, List<Long> rates) {}

    boolean failed() {
        return !failure.isEmpty();
    }

    Spread spread(ToDoubleFunction<Measurement> value) {
        return Spread.of(rounds.stream().mapToDouble(value).toArray());
    }

    /** How this compares with another contender, round by round: what slows the machine down slows both of a round. */
    Spread ratioTo(Result other, ToDoubleFunction<Measurement> value) {
        return Spread.of(IntStream.range(0, rounds.size())
                .mapToDouble(
                        round -> value.applyAsDouble(rounds.get(round)) / value.applyAsDouble(other.rounds.get(round)))
                .toArray());
    }

    /** All connections the server accepted from it. */
    long connections() {
        return warmUp.connections()
                + rounds.stream().mapToLong(Measurement::connections).sum();
    }
}
