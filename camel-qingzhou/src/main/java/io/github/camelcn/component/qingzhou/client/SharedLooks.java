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
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcn.component.qingzhou.contract.AsyncRule;

/**
 * Looks on behalf of all who wait for something of one client: at many things in one call, where the style can. Thread-safe.
 */
final class SharedLooks {

    private final Lookout lookout;
    private final Map<AsyncRule.Resource, CombinedCalls<Seen>> resources = new EnumMap<>(AsyncRule.Resource.class);
    private final CombinedCalls<Wire.TaskState> tasks;

    SharedLooks(Lookout lookout) {
        this.lookout = lookout;
        for (AsyncRule.Resource resource : AsyncRule.Resource.values()) {
            resources.put(resource, new CombinedCalls<>(ids -> lookout.see(resource, ids)));
        }
        this.tasks = new CombinedCalls<>(lookout::tasks);
    }

    Lookout lookout() {
        return lookout;
    }

    /** @return by id; what is not there is gone */
    CompletableFuture<Map<String, Seen>> look(AsyncRule.Resource resource, Collection<String> ids) {
        if (lookout.seesTogether(resource)) {
            return resources.get(resource).ask(ids);
        }
        try {
            return CompletableFuture.completedFuture(lookout.see(resource, ids));
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Where a task stands; done if the style has no way to ask. */
    CompletableFuture<Wire.TaskState> task(String taskId) {
        return tasks.ask(List.of(taskId)).thenApply(states -> states.getOrDefault(taskId, Wire.TaskState.UNKNOWN));
    }
}
