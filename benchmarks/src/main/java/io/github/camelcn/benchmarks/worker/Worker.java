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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The main program of a contender's JVM. Obeys the lines of its standard input and answers each with one line that
 * starts with {@link #MARK}:
 *
 * <pre>
 * warm WINDOW_MILLIS LONGEST_MILLIS   operate until the rate stops rising  -> settled CONNECTIONS RATE...
 * measure MILLIS                      one measured window                  -> the numbers of a {@link Measurement}
 * profile MILLIS FILE                 one recorded window, for its causes  -> the numbers of a {@link Measurement}
 * </pre>
 *
 * Ends with its input, so that it never outlives its parent.
 */
public final class Worker {

    /** Tells answers from whatever a library prints. */
    public static final String MARK = "@@ ";

    private final Crew crew;
    private final Meters meters;

    private Worker(Crew crew, Meters meters) {
        this.crew = crew;
        this.meters = meters;
    }

    public static void main(String[] arguments) throws Exception {
        Setup setup = Setup.parse(arguments);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Contender contender = (Contender) Class.forName(setup.contender())
                        .getConstructor(Setup.class)
                        .newInstance(setup);
                Crew crew = new Crew(contender, setup.threads());
                Meters meters = new Meters(setup.controlPort())) {
            Worker worker = new Worker(crew, meters);
            System.out.println(MARK + "ready");
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                System.out.println(MARK + worker.obey(line.split(" ")));
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private String obey(String[] command) throws Exception {
        return switch (command[0]) {
            case "warm" -> warm(Long.parseLong(command[1]), Long.parseLong(command[2]));
            case "measure" -> measure(Long.parseLong(command[1])).line();
            case "profile" -> profile(Long.parseLong(command[1]), Path.of(command[2]));
            default -> throw new IOException("unknown command " + command[0]);
        };
    }

    private String warm(long windowMillis, long longestMillis) throws Exception {
        WarmUp warmUp = new WarmUp();
        CompilerRest compiler = new CompilerRest();
        long end = System.nanoTime() + longestMillis * 1_000_000;
        long connections = 0;
        StringBuilder rates = new StringBuilder();
        boolean rising = true;
        while (rising && System.nanoTime() < end) {
            Measurement window = measure(windowMillis);
            connections += window.connections();
            rates.append(' ').append(Math.round(window.contentPerSecond()));
            rising = warmUp.stillRising(window.contentPerSecond());
            compiler.await();
        }
        return !rising + " " + connections + rates;
    }

    private Measurement measure(long millis) throws Exception {
        meters.start();
        Crew.Done done = crew.work(millis);
        return meters.stop(done.operations(), done.content()).checked();
    }

    private String profile(long millis, Path file) throws Exception {
        // to start a recorder changes classes of the JDK, whose compiled code is lost: that is over before we look
        FlightRecording first = FlightRecording.start();
        try {
            measure(2 * millis);
            try (FlightRecording recording = FlightRecording.start()) {
                Measurement window = measure(millis);
                recording.dump(file);
                return window.line();
            }
        } finally {
            first.close();
        }
    }
}
