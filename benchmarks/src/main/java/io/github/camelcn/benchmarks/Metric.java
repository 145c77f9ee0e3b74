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

import java.util.function.ToDoubleFunction;

import io.github.camelcn.benchmarks.worker.Measurement;

/** A number of a measurement that targets speak of. */
enum Metric {
    RATE("rate", Measurement::contentPerSecond),
    CPU("CPU per operation", Measurement::cpuMicrosPerOperation),
    ALLOCATED("bytes allocated per operation", Measurement::allocatedPerOperation),
    /** That there is a measurement at all: the work was done with the heap it was given. */
    DONE("memory", measurement -> 1);

    private final String title;
    private final ToDoubleFunction<Measurement> value;

    Metric(String title, ToDoubleFunction<Measurement> value) {
        this.title = title;
        this.value = value;
    }

    String title() {
        return title;
    }

    Spread of(Result result) {
        return result.spread(value);
    }

    Spread ratio(Result result, Result other) {
        return result.ratioTo(other, value);
    }
}
