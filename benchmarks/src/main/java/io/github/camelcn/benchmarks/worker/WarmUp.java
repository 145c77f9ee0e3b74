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

import java.util.ArrayList;
import java.util.List;

/**
 * Decides when a contender has warmed up: when the best rate of the last windows is no longer more than two percent
 * above the best rate before them.
 */
final class WarmUp {

    private static final int LAST = 4;
    private static final double RISE = 1.02;

    private final List<Double> rates = new ArrayList<>();

    /** Takes the rate of the next window; returns whether the rate still rises. */
    boolean stillRising(double rate) {
        rates.add(rate);
        int recent = Math.max(0, rates.size() - LAST);
        return recent == 0 || best(recent, rates.size()) > RISE * best(0, recent);
    }

    private double best(int from, int to) {
        return rates.subList(from, to).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }
}
