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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

import io.github.camelcn.emulator.KodoEmulator;

/**
 * Measures how fast consumers empty a bucket: objects of 4 KiB, each deleted after it was read, in a new JVM with a heap
 * of 128 MiB, with and without 20 ms of added latency. camel-aws2-s3 is measured with fewer objects where it needs minutes
 * for all; its rate does not depend on their number.
 */
public final class DrainBenchmark {

    static final int SIZE = 4 * 1024;
    static final String READY = "ready to drain";

    private static final String BUCKET = "drain";
    private static final String REGION = "cn-east-1";
    private static final int ALL = 10_000;
    private static final Duration FAR = Duration.ofMillis(20);
    private static final long LOOK_NANOS = 5_000_000;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(5).toNanos();

    private final KodoEmulator server;
    private final PrintStream out;
    private final String ours;
    private final String aws;

    private DrainBenchmark(KodoEmulator server, PrintStream out, String ours, String aws) {
        this.server = server;
        this.out = out;
        this.ours = ours;
        this.aws = aws;
    }

    /** Prints a table. @param arguments the class path of our side, and that of camel-aws2-s3 */
    public static void main(String[] arguments) throws Exception {
        try (KodoEmulator server =
                KodoEmulator.builder().bucket(BUCKET, REGION).journalSize(1).start()) {
            new DrainBenchmark(server, System.out, arguments[0], arguments[1]).run();
        }
    }

    private void run() throws Exception {
        out.println("| contender | latency | objects/s | requests per object |");
        out.println("|---|---|---|---|");
        String kodo = "kodo:" + BUCKET + "?deleteAfterRead=true&region=" + REGION + "&accessKey="
                + KodoEmulator.ACCESS_KEY + "&secretKey=" + KodoEmulator.SECRET_KEY + "&endpoint="
                + server.endpoint();
        String s3 = "aws2-s3:" + BUCKET + "?deleteAfterRead=true&region=" + REGION + "&accessKey="
                + KodoEmulator.ACCESS_KEY + "&secretKey=" + KodoEmulator.SECRET_KEY
                + "&overrideEndpoint=true&forcePathStyle=true&uriEndpointOverride=" + server.endpoint();
        String s3Best = s3 + "&maxMessagesPerPoll=1000&delay=1&greedy=true";
        measure("camel-kodo", Duration.ZERO, ours, kodo, ALL);
        measure("camel-aws2-s3", Duration.ZERO, aws, s3, 100);
        measure("camel-kodo, tuned", Duration.ZERO, ours, kodo + "&concurrentConsumers=4&prefetch=0", ALL);
        measure("camel-aws2-s3, tuned", Duration.ZERO, aws, s3Best, ALL);
        measure("camel-kodo", FAR, ours, kodo, ALL);
        measure("camel-aws2-s3", FAR, aws, s3, 100);
        measure("camel-kodo, tuned", FAR, ours, kodo + "&prefetch=64&maxConnections=80", ALL);
        measure("camel-aws2-s3, tuned", FAR, aws, s3Best, 400);
    }

    private void measure(String contender, Duration latency, String classPath, String uri, int objects)
            throws IOException {
        server.reset();
        byte[] content = new byte[SIZE];
        for (int i = 0; i < objects; i++) {
            server.putObject(BUCKET, String.format(Locale.ROOT, "in/%06d", i), content);
        }
        if (!latency.isZero()) {
            server.faults().on(request -> true).delay(latency);
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        classPath,
                        DrainRoute.class.getName(),
                        uri))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream commands = process.getOutputStream()) {
            for (String line = answers.readLine(); !READY.equals(line); line = answers.readLine()) {
                if (line == null) {
                    throw new IOException(contender + " does not start");
                }
            }
            long requests = server.requestCount();
            long start = System.nanoTime();
            commands.write('\n');
            commands.flush();
            awaitEmpty(contender, start, objects, requests);
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "| %s | %d ms | %.0f | %.3f |%n",
                    contender,
                    latency.toMillis(),
                    objects / seconds,
                    (server.requestCount() - requests) / (double) objects);
        } finally {
            process.destroyForcibly();
        }
    }

    private void awaitEmpty(String contender, long start, int objects, long requests) throws IOException {
        while (server.requestCount() - requests < objects
                || !server.keys(BUCKET).isEmpty()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IOException(contender + " does not finish");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
