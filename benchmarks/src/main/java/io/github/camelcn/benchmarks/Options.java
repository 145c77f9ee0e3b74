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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param service what is measured
 * @param quick a young run of a few minutes instead of a settled one
 * @param list whether to name what could be run instead of running it
 * @param scenarios ids, empty for all
 * @param contenders ids, empty for the usual ones
 * @param markdown where the report is written as well, or null
 * @param profile whether every contender is recorded once after it was measured
 * @param directory where the large files are
 * @param warmUpSeconds the longest warm-up, or 0 for the usual one
 * @param rounds measured rounds, or 0 for the usual number
 */
record Options(
        Service service,
        boolean quick,
        boolean list,
        Set<String> scenarios,
        Set<String> contenders,
        Path markdown,
        boolean profile,
        Path directory,
        int warmUpSeconds,
        int rounds) {

    static final String USAGE = """
            usage: java -jar benchmarks.jar [option...]
              --service NAME      qingstor (the default) or kodo
              --quick             a run of some minutes, not fully warmed up
              --scenario a,b      only these; --list names them all, and their contenders
              --contender a,b     only these, also those that run only when they are named
              --fleet             measure a fleet of Qingzhou instead, with nothing to compare with; takes no other option
              --drain             measure how fast buckets are emptied, beside camel-aws2-s3; takes no other option
              --soak              mixed load on the service's emulator, whose answers fail at random, until nothing can be
                                  lost any more that was acknowledged; takes --service and
                                    --minutes N     at least so long (default: 20)
                                    --operations N  at least so many exchanges (default: 1000000)
                                    --seed N        of what fails when
              --list              name the scenarios of the service and their contenders, and end
              --markdown FILE     write the report into a file as well
              --profile           record every contender once after it was measured and show what costs
              --directory DIR     for files of 1 GiB (default: /dev/shm if there is one, else the temporary directory)
              --warm-up SECONDS   the longest warm-up of a contender
              --rounds N          measured rounds
            """;

    static Options parse(String[] arguments) {
        Service service = Service.QINGSTOR;
        boolean quick = false;
        boolean list = false;
        boolean profile = false;
        Set<String> scenarios = new HashSet<>();
        Set<String> contenders = new HashSet<>();
        Path markdown = null;
        Path directory = defaultDirectory();
        int warmUpSeconds = 0;
        int rounds = 0;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--service" -> service = Service.of(value(arguments, ++i));
                case "--list" -> list = true;
                case "--quick" -> quick = true;
                case "--profile" -> profile = true;
                case "--scenario" ->
                    scenarios.addAll(Set.of(value(arguments, ++i).split(",")));
                case "--contender" ->
                    contenders.addAll(Set.of(value(arguments, ++i).split(",")));
                case "--markdown" -> markdown = Path.of(value(arguments, ++i));
                case "--directory" -> directory = Path.of(value(arguments, ++i));
                case "--warm-up" -> warmUpSeconds = Integer.parseInt(value(arguments, ++i));
                case "--rounds" -> rounds = Integer.parseInt(value(arguments, ++i));
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        Options options = new Options(
                service, quick, list, scenarios, contenders, markdown, profile, directory, warmUpSeconds, rounds);
        options.check();
        return options;
    }

    private void check() {
        Set<String> knownScenarios = new HashSet<>();
        Set<String> knownContenders = new HashSet<>();
        for (Scenario scenario : service.scenarios()) {
            knownScenarios.add(scenario.id());
            scenario.entrants().forEach(entrant -> knownContenders.add(entrant.id()));
        }
        check("scenario", scenarios, knownScenarios);
        check("contender", contenders, knownContenders);
    }

    private static void check(String what, Set<String> named, Set<String> known) {
        for (String name : named) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown " + what + " " + name);
            }
        }
    }

    static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }

    /** A file system in memory, so that nobody measures a disk. */
    private static Path defaultDirectory() {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Whether a scenario, and any of its contenders, is to be run. */
    boolean wants(Scenario scenario) {
        return (scenarios.isEmpty() ? !scenario.extra() : scenarios.contains(scenario.id()))
                && scenario.entrants().stream().anyMatch(this::wants);
    }

    boolean wants(Entrant entrant) {
        return contenders.isEmpty() ? !entrant.extra() : contenders.contains(entrant.id());
    }

    int measuredRounds() {
        return rounds > 0 ? rounds : quick ? 3 : 9;
    }

    long windowMillis(Scenario scenario) {
        return scenario.kind() != Scenario.Kind.SMALL ? 1 : quick ? 1_000 : 2_000;
    }

    long warmUpWindowMillis(Scenario scenario) {
        return scenario.kind() != Scenario.Kind.SMALL ? 1 : quick ? 1_000 : 2_000;
    }

    long longestWarmUpMillis(Scenario scenario) {
        if (warmUpSeconds > 0) {
            return warmUpSeconds * 1_000L;
        }
        if (scenario.kind() == Scenario.Kind.SMALL) {
            return quick ? 6_000 : 45_000;
        }
        return quick ? 5_000 : 20_000;
    }
}
