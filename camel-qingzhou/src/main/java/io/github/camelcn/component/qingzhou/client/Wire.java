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

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

/** One of the three interfaces. Thread-safe. */
interface Wire extends Closeable {

    /** Why an operation is not offered, possibly empty; nothing if it is. */
    Optional<String> whyNotOffered(QingzhouOperation operation);

    /** The inputs an operation takes. */
    Set<String> inputs(QingzhouOperation operation);

    OperationRules rules(QingzhouOperation operation);

    /** Sends a request that is offered, and whose inputs are taken. */
    Object call(QingzhouRequest<?> request) throws IOException;

    /** An instance as far as its state tells, in as few calls as possible: for those who wait. */
    Instance look(String instanceId) throws IOException;

    /** Whether a list of instances tells their states without a call for each. */
    default boolean listsTellStates() {
        return true;
    }

    /** Whether the style has a way to ask where a task stands. */
    default boolean tellsTasks() {
        return false;
    }

    /**
     * Where tasks stand, in one call.
     *
     * @param taskIds no more than a page holds
     * @return by id; those the service does not know are missing
     */
    default Map<String, TaskState> tasks(Collection<String> taskIds) throws IOException {
        throw new UnsupportedOperationException("this style cannot be asked about tasks");
    }

    /** The address requests go to. */
    String endpoint();

    /** Where, and in whose name: what an answer depends on besides the request. Holds no secrets. */
    String scope();

    HttpCalls http();

    /** Where a task stands. */
    enum TaskState {
        RUNNING,
        DONE,
        FAILED,
        UNKNOWN
    }

    @Override
    default void close() {
        http().close();
    }
}
