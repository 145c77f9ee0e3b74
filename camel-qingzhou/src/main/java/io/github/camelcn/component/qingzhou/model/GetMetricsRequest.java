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

import java.time.Instant;
import java.util.List;

/**
 * Asks how busy an instance was.
 *
 * @param instanceId the instance
 * @param metrics of cpu, memory, disk, network; null for all
 * @param periodSeconds distance of the points; null for the service's own choice
 * @param startTime null for an hour before the end
 * @param endTime null for now
 */
public record GetMetricsRequest(
        String instanceId, List<String> metrics, Integer periodSeconds, Instant startTime, Instant endTime)
        implements QingzhouRequest<List<MetricSeries>> {

    public GetMetricsRequest {
        Require.text("instanceId", instanceId);
        Require.positive("periodSeconds", periodSeconds);
        Require.order("startTime", startTime, "endTime", endTime);
        metrics = metrics == null ? null : List.copyOf(metrics);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.getMetrics;
    }

    @Override
    public String resource() {
        return instanceId;
    }
}
