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
import java.util.Map;

/**
 * A disk as a service described it. Everything but id and state is null if the service did not tell.
 *
 * @param sizeMiB its size
 * @param instanceId what it is attached to
 * @param device the name the instance knows it by
 * @param raw what the service said
 */
public record Disk(
        String id,
        String name,
        DiskState state,
        Long sizeMiB,
        String type,
        String instanceId,
        String device,
        Instant createdAt,
        Map<String, Object> raw) {}
