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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What this JVM holds over time: the heap after a collection, file descriptors, threads. For one thread. */
final class Vitals {

    /** How much more the last third of a run may hold than its first. */
    private static final long MORE_HEAP = 8L << 20;

    private static final long MORE_DESCRIPTORS = 24;
    private static final long MORE_THREADS = 16;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final List<Sample> samples = new ArrayList<>();

    /**
     * @param seconds since the start
     * @param heap bytes in use right after a full collection
     * @param descriptors open, or -1 where nobody tells
     */
    record Sample(long seconds, long heap, long descriptors, long threads) {}

    Sample take(long seconds) {
        System.gc();
        Sample sample = new Sample(
                seconds,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                descriptors(),
                ManagementFactory.getThreadMXBean().getThreadCount());
        samples.add(sample);
        return sample;
    }

    private static long descriptors() {
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.count();
        } catch (IOException e) {
            return -1;
        }
    }

    /** What grew, by the medians of the first and the last third; the first sample, of a young JVM, does not count. */
    List<String> growth() {
        int third = (samples.size() - 1) / 3;
        if (third < 1) {
            return List.of("too few samples to tell whether anything grows: " + samples.size());
        }
        List<Sample> first = samples.subList(1, 1 + third);
        List<Sample> last = samples.subList(samples.size() - third, samples.size());
        List<String> grown = new ArrayList<>();
        compare("heap bytes after a collection", Sample::heap, MORE_HEAP, first, last, grown);
        compare("file descriptors", Sample::descriptors, MORE_DESCRIPTORS, first, last, grown);
        compare("threads", Sample::threads, MORE_THREADS, first, last, grown);
        return grown;
    }

    private static void compare(
            String what,
            ToLongFunction<Sample> value,
            long more,
            List<Sample> first,
            List<Sample> last,
            List<String> grown) {
        long before = median(first, value);
        long after = median(last, value);
        if (after > before + more) {
            grown.add(what + " grew from " + before + " to " + after);
        }
    }

    /** Least, median and most of all samples but the first. */
    String range(ToLongFunction<Sample> value, long unit) {
        List<Sample> all = samples.size() > 1 ? samples.subList(1, samples.size()) : samples;
        return all.stream().mapToLong(value).min().orElse(0) / unit + " / " + median(all, value) / unit + " / "
                + all.stream().mapToLong(value).max().orElse(0) / unit;
    }

    private static long median(List<Sample> some, ToLongFunction<Sample> value) {
        return some.stream()
                .mapToLong(value)
                .sorted()
                .skip(some.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
