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
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.emulator.QingzhouEmulator;

/** Time that passes when a test lets it, for waiters and for the fleet alike. */
final class ManualScheduler implements WaitScheduler {

    private final QingzhouEmulator emulator;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));
    private Instant now = Instant.parse("2026-01-15T08:30:00Z");

    private record Task(Instant due, Runnable task) {}

    /** @param emulator whose time passes too; null for none */
    ManualScheduler(QingzhouEmulator emulator) {
        this.emulator = emulator;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void schedule(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), task));
    }

    @Override
    public synchronized Runnable alarm(Duration delay, Runnable task) {
        Task alarm = new Task(now.plus(delay), task);
        tasks.add(alarm);
        return () -> forget(alarm);
    }

    private synchronized void forget(Task task) {
        tasks.remove(task);
    }

    /** Runs what comes next, at its time; false if there is nothing. */
    boolean runNext() {
        Task next;
        synchronized (this) {
            next = tasks.poll();
            if (next == null) {
                return false;
            }
            if (emulator != null && next.due().isAfter(now)) {
                emulator.passTime(Duration.between(now, next.due()));
            }
            now = next.due().isAfter(now) ? next.due() : now;
        }
        next.task().run();
        return true;
    }

    /** Executes a change and lets time pass until it ends. */
    ChangeResult ends(QingzhouClient client, QingzhouRequest<ChangeResult> request) throws Exception {
        CompletableFuture<ChangeResult> outcome =
                client.waiters().execute(request, WaitOptions.DEFAULTS, this).toCompletableFuture();
        return result(outcome);
    }

    <T> T result(CompletableFuture<T> outcome) throws Exception {
        while (!outcome.isDone() && runNext()) {
            // time passes
        }
        try {
            return outcome.getNow(null);
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
