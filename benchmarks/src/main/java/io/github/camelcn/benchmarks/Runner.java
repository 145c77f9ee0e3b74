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
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.camelcn.benchmarks.worker.Measurement;
import io.github.camelcn.benchmarks.worker.Setup;
import io.github.camelcn.benchmarks.worker.Worker;

/**
 * Runs one scenario: starts a JVM for every contender, warms them up one after the other, and then measures them in
 * turns (A B C A B C ...), so that a slow minute of the machine hits all of them. Only one of them works at a time.
 */
final class Runner {

    private static final int MEBIBYTE = 1 << 20;

    private final Options options;
    private final Server server;
    private final PrintStream progress;

    Runner(Options options, Server server, PrintStream progress) {
        this.options = options;
        this.server = server;
        this.progress = progress;
    }

    /** Results by the id of the contender. A contender that fails does not stop the others. */
    Map<String, Result> run(Scenario scenario) throws IOException {
        progress.println(scenario.title());
        Path directory = Files.createTempDirectory(options.directory(), "benchmarks-");
        List<Turn> turns = new ArrayList<>();
        try {
            for (Entrant entrant : scenario.entrants()) {
                if (options.wants(entrant)) {
                    turns.add(new Turn(entrant, setup(scenario, entrant, directory)));
                }
            }
            if (scenario.kind() == Scenario.Kind.UPLOAD) {
                writeSource(turns.get(0).setup);
            }
            turns.forEach(turn -> turn.warmUp(scenario));
            for (int round = 0; round < options.measuredRounds(); round++) {
                turns.forEach(turn -> turn.measure(scenario));
            }
            if (options.profile()) {
                turns.forEach(turn -> turn.profile(scenario));
            }
            Map<String, Result> results = new LinkedHashMap<>();
            turns.forEach(turn -> results.put(turn.entrant.id(), turn.result()));
            return results;
        } finally {
            turns.forEach(Turn::close);
            delete(directory);
        }
    }

    private Setup setup(Scenario scenario, Entrant entrant, Path directory) {
        return new Setup(
                options.service().id(),
                server.endpoint(scenario.tls()),
                server.controlPort(),
                entrant.className(),
                entrant.variant(),
                scenario.threads(),
                scenario.size(),
                Scenario.PART_SIZE,
                Scenario.PARTS_IN_FLIGHT,
                directory);
    }

    private static void writeSource(Setup setup) throws IOException {
        byte[] bytes = new byte[MEBIBYTE];
        SplittableRandom random = new SplittableRandom(3);
        try (OutputStream out = Files.newOutputStream(setup.source())) {
            for (long written = 0; written < setup.size(); written += bytes.length) {
                random.nextBytes(bytes);
                out.write(bytes);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** One contender's process, from its start to its end. */
    private final class Turn {

        private final Entrant entrant;
        private final Setup setup;
        private final List<Measurement> rounds = new ArrayList<>();
        private Result.WarmedUp warmedUp = new Result.WarmedUp(false, 0, List.of());
        private ChildProcess process;
        private String failure = "";

        Turn(Entrant entrant, Setup setup) {
            this.entrant = entrant;
            this.setup = setup;
        }

        void warmUp(Scenario scenario) {
            attempt(() -> {
                List<String> jvmOptions = new ArrayList<>(server.trust());
                jvmOptions.addAll(entrant.jvmOptions());
                process = ChildProcess.start(
                        entrant.library(),
                        entrant.heap().isEmpty() ? scenario.heap() : entrant.heap(),
                        jvmOptions,
                        Worker.class.getName(),
                        setup.arguments());
                process.receive(Worker.MARK);
                String[] words = ask("warm " + options.warmUpWindowMillis(scenario) + " "
                                + options.longestWarmUpMillis(scenario))
                        .split(" ");
                warmedUp = new Result.WarmedUp(
                        Boolean.parseBoolean(words[0]),
                        Long.parseLong(words[1]),
                        Arrays.stream(words).skip(2).map(Long::valueOf).toList());
                progress.println("  " + entrant.title() + (warmedUp.settled() ? " settled: " : " still rising: ")
                        + Report.rates(scenario, warmedUp.rates()));
            });
        }

        void measure(Scenario scenario) {
            attempt(() -> {
                rounds.add(Measurement.parse(ask("measure " + options.windowMillis(scenario))));
                progress.println("  " + entrant.title() + ": "
                        + Report.rate(scenario, rounds.get(rounds.size() - 1).contentPerSecond()));
            });
        }

        void profile(Scenario scenario) {
            attempt(() -> {
                Path file = Files.createTempFile("benchmarks-", ".jfr");
                Measurement window = Measurement.parse(
                        ask("profile " + Math.max(5_000, options.windowMillis(scenario)) + " " + file));
                progress.println("  " + entrant.title() + ", recorded:");
                progress.print(new Profile(file, window).toString());
                Files.delete(file);
            });
        }

        private String ask(String command) throws IOException {
            process.send(command);
            return process.receive(Worker.MARK);
        }

        private void attempt(Step step) {
            if (failure.isEmpty()) {
                try {
                    step.run();
                } catch (IOException e) {
                    failure = e.toString();
                    progress.println("  " + entrant.title() + " failed: " + failure);
                }
            }
        }

        Result result() {
            return new Result(entrant, warmedUp, List.copyOf(rounds), failure);
        }

        void close() {
            if (process != null) {
                process.close();
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
