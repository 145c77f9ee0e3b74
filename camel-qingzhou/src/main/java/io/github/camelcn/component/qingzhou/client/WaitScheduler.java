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

import java.time.Duration;
import java.time.Instant;

/** Runs tasks later, on threads of its own. An interface so that tests have their own time. */
public interface WaitScheduler {

    Instant now();

    void schedule(Duration delay, Runnable task);

    /**
     * Runs a task that takes no time, however busy the threads are.
     *
     * @return forgets the task, if it has not run
     */
    default Runnable alarm(Duration delay, Runnable task) {
        schedule(delay, task);
        return () -> {};
    }
}
