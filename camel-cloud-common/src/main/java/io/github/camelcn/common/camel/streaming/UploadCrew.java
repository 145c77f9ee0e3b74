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
package io.github.camelcn.common.camel.streaming;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * The threads that send what batches have filled, and the right to hand them something: as many buffers may be under way
 * as there are threads, and one more. Whoever fills buffers faster than they are sent waits here, which bounds the memory.
 * Thread-safe.
 */
final class UploadCrew {

    private static final long LAST_WORD_MILLIS = 2_000;

    private final ExecutorServiceManager executors;
    private final ExecutorService threads;
    private final Semaphore buffers;

    /** @param owner whose threads they are, for their names */
    UploadCrew(ExecutorServiceManager executors, Object owner, int concurrency) {
        this.executors = executors;
        this.threads = newThreads(executors, owner, "StreamingUpload", concurrency);
        this.buffers = new Semaphore(concurrency + 1);
    }

    /**
     * So many threads, and whatever they have not come to waits. Camel's own pools of fixed size let the caller run what is
     * more than a thousand, or what the application's default profile says: a thread that sends would answer exchanges then.
     */
    static ExecutorService newThreads(ExecutorServiceManager executors, Object owner, String name, int size) {
        return executors.newThreadPool(
                owner,
                name,
                new ThreadPoolProfileBuilder(name)
                        .poolSize(size)
                        .maxPoolSize(size)
                        .maxQueueSize(Integer.MAX_VALUE)
                        .build());
    }

    /** Runs something that sends one buffer, once there is room. After {@link #close} on the thread that asks. */
    void send(Runnable task) {
        buffers.acquireUninterruptibly();
        Runnable counted = () -> {
            try {
                task.run();
            } finally {
                buffers.release();
            }
        };
        try {
            threads.execute(counted);
        } catch (RejectedExecutionException e) {
            counted.run();
        }
    }

    /** Lets everybody hand over what they have, without waiting for room: nothing more is filled. */
    void hurry() {
        buffers.release(Integer.MAX_VALUE / 2);
    }

    /** Interrupts what still runs after a moment; what waits is run here, and is expected to find that it is cancelled. */
    void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Runnable> waiting = threads.shutdownNow();
        executors.shutdownNow(threads);
        waiting.forEach(Runnable::run);
    }
}
