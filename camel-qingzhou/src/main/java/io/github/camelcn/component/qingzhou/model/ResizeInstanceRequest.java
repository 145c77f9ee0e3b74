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

/**
 * Changes the size of an instance; disks only grow. What is null stays.
 *
 * @param instanceId the instance
 * @param flavorId the size by its name; null where cpu and memoryMiB tell it
 * @param cpu cores
 * @param memoryMiB memory
 * @param diskGiB size of the disk
 * @param bandwidthUpMbps rest only
 * @param bandwidthDownMbps rest only
 * @param trafficLimitMiB rest only
 */
public record ResizeInstanceRequest(
        String instanceId,
        String flavorId,
        Integer cpu,
        Long memoryMiB,
        Integer diskGiB,
        Integer bandwidthUpMbps,
        Integer bandwidthDownMbps,
        Long trafficLimitMiB)
        implements QingzhouRequest<ChangeResult> {

    public ResizeInstanceRequest {
        Require.text("instanceId", instanceId);
        Require.oneOf(
                "flavorId, cpu, memoryMiB, diskGiB, bandwidthUpMbps, bandwidthDownMbps and trafficLimitMiB",
                flavorId,
                cpu,
                memoryMiB,
                diskGiB,
                bandwidthUpMbps,
                bandwidthDownMbps,
                trafficLimitMiB);
        Require.positive("cpu", cpu);
        Require.positive("memoryMiB", memoryMiB);
        Require.positive("diskGiB", diskGiB);
        Require.positive("bandwidthUpMbps", bandwidthUpMbps);
        Require.positive("bandwidthDownMbps", bandwidthDownMbps);
        Require.positive("trafficLimitMiB", trafficLimitMiB);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.resizeInstance;
    }

    @Override
    public String resource() {
        return instanceId;
    }
}
