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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.MetricPoint;
import io.github.camelcn.component.qingzhou.model.MetricSeries;

import static io.github.camelcn.component.qingzhou.client.QingCloudLink.call;
import static io.github.camelcn.component.qingzhou.client.QingCloudLink.id;

/** Reads the metrics of the qingcloud style. Thread-safe. */
final class QingCloudMetrics {

    private static final int[] STEPS = {300, 900, 7200, 86400};
    private static final String[] STEP_NAMES = {"5m", "15m", "2h", "1d"};
    private static final int DEFAULT_RANGE_SECONDS = 3600;

    private final QingCloudLink link;
    private final QingCloudReads reads;
    private final long monitorOffsetSeconds;

    /** @param monitorOffsetSeconds added to the times of metrics */
    QingCloudMetrics(QingCloudLink link, QingCloudReads reads, long monitorOffsetSeconds) {
        this.link = link;
        this.reads = reads;
        this.monitorOffsetSeconds = monitorOffsetSeconds;
    }

    List<MetricSeries> read(GetMetricsRequest asked) throws IOException {
        Instant end = asked.endTime() == null ? link.http().now() : asked.endTime();
        Instant start = asked.startTime() == null ? end.minusSeconds(DEFAULT_RANGE_SECONDS) : asked.startTime();
        int step = step(asked.periodSeconds());
        List<String> groups = asked.metrics() == null || asked.metrics().isEmpty()
                ? List.of("cpu", "memory", "disk", "network")
                : asked.metrics();
        QingCloudCall call = call(asked, "GetMonitor")
                .with("resource", id("instanceId", asked.instanceId()))
                .list("meters", meters(groups, asked))
                .with("step", STEP_NAMES[step])
                .with("start_time", start.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("end_time", end.truncatedTo(ChronoUnit.SECONDS).toString());
        List<MetricSeries> series = new ArrayList<>();
        for (Map<String, Object> meter : Json.objects(link.send(call).get("meter_set"))) {
            series.addAll(series(meter, STEPS[step]));
        }
        return List.copyOf(series);
    }

    private List<String> meters(List<String> groups, GetMetricsRequest asked) throws IOException {
        List<String> meters = new ArrayList<>();
        for (String group : groups) {
            switch (group) {
                case "cpu", "memory" -> meters.add(group);
                case "disk" -> meters.addAll(List.of("disk-os", "disk-iops-os"));
                case "network" -> {
                    for (Map<String, Object> vxnet :
                            Json.objects(reads.item(asked, asked.instanceId()).get("vxnets"))) {
                        String nic = Values.textOrNull(vxnet.get("nic_id"));
                        if (nic != null) {
                            meters.add("if-" + nic);
                        }
                    }
                }
                default ->
                    throw new IllegalArgumentException(
                            "getMetrics: metrics must be of cpu, memory, disk, network, but one is \"" + group + '"');
            }
        }
        return meters;
    }

    /** The smallest step that is not shorter. */
    private static int step(Integer periodSeconds) {
        for (int i = 0; i < STEPS.length; i++) {
            if (periodSeconds == null || STEPS[i] >= periodSeconds) {
                return i;
            }
        }
        return STEPS.length - 1;
    }

    private List<MetricSeries> series(Map<String, Object> meter, int stepSeconds) {
        String id = Values.textOrEmpty(meter.get("meter_id"));
        List<QingCloudMonitor.Point> points = QingCloudMonitor.unfold(meter.get("data"), stepSeconds);
        return switch (id) {
            case "cpu" -> List.of(one("cpu.usage", "percent", points, stepSeconds, 10));
            case "memory" -> List.of(one("memory.usage", "percent", points, stepSeconds, 10));
            case "disk-os" -> pair("disk.read", "disk.write", "bytes/s", points, stepSeconds);
            case "disk-iops-os" -> pair("disk.readIops", "disk.writeIops", "ops/s", points, stepSeconds);
            default -> pair("network.in", "network.out", "bytes/s", points, stepSeconds);
        };
    }

    private MetricSeries one(
            String metric, String unit, List<QingCloudMonitor.Point> points, int stepSeconds, double divisor) {
        return series(metric, unit, points, stepSeconds, value -> {
            Double number = Values.decimal(value);
            return number == null ? null : number / divisor;
        });
    }

    private List<MetricSeries> pair(
            String first, String second, String unit, List<QingCloudMonitor.Point> points, int stepSeconds) {
        return List.of(
                series(first, unit, points, stepSeconds, value -> half(value, 0)),
                series(second, unit, points, stepSeconds, value -> half(value, 1)));
    }

    private static Double half(Object value, int index) {
        return value instanceof List<?> pair && pair.size() > index ? Values.decimal(pair.get(index)) : null;
    }

    private MetricSeries series(
            String metric,
            String unit,
            List<QingCloudMonitor.Point> points,
            int stepSeconds,
            Function<Object, Double> value) {
        List<MetricPoint> made = new ArrayList<>(points.size());
        for (QingCloudMonitor.Point point : points) {
            made.add(new MetricPoint(
                    Instant.ofEpochSecond(point.epochSeconds() + monitorOffsetSeconds), value.apply(point.value())));
        }
        return new MetricSeries(metric, unit, stepSeconds, List.copyOf(made));
    }
}
