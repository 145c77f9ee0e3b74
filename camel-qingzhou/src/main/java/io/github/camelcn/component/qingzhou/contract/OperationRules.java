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

import java.util.Optional;
import java.util.Set;

import io.github.camelcn.component.qingzhou.model.CacheGroup;

/**
 * How an operation behaves, whatever its request looks like.
 *
 * @param cache for reads
 * @param invalidates which reads a change makes outdated
 * @param async how its end is seen, if it goes on after the answer
 */
public record OperationRules(Repeat repeat, CacheClass cache, Set<CacheGroup> invalidates, Optional<AsyncRule> async) {

    public OperationRules {
        invalidates = Set.copyOf(invalidates);
    }
}
