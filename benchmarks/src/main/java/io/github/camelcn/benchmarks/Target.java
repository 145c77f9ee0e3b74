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

import java.util.Locale;
import java.util.Map;

/**
 * A number that one contender has to reach: a median of ratios, or a median.
 *
 * @param against the contender it is compared with, or empty for an absolute bound
 */
record Target(Metric metric, String contender, String against, boolean atLeast, double bound) {

    static Target atLeast(String contender, Metric metric, double bound, String against) {
        return new Target(metric, contender, against, true, bound);
    }

    static Target atMost(String contender, Metric metric, double bound, String against) {
        return new Target(metric, contender, against, false, bound);
    }

    static Target atMost(String contender, Metric metric, double bound) {
        return new Target(metric, contender, "", false, bound);
    }

    /** All of the work, in the scenario's heap. */
    static Target done(String contender) {
        return new Target(Metric.DONE, contender, "", true, 1);
    }

    /** A row of the table of targets; empty if one of the two did not take part. */
    String judge(Scenario scenario, Map<String, Result> results) {
        Result own = results.get(contender);
        Result other = against.isEmpty() ? own : results.get(against);
        if (own == null || other == null) {
            return "";
        }
        if (metric == Metric.DONE) {
            return row(
                    scenario,
                    own,
                    "done with -Xmx" + scenario.heap(),
                    own.failed() ? "not done" : "done",
                    mark(!own.failed()));
        }
        String wanted = (atLeast ? "at least " : "at most ")
                + number(bound)
                + (against.isEmpty() ? "" : " x " + other.entrant().title());
        if (own.failed() || other.failed()) {
            return row(scenario, own, wanted, "not measured", mark(false));
        }
        double value = (against.isEmpty() ? metric.of(own) : metric.ratio(own, other)).median();
        boolean met = atLeast ? value >= bound : value <= bound;
        return row(scenario, own, wanted, number(value), mark(met));
    }

    private static String mark(boolean met) {
        return met ? "pass" : "MISS";
    }

    private String row(Scenario scenario, Result own, String wanted, String measured, String mark) {
        return "| " + scenario.title() + " | " + own.entrant().title() + " | " + metric.title() + " | " + wanted + " | "
                + measured + " | " + mark + " |";
    }

    private static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
