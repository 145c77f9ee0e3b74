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

import java.util.List;
import java.util.Map;

import io.github.camelcn.component.qingzhou.contract.AsyncRule;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

/** Says what a change was done to. */
final class Changed {

    private Changed() {}

    /** What the request names; empty for what is only made. */
    static String id(QingzhouRequest<?> request, OperationRules rules) {
        Map<String, Object> inputs = request.inputs();
        if (isCreation(request)) {
            return "";
        }
        AsyncRule.Resource resource = rules.async().map(AsyncRule::resource).orElse(AsyncRule.Resource.instance);
        String input =
                switch (resource) {
                    case instance -> "instanceId";
                    case disk -> "diskId";
                    case snapshot -> "snapshotId";
                    case backup -> "backupId";
                };
        return inputs.containsKey(input) ? inputs.get(input).toString() : request.resource();
    }

    static boolean isCreation(QingzhouRequest<?> request) {
        return switch (request.operation()) {
            case createInstance, createSnapshot, createBackup, createDisk -> true;
            default -> false;
        };
    }

    /** @param made ids from the answer; may be empty */
    static ChangeResult result(
            QingzhouRequest<?> request, OperationRules rules, List<String> made, String taskId, String requestId) {
        String named = id(request, rules);
        String id = made.isEmpty() ? named : made.get(0);
        List<String> ids = !made.isEmpty() ? made : id.isEmpty() ? List.of() : List.of(id);
        boolean completed = rules.async().isEmpty() && taskId.isEmpty();
        return new ChangeResult(request.operation(), id, ids, taskId, requestId, completed);
    }
}
