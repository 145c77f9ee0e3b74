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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;

/**
 * The threads of a consumer beside the polling one, from Camel's manager. A thread exists only while it is used; those
 * that are not used for a minute end.
 */
final class ConsumerThreads {

    private static final long IDLE_SECONDS = 60;

    /** How long what is under way may take when the consumer stops. */
    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final ObjectStoreConsumer consumer;
    private final ExecutorServiceManager manager;
    private final int openers;
    private final int routers;
    /** Made when they are needed: a consumer that is asked for one object at a time needs none. */
    private final Map<String, ExecutorService> pools = new HashMap<>();

    private boolean stopped;

    /**
     * @param openers how many objects are opened at once, beside those that routing threads open
     * @param routers how many threads route beside the polling one
     */
    ConsumerThreads(ObjectStoreConsumer consumer, int openers, int routers) {
        this.consumer = consumer;
        this.manager = consumer.getEndpoint().getCamelContext().getExecutorServiceManager();
        this.openers = openers;
        this.routers = routers;
    }

    private synchronized ExecutorService pool(String task, int size) {
        if (stopped) {
            throw new RejectedExecutionException("the consumer is stopped");
        }
        return pools.computeIfAbsent(
                task, name -> manager.newThreadPool(consumer, "ObjectStoreConsumer-" + name, profile(name, size)));
    }

    /** Threads that end when they are not used. */
    static ThreadPoolProfile profile(String id, int size) {
        return new ThreadPoolProfileBuilder(id)
                .poolSize(Math.max(1, size))
                .maxPoolSize(Math.max(1, size))
                .maxQueueSize(Integer.MAX_VALUE)
                .keepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS)
                .allowCoreThreadTimeOut(true)
                .build();
    }

    void open(Runnable task) {
        pool("open", openers).execute(task);
    }

    void claim(Runnable task) {
        pool("claim", 1).execute(task);
    }

    /** Asks others about objects: the repository of claims, or the store. */
    void ask(Runnable task) {
        pool("ask", SideBySide.MOST).execute(task);
    }

    <T> Future<T> route(Callable<T> task) {
        return pool("route", routers).submit(task);
    }

    synchronized ScheduledExecutorService settling() {
        return (ScheduledExecutorService) pools.computeIfAbsent(
                "settle", name -> manager.newSingleThreadScheduledExecutor(consumer, "ObjectStoreConsumer-" + name));
    }

    /** Lets what is under way end, but not for ever. */
    void stop() {
        List<ExecutorService> made;
        synchronized (this) {
            stopped = true;
            made = List.copyOf(pools.values());
        }
        made.forEach(pool -> manager.shutdownGraceful(pool, STOP_MILLIS));
    }
}
