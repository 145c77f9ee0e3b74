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
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.wire.Json;

/**
 * Metrics of style C in their compressed form: the first element has a time, the others follow a step later unless they
 * say otherwise.
 *
 * <p>Source: QingCloud API documentation, "GetMonitor".
 */
final class QingcloudMonitor {
    private static final Map<String, Integer> STEPS = Map.of("5m", 300, "15m", 900, "2h", 7200, "1d", 86400);
    private static final TextNode NOTHING = TextNode.valueOf("NA");
    private static final int MOST_POINTS = 10_000;
    /** Every so many points there is an offset or a gap when gaps are wanted. */
    private static final int GAP_EVERY = 4;

    private QingcloudMonitor() {}

    /** Seconds of a step. */
    static int step(String name) {
        Integer step = STEPS.get(name);
        if (step == null) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "step must be 5m, 15m, 2h or 1d");
        }
        return step;
    }

    /**
     * The points of a meter.
     *
     * @param gaps whether some points are left out, so that an offset or NA stands instead
     */
    @NotVerified("Times are epoch seconds, not Beijing time.")
    static ArrayNode points(Instance instance, String meter, Instant start, Instant end, int step, boolean gaps) {
        List<Instant> beginnings = Metrics.beginnings(start, end, step);
        if (beginnings.size() > MOST_POINTS) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "at most " + MOST_POINTS + " points at once");
        }
        ArrayNode data = Json.array();
        Instant previous = null;
        int index = 0;
        for (Instant at : beginnings) {
            boolean none = at.isBefore(instance.createdAt()) || !instance.ranAt(at);
            index++;
            if (previous == null) {
                if (!none) {
                    data.addArray().add(at.getEpochSecond()).add(value(instance, meter, at, step));
                    previous = at;
                }
            } else if (gaps && index % GAP_EVERY == 0) {
                continue;
            } else if (none || (gaps && index % GAP_EVERY == 2)) {
                addMissing(data, previous, at, step);
                previous = at;
            } else if (previous.plusSeconds(step).equals(at)) {
                data.add(value(instance, meter, at, step));
                previous = at;
            } else {
                data.addArray()
                        .add(at.getEpochSecond() - previous.getEpochSecond())
                        .add(value(instance, meter, at, step));
                previous = at;
            }
        }
        return data;
    }

    private static void addMissing(ArrayNode data, Instant previous, Instant at, int step) {
        if (previous.plusSeconds(step).equals(at)) {
            data.add(NOTHING);
        } else {
            data.addArray().add(at.getEpochSecond() - previous.getEpochSecond()).add(NOTHING);
        }
    }

    private static JsonNode value(Instance instance, String meter, Instant at, int step) {
        if (meter.equals("cpu")) {
            return permille(instance, "cpu.usage", at, step);
        }
        if (meter.equals("memory")) {
            return permille(instance, "memory.usage", at, step);
        }
        if (meter.startsWith("disk-iops-")) {
            return pair(instance, "disk.readIops", "disk.writeIops", at, step);
        }
        if (meter.startsWith("disk-us-")) {
            long used = Math.round(average(instance, "disk.used", at, step));
            long percent = Math.round(average(instance, "disk.usage", at, step));
            return TextNode.valueOf("/|" + percent + "|" + used + "|" + (instance.diskMiB - used));
        }
        if (meter.startsWith("disk-")) {
            return pair(instance, "disk.read", "disk.write", at, step);
        }
        if (meter.startsWith("if-")) {
            return pair(instance, "network.in", "network.out", at, step);
        }
        throw new RefusedException(Refusal.INVALID_PARAMETER, "the meter [" + meter + "] is unknown");
    }

    private static JsonNode permille(Instance instance, String metric, Instant at, int step) {
        return LongNode.valueOf(Math.round(average(instance, metric, at, step) * 10));
    }

    private static JsonNode pair(Instance instance, String one, String other, Instant at, int step) {
        return Json.array()
                .add(DoubleNode.valueOf(average(instance, one, at, step)))
                .add(DoubleNode.valueOf(average(instance, other, at, step)));
    }

    private static double average(Instance instance, String metric, Instant at, int step) {
        return Metrics.average(instance, Metrics.named(metric), at, step).orElse(0);
    }
}
