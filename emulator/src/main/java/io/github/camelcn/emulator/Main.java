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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs emulators until the process is ended. */
public final class Main {
    private static final int BAD_USAGE = 2;

    private Main() {}

    /**
     * What runs.
     *
     * @param emulators by the names of their services; empty when only help was wanted
     */
    record Running(Map<String, Emulator> emulators, Optional<EmulatorPage> page) implements AutoCloseable {
        @Override
        public void close() {
            page.ifPresent(EmulatorPage::close);
            emulators.values().forEach(Emulator::close);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Running running;
        try {
            running = start(CommandLine.parse(arguments, System.getenv()), System.out);
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.err.println("Try --help.");
            System.exit(BAD_USAGE);
            return;
        }
        if (!running.emulators().isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "emulator-close"));
            new CountDownLatch(1).await();
        }
    }

    /** Starts what the line says, all of it or nothing. */
    static Running start(CommandLine line, PrintStream out) {
        if (line.wantsHelp()) {
            out.println(CommandLine.USAGE);
            return new Running(Map.of(), Optional.empty());
        }
        Map<String, Emulator> emulators = line.start();
        Optional<EmulatorPage> page;
        try {
            page = line.page(emulators);
        } catch (RuntimeException e) {
            emulators.values().forEach(Emulator::close);
            throw e;
        }
        emulators.forEach(
                (service, emulator) -> out.println("The " + service + " emulator listens on " + emulator.endpoint()));
        page.ifPresent(open -> out.println("Look at them on " + open.uri()));
        out.flush();
        return new Running(emulators, page);
    }
}
