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
package io.github.camelcn.common.camel;

import java.util.concurrent.ExecutorService;
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

    private final ExecutorServiceManager manager;
    private final ExecutorService opening;
    private final ExecutorService routing;
    private final ExecutorService claiming;
    private final ScheduledExecutorService settling;

    /**
     * @param name of the consumer, for the threads' names
     * @param openers how many objects are opened at once, beside those that routing threads open
     * @param routers how many threads route beside the polling one
     */
    ConsumerThreads(ObjectStoreConsumer consumer, String name, int openers, int routers) {
        this.manager = consumer.getEndpoint().getCamelContext().getExecutorServiceManager();
        this.opening = manager.newThreadPool(consumer, name + "-open", profile("open", openers));
        this.routing = manager.newThreadPool(consumer, name + "-route", profile("route", routers));
        this.claiming = manager.newThreadPool(consumer, name + "-claim", profile("claim", 1));
        this.settling = manager.newSingleThreadScheduledExecutor(consumer, name + "-settle");
    }

    private static ThreadPoolProfile profile(String id, int size) {
        return new ThreadPoolProfileBuilder(id)
                .poolSize(Math.max(1, size))
                .maxPoolSize(Math.max(1, size))
                .maxQueueSize(Integer.MAX_VALUE)
                .keepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS)
                .allowCoreThreadTimeOut(true)
                .build();
    }

    ExecutorService opening() {
        return opening;
    }

    ExecutorService routing() {
        return routing;
    }

    ExecutorService claiming() {
        return claiming;
    }

    ScheduledExecutorService settling() {
        return settling;
    }

    /** Lets what is under way end, but not for ever. */
    void stop() {
        for (ExecutorService each : new ExecutorService[] {claiming, opening, routing, settling}) {
            manager.shutdownGraceful(each, STOP_MILLIS);
        }
    }
}
