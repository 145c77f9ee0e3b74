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

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** Metrics of style A: a series of points for each metric, with null where there is no value. */
final class OpenApiMetrics {
    private static final int MOST_POINTS = 44_640;

    private OpenApiMetrics() {}

    /** The groups of metrics that the inputs name, as far as the instance was there. */
    static OpenApiReply read(Instance instance, Inputs in, Instant now) {
        int period = in.integer("periodSeconds", Metrics.MINUTE);
        Instant start = in.instant("startTime");
        Instant end = in.instant("endTime");
        if (!start.isBefore(end)) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "startTime must be before endTime");
        }
        if (Duration.between(start, end).toSeconds() / period > MOST_POINTS) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "at most " + MOST_POINTS + " points at once");
        }
        ArrayNode series = Json.array();
        for (String group : in.list("metrics")) {
            for (Metrics.Metric metric : Metrics.group(group)) {
                ObjectNode one = series.addObject().put("metric", metric.name()).put("unit", metric.unit());
                ArrayNode points = one.putArray("points");
                for (Instant at : Metrics.beginnings(start, end, period)) {
                    if (at.isBefore(instance.createdAt()) || at.isAfter(now)) {
                        continue;
                    }
                    ObjectNode point = points.addObject().put("timestamp", IsoTimes.seconds(at));
                    OptionalDouble value = Metrics.average(instance, metric, at, period);
                    if (value.isPresent()) {
                        point.put("value", value.getAsDouble());
                    } else {
                        point.putNull("value");
                    }
                }
            }
        }
        ObjectNode body = Json.object().put("period", period);
        body.set("series", series);
        return OpenApiReply.ok(body);
    }
}
