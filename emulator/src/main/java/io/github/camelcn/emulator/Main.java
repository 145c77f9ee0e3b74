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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs an emulator until the process is ended. */
public final class Main {
    private static final int BAD_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Optional<Emulator> emulator;
        try {
            emulator = start(CommandLine.parse(arguments, System.getenv()), System.out);
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.err.println("Try --help.");
            System.exit(BAD_USAGE);
            return;
        }
        if (emulator.isPresent()) {
            Runtime.getRuntime().addShutdownHook(new Thread(emulator.get()::close, "emulator-close"));
            new CountDownLatch(1).await();
        }
    }

    /** The running emulator, or empty when only help was wanted. */
    static Optional<Emulator> start(CommandLine line, PrintStream out) {
        if (line.wantsHelp()) {
            out.println(CommandLine.USAGE);
            return Optional.empty();
        }
        Emulator emulator = line.start();
        out.println("The " + line.service() + " emulator listens on " + emulator.endpoint());
        out.flush();
        return Optional.of(emulator);
    }
}
