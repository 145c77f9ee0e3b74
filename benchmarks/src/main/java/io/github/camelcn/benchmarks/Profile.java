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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

import io.github.camelcn.benchmarks.worker.Measurement;

/** What a flight recording says about where bytes and processor time of one operation go. */
final class Profile {

    private static final int ROWS = 30;
    private static final int DEPTH = 4;

    private final Map<String, Double> classes = new HashMap<>();
    private final Map<String, Double> allocating = new HashMap<>();
    private final Map<String, Double> running = new HashMap<>();
    private final Map<String, Double> through = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private final Measurement window;

    Profile(Path recording, Measurement window) throws IOException {
        this.window = window;
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                add(events.readEvent());
            }
        }
    }

    private void add(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        switch (event.getEventType().getName()) {
            case "jdk.ObjectAllocationSample" -> {
                if (event.getThread() == null || seen.add(event.getThread().getId())) {
                    return; // a thread's first sample weighs all it has ever allocated
                }
                double weight = event.getLong("weight");
                classes.merge(event.getClass("objectClass").getName(), weight, Double::sum);
                allocating.merge(site(frames), weight, Double::sum);
            }
            case "jdk.ExecutionSample" -> {
                running.merge(site(frames), 1.0, Double::sum);
                frames.stream()
                        .map(frame -> name(frame.getMethod()))
                        .distinct()
                        .forEach(method -> through.merge(method, 1.0, Double::sum));
            }
            default -> {
                // the recording's own business
            }
        }
    }

    /** The innermost frames, from the first one on that is not the JDK's. */
    private static String site(List<RecordedFrame> frames) {
        int first = 0;
        while (first < frames.size() - 1
                && frames.get(first).getMethod().getType().getName().startsWith("java.")) {
            first++;
        }
        String jdk = first == 0 ? "" : name(frames.get(first - 1).getMethod()) + " < ";
        return jdk
                + frames.stream()
                        .skip(first)
                        .limit(DEPTH)
                        .map(frame -> name(frame.getMethod()) + ":" + frame.getLineNumber())
                        .collect(Collectors.joining(" < "));
    }

    private static String name(RecordedMethod method) {
        String type = method.getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
    }

    @Override
    public String toString() {
        return "    bytes per operation by class\n" + rows(classes, window.allocatedPerOperation(), true)
                + "    bytes per operation by place\n" + rows(allocating, window.allocatedPerOperation(), true)
                + "    CPU us per operation by place (Java code only, scaled to the whole process)\n"
                + rows(running, window.cpuMicrosPerOperation(), true)
                + "    CPU us per operation inside a method\n" + rows(through, window.cpuMicrosPerOperation(), false);
    }

    private String rows(Map<String, Double> weights, double perOperation, boolean whole) {
        double total = (whole ? weights : running)
                .values().stream().mapToDouble(Double::doubleValue).sum();
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(whole ? ROWS : 2 * ROWS)
                .map(row -> String.format(
                        Locale.ROOT,
                        "    %,10.1f %5.1f%%  %s%n",
                        row.getValue() / total * perOperation,
                        100 * row.getValue() / total,
                        row.getKey()))
                .collect(Collectors.joining());
    }
}
