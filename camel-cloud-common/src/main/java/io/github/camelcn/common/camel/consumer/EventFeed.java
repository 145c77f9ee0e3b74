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

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.camel.event.EventInbox;
import io.github.camelcn.common.camel.event.EventOptions;
import io.github.camelcn.common.camel.event.EventReceiver;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Hears of objects between the polls: takes notifications at the endpoint of the option {@code eventsFrom}, looks up what
 * they name, and hands what is there to the consumer. It remembers nothing that a poll would not find again: whatever goes
 * wrong here is a notification that was missed.
 *
 * <p>Started and stopped by one thread at a time; notifications come on the threads of their endpoint, objects are routed
 * on threads of this feed, as many as {@code concurrentConsumers}.
 */
final class EventFeed {

    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);

    /** How long what is being routed may take when the consumer stops. */
    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final ObjectStoreConsumer consumer;
    private final ObjectStoreEndpoint endpoint;
    private final ConsumerParts parts;
    private final EventOptions options;
    private final EventInbox inbox;
    private final int threads;
    private Optional<Consumer> notifications = Optional.empty();
    private Optional<ExecutorService> workers = Optional.empty();

    /** @param options checked, and on */
    EventFeed(ObjectStoreConsumer consumer, ObjectStoreEndpoint endpoint, ConsumerParts parts, EventOptions options) {
        this.consumer = consumer;
        this.endpoint = endpoint;
        this.parts = parts;
        this.options = options;
        this.inbox = new EventInbox(options.getEventBacklog());
        this.threads = endpoint.getPipeline().getConcurrentConsumers();
    }

    /** The consumer must be able to consume by now. */
    void start() throws Exception {
        ExecutorServiceManager manager = endpoint.getCamelContext().getExecutorServiceManager();
        workers = Optional.of(manager.newFixedThreadPool(consumer, "ObjectStoreConsumer-events", threads));
        try {
            Endpoint source =
                    CamelContextHelper.getMandatoryEndpoint(endpoint.getCamelContext(), options.getEventsFrom());
            notifications = Optional.of(source.createConsumer(new EventReceiver(
                    options,
                    endpoint.eventDecoder(),
                    endpoint.eventLocator(),
                    this::couldBeConsumed,
                    names -> consumer.mayClaim() && inbox.offer(names),
                    this::report)));
            resume();
            ServiceHelper.startService(notifications.get());
        } catch (Exception e) {
            // Camel does not stop what failed to start
            stop();
            throw e;
        }
    }

    /** Notifications are refused from now on, and those that wait forgotten; what is in the route goes on. */
    void suspend() {
        inbox.close();
    }

    /** Notifications are taken again. Does nothing before the start. */
    void resume() {
        workers.ifPresent(pool -> {
            inbox.open();
            for (int i = 0; i < threads; i++) {
                pool.execute(this::work);
            }
        });
    }

    /** Ends when what is being routed has been, or after a while. Does nothing before the start. */
    void stop() {
        inbox.close();
        notifications.ifPresent(ServiceHelper::stopAndShutdownService);
        notifications = Optional.empty();
        ExecutorServiceManager manager = endpoint.getCamelContext().getExecutorServiceManager();
        workers.ifPresent(pool -> manager.shutdownGraceful(pool, STOP_MILLIS));
        workers = Optional.empty();
    }

    private boolean couldBeConsumed(String key) {
        String only = endpoint.getPolling().getFileName();
        return parts.filter().acceptsKey(key) && (only == null || only.isEmpty() || only.equals(key));
    }

    private void report(String message, Exception cause) {
        consumer.getExceptionHandler().handleException(message, cause);
    }

    /** Until the inbox is closed. */
    private void work() {
        try {
            for (Optional<ObjectRef> next = inbox.take(); next.isPresent(); next = inbox.take()) {
                consume(next.get());
            }
        } catch (InterruptedException e) {
            // the consumer is forced down
            Thread.currentThread().interrupt();
        }
    }

    private void consume(ObjectRef name) {
        try {
            if (parts.doneFiles().isOpen()) {
                ObjectInfo found =
                        endpoint.getStore().head(new HeadObjectRequest(name, Conditions.NONE, endpoint.readKey()));
                LOG.debug("Notified of {}: {}", name, consumer.consume(found));
            }
        } catch (ObjectNotFoundException e) {
            LOG.debug("{} is gone since it was notified of, or never was", name);
        } catch (IOException | RuntimeException e) {
            report("Cannot look up " + name + ", which a notification named; a poll will find it", e);
        }
    }
}
