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
package io.github.camelcn.emulator.qingzhou;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Numbers of an instance that follow from its id, the metric and the minute alone, so that whoever knows these knows the
 * answer. An instance that does not run has none.
 */
final class Metrics {
    static final int MINUTE = 60;

    private static final Metric CPU = new Metric("cpu.usage", "percent", 5, 85);
    private static final Metric MEMORY = new Metric("memory.usage", "percent", 20, 60);
    private static final Metric DISK = new Metric("disk.usage", "percent", 10, 50);

    /** Metrics of style A by group, with their units. */
    private static final Map<String, List<Metric>> GROUPS = groups();

    /**
     * One metric.
     *
     * @param least least value
     * @param span how far above the least it gets
     */
    record Metric(String name, String unit, double least, double span) {}

    private Metrics() {}

    private static Map<String, List<Metric>> groups() {
        Map<String, List<Metric>> groups = new LinkedHashMap<>();
        groups.put("cpu", List.of(CPU));
        groups.put("memory", List.of(MEMORY, new Metric("memory.used", "MiB", 0, 0)));
        groups.put(
                "disk",
                List.of(
                        DISK,
                        new Metric("disk.used", "MiB", 0, 0),
                        new Metric("disk.read", "bytesPerSecond", 0, 20_000_000),
                        new Metric("disk.write", "bytesPerSecond", 0, 10_000_000),
                        new Metric("disk.readIops", "countPerSecond", 0, 500),
                        new Metric("disk.writeIops", "countPerSecond", 0, 300)));
        groups.put(
                "network",
                List.of(
                        new Metric("network.in", "bytesPerSecond", 1000, 5_000_000),
                        new Metric("network.out", "bytesPerSecond", 1000, 5_000_000)));
        return groups;
    }

    /** @throws RefusedException when there is no such group */
    static List<Metric> group(String name) {
        List<Metric> group = GROUPS.get(name);
        if (group == null) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "metrics are " + String.join(", ", GROUPS.keySet()));
        }
        return group;
    }

    static Metric named(String name) {
        return GROUPS.values().stream()
                .flatMap(List::stream)
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + name));
    }

    /** Average over the minutes of a period in which the instance ran; empty when it ran in none. */
    static OptionalDouble average(Instance instance, Metric metric, Instant from, int periodSeconds) {
        double sum = 0;
        int count = 0;
        for (int offset = 0; offset < periodSeconds; offset += MINUTE) {
            Instant minute = from.plusSeconds(offset);
            if (instance.ranAt(minute)) {
                sum += value(instance, metric, minute);
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.round(sum / count * 100) / 100.0);
    }

    /** The value of a minute, whether the instance ran or not. */
    static double value(Instance instance, Metric metric, Instant moment) {
        return switch (metric.name()) {
            case "memory.used" -> instance.memoryMiB * raw(instance, MEMORY, moment) / 100;
            case "disk.used" -> instance.diskMiB * raw(instance, DISK, moment) / 100;
            default -> raw(instance, metric, moment);
        };
    }

    static double cpu(Instance instance, Instant moment) {
        return raw(instance, CPU, moment);
    }

    /** MiB of traffic since the creation. */
    static long traffic(Instance instance, Instant moment) {
        return Math.max(0, moment.getEpochSecond() - instance.createdAt().getEpochSecond()) / MINUTE * 3;
    }

    private static double raw(Instance instance, Metric metric, Instant moment) {
        long seed = 31L * instance.id().hashCode() + metric.name().hashCode();
        long mixed = mix(seed * 0x9E3779B97F4A7C15L + Math.floorDiv(moment.getEpochSecond(), MINUTE));
        return metric.least() + metric.span() * (mixed >>> 11) / (1L << 53);
    }

    /** The finalizer of SplitMix64: neighbouring minutes get unrelated values. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Beginnings of the periods that lie between start and end. */
    static List<Instant> beginnings(Instant start, Instant end, int periodSeconds) {
        List<Instant> beginnings = new ArrayList<>();
        long first = -Math.floorDiv(-start.getEpochSecond(), periodSeconds) * periodSeconds;
        for (long at = first; at < end.getEpochSecond(); at += periodSeconds) {
            beginnings.add(Instant.ofEpochSecond(at));
        }
        return beginnings;
    }
}
