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
package io.github.camelcn.benchmarks.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import io.github.camelcn.emulator.Emulator;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;

/** The server of a soak run, in a JVM of its own. */
public final class SoakServer {

    /** The one bucket there is. */
    static final String BUCKET = "soak-run";

    private static final long MEMORY = 256L << 20;

    private SoakServer() {}

    /**
     * Prints where it is; "calm" on standard input ends the bad weather, and is answered with how many requests came, how
     * many were struck, and of how many writes the answer was lost.
     *
     * @param arguments the service and the seed of the weather
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Emulator server = server(arguments[0])) {
            Weather weather = new Weather(server, Long.parseLong(arguments[1]));
            Thread blowing = new Thread(weather, "weather");
            blowing.setDaemon(true);
            System.out.println(server.endpoint());
            blowing.start();
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                weather.end();
                blowing.join();
                System.out.println(server.requestCount() + " " + weather.struck() + " " + weather.lostWrites());
            }
        }
        System.exit(0);
    }

    private static Emulator server(String service) {
        return switch (service) {
            case "qingstor" ->
                QingStorEmulator.builder()
                        .bucket(BUCKET)
                        .journalSize(0)
                        .memoryBudget(MEMORY)
                        .start();
            case "kodo" ->
                KodoEmulator.builder()
                        .bucket(BUCKET)
                        .journalSize(0)
                        .memoryBudget(MEMORY)
                        .start();
            default -> throw new IllegalArgumentException("no emulator of " + service);
        };
    }
}
