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
package io.github.camelcn.common.multipart;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The transfers that run, so that closing can cancel them and wait a moment for them to clean up. Thread-safe: both
 * fields are guarded by the set.
 */
final class RunningTransfers implements AutoCloseable {

    private static final long CLOSE_WAIT_MILLIS = 30_000;
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Set<PartCrew> crews = new HashSet<>();
    private int transfers;
    private boolean closed;

    /** Daemon threads, started when needed. */
    static ExecutorService newThreads() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "camel-cn-parts-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A transfer begins; the caller says when it ends with {@link #leave}. */
    void enter(String what) {
        synchronized (crews) {
            if (closed) {
                throw new IllegalStateException(what + ": large transfers were stopped with their endpoint");
            }
            transfers++;
        }
    }

    /** Cancels this crew too when it closes, or at once if it is closed. */
    void watch(PartCrew crew) {
        synchronized (crews) {
            crews.add(crew);
            if (closed) {
                cancel(crew);
            }
        }
    }

    void unwatch(PartCrew crew) {
        synchronized (crews) {
            crews.remove(crew);
        }
    }

    void leave() {
        synchronized (crews) {
            transfers--;
            crews.notifyAll();
        }
    }

    @Override
    public void close() {
        synchronized (crews) {
            closed = true;
            crews.forEach(RunningTransfers::cancel);
            awaitTransfers();
        }
    }

    private static void cancel(PartCrew crew) {
        crew.cancel("cancelled because its endpoint stops");
    }

    private void awaitTransfers() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_WAIT_MILLIS);
        try {
            long left = CLOSE_WAIT_MILLIS;
            while (transfers > 0 && left > 0) {
                crews.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
