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
 * What became of a request for a change.
 *
 * @param resourceId what was made or changed; empty if the service did not tell
 * @param resourceIds all of them, where more than one was made
 * @param taskId the service's id of the work it took on; empty if it did not tell
 * @param requestId the id to give to the service's support; empty if it did not tell
 * @param completed whether the change is done; false while the service works on it
 */
public record ChangeResult(
        QingzhouOperation operation,
        String resourceId,
        List<String> resourceIds,
        String taskId,
        String requestId,
        boolean completed) {

    public ChangeResult {
        resourceIds = List.copyOf(resourceIds);
    }

    /** The same, and done. */
    public ChangeResult done() {
        return new ChangeResult(operation, resourceId, resourceIds, taskId, requestId, true);
    }
}
