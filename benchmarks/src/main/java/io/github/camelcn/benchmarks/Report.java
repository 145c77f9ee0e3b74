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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelcn.benchmarks.worker.Measurement;

/** The results as a page of markdown. */
final class Report {

    private static final String HOW_TO_READ = """
            How to read it: every contender runs in a JVM of its own against the same stub server on the loopback
            interface, and they take turns, so compare rows of one table only; figures of different runs or machines
            do not compare, ratios roughly do. Numbers are medians of the rounds, with the smallest and the largest in
            brackets. "Of OkHttp" is the median of the rounds' ratios to plain OkHttp: the machine has slow and fast
            moments, and both of a round share them. CPU is the processor time of the contender's whole
            process per operation, garbage collection and compilation included; of all columns it suffers least from a
            busy machine. "Allocated" counts all threads of the contender. "Heap" is the fullest the heap was, garbage
            included, "RSS" the largest resident size of the process. "Requests" are those the server answered per
            operation, "connections" those it accepted from the contender in all. "Server CPU" shows how much of the
            machine went to the other side. A contender marked * was still getting faster when its warm-up was over.
            """;

    private final Options options;
    private final Map<Scenario, Map<String, Result>> results;
    private final String machine;

    Report(Options options, Map<Scenario, Map<String, Result>> results, String machine) {
        this.options = options;
        this.results = results;
        this.machine = machine;
    }

    String markdown() {
        StringBuilder page = new StringBuilder();
        page.append(options.service().title())
                .append(". ")
                .append(options.quick() ? "Quick run (young JVMs)" : "Full run")
                .append(", ")
                .append(options.measuredRounds())
                .append(" rounds; ")
                .append(machine)
                .append("\n\n");
        results.forEach((scenario, contenders) ->
                page.append(table(scenario, contenders)).append('\n'));
        String targets = targets();
        if (!targets.isEmpty()) {
            page.append(
                            "### Targets\n\n| scenario | contender | of | wanted | measured | |\n|---|---|---|---|---|---|\n")
                    .append(targets)
                    .append('\n');
        }
        return page.append(HOW_TO_READ).append(options.service().remark()).toString();
    }

    private static String table(Scenario scenario, Map<String, Result> contenders) {
        StringBuilder table = new StringBuilder("### " + scenario.title() + " (-Xmx" + scenario.heap() + ")\n\n");
        table.append("| contender | ")
                .append(unit(scenario))
                .append(" | of OkHttp | CPU ")
                .append(small(scenario) ? "us/op" : "ms")
                .append(" | of OkHttp | allocated ")
                .append(small(scenario) ? "B/op" : "MiB")
                .append(" | heap MiB | RSS MiB | requests | connections | server CPU ")
                .append(small(scenario) ? "us/op" : "ms")
                .append(" |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        contenders.values().forEach(result -> table.append(row(scenario, result, contenders.get(Entrant.BARE))));
        return table.toString();
    }

    private static String row(Scenario scenario, Result result, Result bare) {
        if (result.failed()) {
            return "| " + result.entrant().title() + " | failed: " + result.failure() + " |||||||||||\n";
        }
        double cpuScale = small(scenario) ? 1 : 1e-3;
        double allocationScale = small(scenario) ? 1 : 1.0 / (1 << 20);
        List<String> cells = new ArrayList<>();
        cells.add(result.entrant().title() + (result.warmUp().settled() ? "" : " *"));
        cells.add(spread(result.spread(Measurement::contentPerSecond), rateScale(scenario)));
        cells.add(ratio(Metric.RATE, result, bare));
        cells.add(spread(result.spread(Measurement::cpuMicrosPerOperation), cpuScale));
        cells.add(ratio(Metric.CPU, result, bare));
        cells.add(number(result.spread(Measurement::allocatedPerOperation).median() * allocationScale));
        cells.add(number(result.spread(Measurement::peakHeap).max() / (1 << 20)));
        cells.add(number(result.spread(Measurement::resident).max() / (1 << 20)));
        cells.add(number(result.spread(Measurement::requestsPerOperation).median()));
        cells.add(Long.toString(result.connections()));
        cells.add(number(result.spread(Measurement::serverCpuMicrosPerOperation).median() * cpuScale));
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String ratio(Metric metric, Result result, Result bare) {
        return bare == null || bare.failed()
                ? ""
                : String.format(Locale.ROOT, "%.2f", metric.ratio(result, bare).median());
    }

    private String targets() {
        return results.entrySet().stream()
                .flatMap(entry ->
                        entry.getKey().targets().stream().map(target -> target.judge(entry.getKey(), entry.getValue())))
                .filter(row -> !row.isEmpty())
                .map(row -> row + "\n")
                .collect(Collectors.joining());
    }

    static String rates(Scenario scenario, List<Long> contentPerSecond) {
        return contentPerSecond.stream()
                        .map(rate -> number(rate * rateScale(scenario)))
                        .collect(Collectors.joining(" "))
                + " " + unit(scenario);
    }

    static String rate(Scenario scenario, double contentPerSecond) {
        return number(contentPerSecond * rateScale(scenario)) + " " + unit(scenario);
    }

    private static boolean small(Scenario scenario) {
        return scenario.kind() == Scenario.Kind.SMALL;
    }

    private static String unit(Scenario scenario) {
        return switch (scenario.kind()) {
            case SMALL -> "operations/s";
            case UPLOAD, DOWNLOAD -> "MiB/s";
            case LIST -> "keys/s";
        };
    }

    private static double rateScale(Scenario scenario) {
        return switch (scenario.kind()) {
            case SMALL -> 1.0 / scenario.size();
            case UPLOAD, DOWNLOAD -> 1.0 / (1 << 20);
            case LIST -> 1;
        };
    }

    private static String spread(Spread spread, double scale) {
        return number(spread.median() * scale) + " (" + number(spread.min() * scale) + "-"
                + number(spread.max() * scale) + ")";
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
