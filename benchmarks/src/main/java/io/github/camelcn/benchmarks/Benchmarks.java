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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcn.benchmarks.drain.DrainBenchmark;
import io.github.camelcn.benchmarks.fleet.FleetBenchmark;

/**
 * Measures a component against plain OkHttp and against what it replaces, and prints a report.
 * {@code docs/performance.md} tells how to run it and holds the last full run.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /** See {@link Options#USAGE}. Progress goes to standard error, the report to standard output. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).equals(List.of("--fleet"))) {
            System.exit(fleet());
        }
        if (List.of(arguments).equals(List.of("--drain"))) {
            System.exit(drain());
        }
        Options options;
        try {
            if (List.of(arguments).contains("--soak")) {
                System.exit(Soak.parse(arguments).run());
            }
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.list()) {
            options.service().scenarios().forEach(Benchmarks::name);
            return;
        }
        Map<Scenario, Map<String, Result>> results = new LinkedHashMap<>();
        try (Server server = Server.start(options.service())) {
            Runner runner = new Runner(options, server, System.err);
            for (Scenario scenario : options.service().scenarios()) {
                if (options.wants(scenario)) {
                    results.put(scenario, runner.run(scenario));
                }
            }
        }
        String report = new Report(options, results, machine()).markdown();
        System.out.print(report);
        if (options.markdown() != null) {
            Files.writeString(options.markdown(), report);
        }
    }

    /** In a JVM of its own, with the heap that has to be enough. */
    private static int fleet() throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        Library.OURS.classPath(),
                        FleetBenchmark.class.getName())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The server in a JVM of its own; it starts one for each contender, with the heap that has to be enough. */
    private static int drain() throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        Library.OURS.classPath(),
                        DrainBenchmark.class.getName(),
                        Library.OURS.classPath(),
                        Library.AWS.classPath())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void name(Scenario scenario) {
        System.out.println(scenario.id() + ": " + scenario.title() + whenNamed(scenario.extra()));
        scenario.entrants()
                .forEach(entrant ->
                        System.out.println("  " + entrant.id() + ": " + entrant.title() + whenNamed(entrant.extra())));
    }

    private static String whenNamed(boolean extra) {
        return extra ? " (only when named)" : "";
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
