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
import java.util.List;

import io.github.camelcn.benchmarks.soak.SoakClient;
import io.github.camelcn.benchmarks.soak.SoakServer;

/**
 * A soak run: mixed load through Camel routes against an emulator whose weather is bad, each in a JVM of its own.
 *
 * @param service whose protocol is spoken
 * @param minutes how long at least
 * @param operations how many exchanges at least
 * @param seed of the weather
 */
record Soak(Service service, int minutes, int operations, long seed) {

    /** What a client has, whatever the load. */
    private static final String CLIENT_HEAP = "128m";

    private static final String SERVER_HEAP = "1g";

    static Soak parse(String[] arguments) {
        Service service = Service.QINGSTOR;
        int minutes = 20;
        int operations = 1_000_000;
        long seed = System.nanoTime() % 1_000_000;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--soak" -> {}
                case "--service" -> service = Service.of(Options.value(arguments, ++i));
                case "--minutes" -> minutes = Integer.parseInt(Options.value(arguments, ++i));
                case "--operations" -> operations = Integer.parseInt(Options.value(arguments, ++i));
                case "--seed" -> seed = Long.parseLong(Options.value(arguments, ++i));
                default -> throw new IllegalArgumentException("--soak does not take " + arguments[i]);
            }
        }
        return new Soak(service, minutes, operations, seed);
    }

    /** Prints what happens. @return the exit code: 0 if the books balance and nothing grew */
    int run() throws IOException {
        try (ChildProcess server = ChildProcess.start(
                Library.OURS, SERVER_HEAP, List.of(), SoakServer.class.getName(), List.of(service.id(), "" + seed))) {
            String endpoint = server.receive("");
            try (ChildProcess client = ChildProcess.start(
                    Library.OURS,
                    CLIENT_HEAP,
                    List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                    SoakClient.class.getName(),
                    List.of(service.id(), endpoint, "" + minutes, "" + operations, "" + seed))) {
                while (true) {
                    String line = client.receive("");
                    if (line.equals(SoakClient.CALM)) {
                        server.send(line);
                        client.send(server.receive(""));
                        continue;
                    }
                    System.out.println(line);
                    if (line.startsWith(SoakClient.VERDICT)) {
                        return line.equals(SoakClient.VERDICT + "0") ? 0 : 1;
                    }
                }
            }
        }
    }
}
