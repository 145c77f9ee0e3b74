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
package io.github.camelcn.component.qingzhou.contract;

import java.time.Duration;
import java.util.Set;

/**
 * How a change that goes on after the answer is seen to end.
 *
 * @param resource what to look at
 * @param target names of the states that mean "done"
 * @param fail names of the states that mean "failed"
 * @param sameState whether it ends in the state it began in, so that the state alone does not tell
 * @param goneIsTarget whether it is done when the resource is not there any more
 * @param timeout how long to wait
 */
public record AsyncRule(
        Resource resource,
        Set<String> target,
        Set<String> fail,
        boolean sameState,
        boolean goneIsTarget,
        Duration timeout) {

    public AsyncRule {
        target = Set.copyOf(target);
        fail = Set.copyOf(fail);
    }

    /** What a change is seen on. */
    public enum Resource {
        instance,
        disk,
        snapshot,
        backup
    }
}
