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
import java.util.Map;

/**
 * An instance as a service described it. Immutable.
 *
 * @param id never null
 * @param name null if the service did not tell
 * @param description null if the service did not tell
 * @param state never null
 * @param rawState the service's own word; null if it did not tell
 * @param cpu cores; null if the service did not tell
 * @param memoryMiB null if the service did not tell
 * @param diskMiB of the system disk; null if the service did not tell
 * @param imageId null if the service did not tell
 * @param imageName null if the service did not tell
 * @param flavorId null if the service did not tell
 * @param privateIps may be empty
 * @param publicIps may be empty
 * @param regionId null if the service did not tell
 * @param zoneId null if the service did not tell
 * @param vpcId null if the service did not tell
 * @param subnetId null if the service did not tell
 * @param createdAt null if the service did not tell
 * @param stateChangedAt null if the service did not tell
 * @param tags may be empty
 * @param raw what the service said, without secrets
 */
public record Instance(
        String id,
        String name,
        String description,
        InstanceState state,
        String rawState,
        Integer cpu,
        Long memoryMiB,
        Long diskMiB,
        String imageId,
        String imageName,
        String flavorId,
        List<String> privateIps,
        List<String> publicIps,
        String regionId,
        String zoneId,
        String vpcId,
        String subnetId,
        Instant createdAt,
        Instant stateChangedAt,
        Map<String, String> tags,
        Map<String, Object> raw) {

    /** The system disk in GiB; null if the service did not tell. */
    public Double diskGiB() {
        return diskMiB == null ? null : diskMiB / 1024.0;
    }

    /** The same instance, seen in a state. */
    public Instance in(InstanceState newState, String newRawState) {
        return new Instance(
                id,
                name,
                description,
                newState,
                newRawState,
                cpu,
                memoryMiB,
                diskMiB,
                imageId,
                imageName,
                flavorId,
                privateIps,
                publicIps,
                regionId,
                zoneId,
                vpcId,
                subnetId,
                createdAt,
                stateChangedAt,
                tags,
                raw);
    }
}
