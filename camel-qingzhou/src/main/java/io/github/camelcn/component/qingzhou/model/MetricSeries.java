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
package io.github.camelcn.component.qingzhou.model;

import java.util.List;

/**
 * The values of a metric over time.
 *
 * @param metric such as {@code cpu.usage}, {@code memory.used} or {@code network.in}
 * @param unit {@code percent}, {@code MiB}, {@code bytes/s} or {@code ops/s}
 * @param periodSeconds distance of the points; 0 for a single one
 * @param points in order of time
 */
public record MetricSeries(String metric, String unit, int periodSeconds, List<MetricPoint> points) {

    /** The latest value there is; null if nothing was measured. */
    public Double last() {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.get(i).value() != null) {
                return points.get(i).value();
            }
        }
        return null;
    }
}
