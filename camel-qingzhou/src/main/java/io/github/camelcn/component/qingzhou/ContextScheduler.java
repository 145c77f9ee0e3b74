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
package io.github.camelcn.component.qingzhou;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcn.component.qingzhou.client.WaitScheduler;

/** Runs the looks of waiters, and keeps their time, on thread pools of the Camel context. Thread-safe. */
final class ContextScheduler implements WaitScheduler {

    private final ScheduledExecutorService executor;
    private final ScheduledExecutorService alarms;

    /** @param alarms runs nothing that takes time */
    ContextScheduler(ScheduledExecutorService executor, ScheduledExecutorService alarms) {
        this.executor = executor;
        this.alarms = alarms;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
        executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Runnable alarm(Duration delay, Runnable task) {
        ScheduledFuture<?> alarm = alarms.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> alarm.cancel(false);
    }
}
