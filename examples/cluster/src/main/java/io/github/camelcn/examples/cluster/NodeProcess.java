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
package io.github.camelcn.examples.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A {@link Node} from outside. */
final class NodeProcess implements AutoCloseable {

    /** Exit code of what was ended by a signal that cannot be caught. */
    static final int KILLED = 128 + 9;

    private static final int PATIENCE_SECONDS = 60;

    /** What Hazelcast asks for, at length, if it does not get it. */
    private static final List<String> OPEN_TO_HAZELCAST = List.of(
            "--add-modules",
            "java.se",
            "--add-exports",
            "java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "--add-opens",
            "java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens",
            "java.management/sun.management=ALL-UNNAMED",
            "--add-opens",
            "jdk.management/com.sun.management.internal=ALL-UNNAMED");

    private final Path records;
    private final Process process;
    private final BufferedReader output;

    /** @param ports of all nodes, its own first */
    NodeProcess(URI store, Path records, List<Integer> ports) throws IOException {
        this.records = records;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+UseSerialGC"));
        command.addAll(OPEN_TO_HAZELCAST);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Node.class.getName(),
                store.toString(),
                records.toString()));
        ports.forEach(port -> command.add(port.toString()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader(UTF_8);
    }

    /** Waits until it knows all others. */
    void awaitReady() throws IOException {
        String line = output.readLine();
        while (line != null && !line.equals(Node.READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("a node ended before it was ready");
        }
    }

    void go() throws IOException {
        process.outputWriter(UTF_8).write(Node.GO + "\n");
        process.outputWriter(UTF_8).flush();
    }

    /** The keys it took so far. */
    List<String> records() {
        return Sink.records(records);
    }

    /** With -9. */
    void kill() throws IOException, InterruptedException {
        process.destroyForcibly();
        if (process.waitFor() != KILLED) {
            throw new IOException("the node was not killed, but ended with " + process.exitValue());
        }
    }

    /** Lets it finish what it has. */
    @Override
    public void close() throws IOException {
        if (!process.isAlive()) {
            return;
        }
        process.outputWriter(UTF_8).close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
