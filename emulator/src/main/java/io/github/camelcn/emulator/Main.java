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
package io.github.camelcn.emulator;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs emulators until the process is ended. */
public final class Main {
    private static final int BAD_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Emulator> running;
        try {
            running = start(CommandLine.parse(arguments, System.getenv()), System.out);
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.err.println("Try --help.");
            System.exit(BAD_USAGE);
            return;
        }
        if (!running.isEmpty()) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> running.values().forEach(Emulator::close), "emulator-close"));
            new CountDownLatch(1).await();
        }
    }

    /** The running emulators by the names of their services; empty when only help was wanted. */
    static Map<String, Emulator> start(CommandLine line, PrintStream out) {
        if (line.wantsHelp()) {
            out.println(CommandLine.USAGE);
            return Map.of();
        }
        Map<String, Emulator> running = line.start();
        running.forEach(
                (service, emulator) -> out.println("The " + service + " emulator listens on " + emulator.endpoint()));
        out.flush();
        return running;
    }
}
