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

import java.util.Map;

/**
 * A request for one operation: a record whose components are the canonical inputs, {@code null} where an optional one is
 * not given. Components are named as the contract file names its parameters, so that a contract can place them.
 *
 * @param <R> what the operation results in
 */
public interface QingzhouRequest<R> {

    QingzhouOperation operation();

    /** What it is done to, for errors; empty for requests on the cloud as a whole. */
    default String resource() {
        return "";
    }

    /** The inputs that are given, by name. */
    default Map<String, Object> inputs() {
        return CanonicalInputs.of((Record) this);
    }
}
