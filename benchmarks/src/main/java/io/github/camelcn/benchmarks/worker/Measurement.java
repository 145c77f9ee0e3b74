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
import java.util.Arrays;

/**
 * One measured window of one contender.
 *
 * @param nanos how long the window was
 * @param operations how many were completed in it
 * @param content bytes of content, or keys, that were moved
 * @param cpuNanos processor time of the contender's whole process, garbage collection and compilation included
 * @param allocated bytes allocated by its threads
 * @param peakHeap the most bytes the heap held
 * @param resident the most bytes of memory the process has occupied since its start
 * @param requests what the server answered
 * @param connections what the server accepted
 * @param serverCpuNanos processor time of the server
 * @param transferred bytes of content in the bodies that the server received and sent
 */
public record Measurement(
        long nanos,
        long operations,
        long content,
        long cpuNanos,
        long allocated,
        long peakHeap,
        long resident,
        long requests,
        long connections,
        long serverCpuNanos,
        long transferred) {

    public double operationsPerSecond() {
        return operations * 1e9 / nanos;
    }

    public double contentPerSecond() {
        return content * 1e9 / nanos;
    }

    public double cpuMicrosPerOperation() {
        return cpuNanos / 1e3 / operations;
    }

    public double allocatedPerOperation() {
        return (double) allocated / operations;
    }

    public double serverCpuMicrosPerOperation() {
        return serverCpuNanos / 1e3 / operations;
    }

    public double requestsPerOperation() {
        return (double) requests / operations;
    }

    /**
     * This measurement, of a contender that moved what it says it moved.
     *
     * @throws IOException if the server saw less: a contender that leaves something out must not look fast
     */
    Measurement checked() throws IOException {
        if (transferred < content) {
            throw new IOException("the server saw " + transferred + " bytes instead of " + content);
        }
        return this;
    }

    String line() {
        return nanos + " " + operations + " " + content + " " + cpuNanos + " " + allocated + " " + peakHeap + " "
                + resident + " " + requests + " " + connections + " " + serverCpuNanos + " " + transferred;
    }

    /** Reads what the worker wrote. */
    public static Measurement parse(String line) {
        long[] n = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Measurement(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10]);
    }
}
