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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

import io.github.camelcn.benchmarks.server.ServerCounts;

/** Reads every counter before and after a window. Used by the worker's main thread only. */
final class Meters implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final AllocationMeter allocation = new AllocationMeter();
    private final HeapPeak heap = new HeapPeak();
    private final int controlPort;

    private ServerCounts server;
    private long cpu;
    private long allocated;
    private long started;

    Meters(int controlPort) {
        this.controlPort = controlPort;
    }

    void start() {
        server = ServerCounts.ask(controlPort);
        heap.reset();
        allocated = allocation.total();
        cpu = system.getProcessCpuTime();
        started = System.nanoTime();
    }

    Measurement stop(long operations, long content) throws IOException {
        long nanos = System.nanoTime() - started;
        long cpuNanos = system.getProcessCpuTime() - cpu;
        long bytes = allocation.total() - allocated;
        ServerCounts seen = ServerCounts.ask(controlPort).since(server);
        return new Measurement(
                nanos,
                operations,
                content,
                cpuNanos,
                bytes,
                heap.bytes(),
                resident(),
                seen.requests(),
                seen.connections(),
                seen.cpuNanos(),
                seen.received() + seen.sent());
    }

    /** Linux keeps the largest resident size of a process; elsewhere it is 0. */
    private static long resident() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        allocation.close();
    }
}
