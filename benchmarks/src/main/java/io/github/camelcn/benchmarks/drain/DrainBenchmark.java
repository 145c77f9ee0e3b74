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
package io.github.camelcn.benchmarks.drain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.github.camelcn.benchmarks.server.Certificate;
import io.github.camelcn.benchmarks.server.DrainBucket;
import io.github.camelcn.benchmarks.server.StubServer;

/**
 * Measures how fast consumers empty a bucket: objects of 4 KiB, each deleted after it was read, in a JVM with a heap of
 * 128 MiB, with and without 20 ms of added latency. Every JVM empties the bucket for half a minute, three times at
 * least: the first time it is cold, the last time it is warm. Contenders take turns. camel-aws2-s3 is measured with
 * fewer objects where it needs minutes for all; its rate does not depend on their number.
 */
public final class DrainBenchmark {

    static final int SIZE = DrainBucket.SIZE;
    static final String READY = "ready to drain";

    private static final String BUCKET = DrainBucket.NAME;
    private static final String REGION = "cn-east-1";
    private static final String KEYS = "&accessKey=access-key&secretKey=secret-key";
    private static final int ALL = 10_000;
    private static final int ROUNDS = 3;
    private static final int FEWEST_FILLINGS = 3;
    private static final long WARM_UP_NANOS = Duration.ofSeconds(30).toNanos();
    private static final Duration FAR = Duration.ofMillis(20);
    private static final long LOOK_NANOS = 5_000_000;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(5).toNanos();

    private record Contender(String name, Duration latency, String classPath, String uri, int objects) {}

    /** What emptying the bucket once brought. @param rate objects in a second */
    private record Drained(double rate, double cpuMicros, double requests) {}

    /** What one JVM brought. */
    private record Round(Drained cold, Drained warm) {}

    private final StubServer server;
    private final PrintStream out;
    private final String ours;
    private final String aws;

    private DrainBenchmark(StubServer server, PrintStream out, String ours, String aws) {
        this.server = server;
        this.out = out;
        this.ours = ours;
        this.aws = aws;
    }

    /** Prints a table. @param arguments the class path of our side, and that of camel-aws2-s3 */
    public static void main(String[] arguments) throws Exception {
        try (Certificate certificate = Certificate.create();
                StubServer server = StubServer.start("kodo", certificate)) {
            new DrainBenchmark(server, System.out, arguments[0], arguments[1]).run();
        }
    }

    private void run() throws IOException {
        List<Contender> contenders = contenders();
        Map<Contender, List<Round>> results = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Contender contender : contenders) {
                results.computeIfAbsent(contender, unused -> new ArrayList<>()).add(round(contender));
            }
        }
        out.println("| contender | latency | objects | objects/s cold | warm | CPU us/object cold | warm |"
                + " requests per object |");
        out.println("|---|---|---|---|---|---|---|---|");
        results.forEach((contender, rounds) -> out.printf(
                Locale.ROOT,
                "| %s | %d ms | %,d | %s | %s | %,.0f | %,.0f | %.3f |%n",
                contender.name,
                contender.latency.toMillis(),
                contender.objects,
                rates(rounds, Round::cold),
                rates(rounds, Round::warm),
                median(rounds, round -> round.cold.cpuMicros),
                median(rounds, round -> round.warm.cpuMicros),
                median(rounds, round -> round.warm.requests)));
    }

    private static String rates(List<Round> rounds, Function<Round, Drained> of) {
        return String.format(
                Locale.ROOT,
                "%,.0f (%,.0f-%,.0f)",
                median(rounds, round -> of.apply(round).rate),
                rounds.stream().mapToDouble(round -> of.apply(round).rate).min().orElseThrow(),
                rounds.stream().mapToDouble(round -> of.apply(round).rate).max().orElseThrow());
    }

    private List<Contender> contenders() {
        String endpoint = "http://127.0.0.1:" + server.port();
        String kodo = "kodo:" + BUCKET + "?deleteAfterRead=true&region=" + REGION + KEYS + "&endpoint=" + endpoint;
        String s3 = "aws2-s3:" + BUCKET + "?deleteAfterRead=true&region=" + REGION + KEYS
                + "&overrideEndpoint=true&forcePathStyle=true&uriEndpointOverride=" + endpoint;
        String now = "&initialDelay=0";
        String s3Best = s3 + "&maxMessagesPerPoll=1000&delay=1&greedy=true" + now;
        return List.of(
                new Contender("camel-kodo", Duration.ZERO, ours, kodo, ALL),
                new Contender("camel-aws2-s3", Duration.ZERO, aws, s3, 100),
                new Contender("camel-kodo, tuned", Duration.ZERO, ours, kodo + now, ALL),
                new Contender("camel-aws2-s3, tuned", Duration.ZERO, aws, s3Best, ALL),
                new Contender("camel-kodo", FAR, ours, kodo, ALL),
                new Contender("camel-aws2-s3", FAR, aws, s3, 100),
                new Contender("camel-kodo, tuned", FAR, ours, kodo + now + "&prefetch=64&maxConnections=80", ALL),
                new Contender("camel-aws2-s3, tuned", FAR, aws, s3Best, 200));
    }

    private Round round(Contender contender) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        contender.classPath,
                        DrainRoute.class.getName(),
                        contender.uri))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream commands = process.getOutputStream()) {
            long start = System.nanoTime();
            List<Drained> drained = new ArrayList<>();
            while (drained.size() < FEWEST_FILLINGS || System.nanoTime() - start < WARM_UP_NANOS) {
                awaitReady(contender, answers);
                drained.add(drain(contender, process, commands));
            }
            return new Round(drained.get(0), drained.get(drained.size() - 1));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Fills the bucket, has the route start, and has it stop when the bucket is empty. */
    private Drained drain(Contender contender, Process process, OutputStream commands) throws IOException {
        server.drain().fill(contender.objects, contender.latency.toMillis());
        long requests = server.requests();
        Duration cpu = cpu(process);
        long start = System.nanoTime();
        tell(commands);
        awaitEmpty(contender, start, requests);
        double seconds = (System.nanoTime() - start) / 1e9;
        double objects = contender.objects;
        Drained drained = new Drained(
                objects / seconds,
                cpu(process).minus(cpu).toNanos() / 1e3 / objects,
                (server.requests() - requests) / objects);
        tell(commands);
        return drained;
    }

    private static void tell(OutputStream commands) throws IOException {
        commands.write('\n');
        commands.flush();
    }

    private static void awaitReady(Contender contender, BufferedReader answers) throws IOException {
        for (String line = answers.readLine(); !READY.equals(line); line = answers.readLine()) {
            if (line == null) {
                throw new IOException(contender.name + " does not start");
            }
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        return rounds.stream()
                .mapToDouble(of)
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }

    private void awaitEmpty(Contender contender, long start, long requests) throws IOException {
        while (server.requests() - requests < contender.objects
                || server.drain().left() > 0) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IOException(contender.name + " does not finish");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
