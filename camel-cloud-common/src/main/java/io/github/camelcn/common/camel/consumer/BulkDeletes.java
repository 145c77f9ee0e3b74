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
package io.github.camelcn.common.camel.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Collects objects until there are enough of them to be deleted together, or the first has waited long enough. Holds
 * twice as many as are deleted at once; who brings more deletes first. Thread-safe.
 */
final class BulkDeletes {

    private final BulkDelete delete;
    private final int size;
    private final Duration interval;
    private final ScheduledExecutorService background;
    private final Consumer<List<BulkDelete.Outcome>> outcomes;
    private final ReentrantLock deleting = new ReentrantLock();
    private final List<ConsumedObject> waiting = new ArrayList<>();
    /** Ends the waiting of the first; there is one while something waits, and perhaps a little longer. */
    private Optional<Future<?>> timer = Optional.empty();

    private boolean stopped;

    /**
     * @param size how many to delete at once
     * @param interval how long one waits
     * @param background deletes; stopped by its owner, after {@link #stop}
     * @param outcomes told about all objects in the end
     */
    BulkDeletes(
            BulkDelete delete,
            int size,
            Duration interval,
            ScheduledExecutorService background,
            Consumer<List<BulkDelete.Outcome>> outcomes) {
        this.delete = delete;
        this.size = size;
        this.interval = interval;
        this.background = background;
        this.outcomes = outcomes;
    }

    void add(ConsumedObject object) {
        boolean now;
        synchronized (this) {
            waiting.add(object);
            if (timer.isEmpty() && !stopped) {
                timer = inBackground(this::timeIsUp, interval);
            }
            now = timer.isEmpty()
                    || waiting.size() >= 2 * size
                    || (waiting.size() == size
                            && inBackground(() -> flush(size), Duration.ZERO).isEmpty());
        }
        if (now) {
            flush();
        }
    }

    /** @return empty if nothing runs in the background any more */
    private Optional<Future<?>> inBackground(Runnable task, Duration delay) {
        try {
            return Optional.of(background.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        }
    }

    private void timeIsUp() {
        synchronized (this) {
            timer = Optional.empty();
        }
        flush();
    }

    /** Deletes what waits, now. */
    void flush() {
        flush(1);
    }

    /** @param least how many must wait; fewer go on waiting for others */
    private void flush(int least) {
        deleting.lock();
        try {
            for (List<ConsumedObject> batch = take(least); !batch.isEmpty(); batch = take(least)) {
                outcomes.accept(delete.delete(batch));
            }
        } finally {
            deleting.unlock();
        }
    }

    private synchronized List<ConsumedObject> take(int least) {
        if (waiting.size() < least) {
            return List.of();
        }
        List<ConsumedObject> first = waiting.subList(0, Math.min(size, waiting.size()));
        List<ConsumedObject> batch = List.copyOf(first);
        first.clear();
        return batch;
    }

    /** Deletes what waits; what comes from now on is deleted at once. */
    void stop() {
        synchronized (this) {
            stopped = true;
            timer.ifPresent(waits -> waits.cancel(false));
            timer = Optional.empty();
        }
        flush();
    }
}
