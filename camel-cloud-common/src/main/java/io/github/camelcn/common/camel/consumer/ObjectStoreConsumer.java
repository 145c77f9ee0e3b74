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

import java.util.List;
import java.util.Optional;
import java.util.Queue;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.util.URISupport;

import io.github.camelcn.common.camel.ConsumerLog;
import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.camel.PipelineOptions;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.ObjectInfo;

/**
 * Consumes the objects of a bucket, the same way for every store: list, filter, claim ({@link BatchClaimer}), open
 * ({@link OpenAhead}), build and route ({@link ObjectRouter}), settle and release ({@link Settler}). Listing, opening
 * and settling go on while others are routed, and one object that fails neither stops nor skips the others. Delivers at
 * least once; what was claimed, and not what the message says in the end, is deleted or moved.
 *
 * <p>{@link #poll} runs on one thread at a time; exchanges may be settled by any thread, also after the poll.
 */
public final class ObjectStoreConsumer extends ScheduledBatchPollingConsumer {

    private final ConsumerParts parts;
    private final PipelineOptions options;
    private final Optional<EventFeed> events;
    private boolean settlesEach;
    /** Made by the starting thread, used by any. */
    private volatile Pipeline pipeline;

    /** @throws IllegalArgumentException if the options contradict each other, saying how */
    public ObjectStoreConsumer(ObjectStoreEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        setExceptionHandler(new ConsumerLog(endpoint.getCamelContext(), getClass()));
        this.parts = new ConsumerParts(endpoint, this::watchedAs);
        this.options = endpoint.getPipeline().copy();
        this.events = parts.events(this);
    }

    /** A route gives its consumer its name after it was made. */
    private String watchedAs() {
        return getRouteId() != null
                ? getRouteId()
                : URISupport.sanitizeUri(getEndpoint().getEndpointUri());
    }

    /**
     * Each object is settled with its exchange, whatever the option says, and notifications are not listened to; for those
     * who ask for one at a time.
     */
    void settleEach() {
        settlesEach = true;
    }

    @Override
    protected void doStart() throws Exception {
        parts.startRepositories();
        pipeline = new Pipeline(this, parts, options, settlesEach);
        shutdownRunningTask = null; // of the stop before, if there was one
        if (events.isPresent() && !settlesEach) {
            events.get().start();
        }
        try {
            super.doStart();
        } catch (Exception e) {
            // Camel does not stop what failed to start
            events.ifPresent(EventFeed::stop);
            throw e;
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        events.ifPresent(EventFeed::suspend);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        shutdownRunningTask = null;
        super.doResume();
        events.ifPresent(EventFeed::resume);
    }

    @Override
    protected void doStop() throws Exception {
        events.ifPresent(EventFeed::stop);
        super.doStop();
        Pipeline stopping = pipeline;
        if (stopping != null) {
            stopping.stop();
        }
        parts.stop();
    }

    @Override
    protected int poll() throws Exception {
        try {
            return listAndRoute();
        } catch (Exception e) {
            describeToHealthCheck(e);
            throw e;
        }
    }

    /** Our exceptions cannot do it by Camel's own interface, since they know nothing of Camel. */
    private void describeToHealthCheck(Exception failure) {
        if (failure instanceof ServiceException answer) {
            addLastErrorDetail(HealthCheck.HTTP_RESPONSE_CODE, answer.status());
        } else if (getLastErrorDetails() != null) {
            // of the poll before
            getLastErrorDetails().remove(HealthCheck.HTTP_RESPONSE_CODE);
        }
    }

    private int listAndRoute() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        if (!parts.doneFiles().isOpen()) {
            forceConsumerAsReady();
            return 0;
        }
        return pipeline.poll();
    }

    /**
     * Consumes an object that somebody else has found, such as a notification of the store, as if a poll had listed it:
     * filtered, looked up among those consumed before, claimed, opened, routed on the calling thread and settled. The
     * polls of this consumer, and all that share its repositories, know of it, so that nobody consumes it twice. Callable
     * by any number of threads; they come on top of {@code concurrentConsumers}.
     *
     * @param found what the store says of it now, as a HEAD or a listing gives it
     * @return when the route has returned; an asynchronous one may not be done then
     */
    Acceptance consume(ObjectInfo found) {
        Pipeline running = pipeline;
        return running == null || !isBatchAllowed() ? Acceptance.REFUSED : running.consume(found);
    }

    /** Routes objects that are claimed, as one batch. */
    @Override
    public int processBatch(Queue<Object> claimed) throws Exception {
        List<ConsumedObject> objects =
                claimed.stream().map(ConsumedObject.class::cast).toList();
        claimed.clear();
        return pipeline.route(new Batch(objects, true, Optional.empty()));
    }

    /** Whether a further batch may be claimed. A consumer that shuts down or is suspended only finishes what it has. */
    boolean mayClaim() {
        return isBatchAllowed() && shutdownRunningTask == null && !isSuspendingOrSuspended();
    }

    void serviceHasAnswered() {
        forceConsumerAsReady();
    }

    void stillWaiting(int objects) {
        pendingExchanges = objects;
    }

    void report(String message, Exchange exchange, Throwable cause) {
        handleException(message, exchange, cause);
    }

    @Override
    public void onInit() {
        // as a polling consumer it is asked, not scheduled: see ObjectStorePollingConsumer
    }

    @Override
    public long beforePoll(long timeout) {
        return timeout;
    }

    @Override
    public void afterPoll() {
        // stays started between two questions
    }

    ConsumerParts parts() {
        return parts;
    }
}
