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

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.util.CastUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.ObjectInfo;

/**
 * Consumes the objects of a bucket, the same way for every store: list, filter, claim, build, open, route, settle,
 * release. One object is open at a time, however many a poll handles, and one that fails neither stops nor skips the
 * others. Delivers at least once; what was claimed, and not what the message says in the end, is deleted or moved.
 *
 * <p>{@link #poll} runs on one thread at a time; exchanges may be settled by any thread, also after the poll.
 */
public final class ObjectStoreConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectStoreConsumer.class);

    private final ObjectStoreEndpoint endpoint;
    private final ConsumerParts parts;
    /** Made by the starting thread, told of settled objects by any. */
    private volatile ObjectSource source;
    /** How many objects of this pass got through the filter, claimed or not, or will once they are old enough. */
    private long acceptedInPass;

    /** @throws IllegalArgumentException if the options contradict each other, saying how */
    public ObjectStoreConsumer(ObjectStoreEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.parts = new ConsumerParts(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        parts.startRepositories();
        source = parts.newSource(getMaxMessagesPerPoll(), this::isWanted, this::isBatchAllowed);
        acceptedInPass = 0;
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
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
        source.begin();
        boolean wholePass = source.isAtStart();
        int routed = pass();
        // a poll that began in the middle and found nothing has not seen everything yet
        return routed > 0 || wholePass || !isBatchAllowed() ? routed : pass();
    }

    /** One batch; all of them if their number is not limited. */
    private int pass() throws Exception {
        boolean unlimited = getMaxMessagesPerPoll() <= 0;
        int batchSize = unlimited ? parts.pageSize() : getMaxMessagesPerPoll();
        int routed = 0;
        boolean more;
        do {
            Batch batch = nextBatch(batchSize);
            routed += processBatch(CastUtils.cast(batch.claimed));
            if (batch.failure.isPresent()) {
                throw batch.failure.get();
            }
            more = unlimited && !batch.endsPass && isBatchAllowed();
        } while (more);
        return routed;
    }

    /** Steps 1 to 3. What was claimed before a failure is handed over with it. */
    private Batch nextBatch(int size) {
        Queue<ConsumedObject> claimed = new ArrayDeque<>();
        try {
            while (claimed.size() < size && isBatchAllowed()) {
                Optional<ObjectInfo> listed = source.next();
                forceConsumerAsReady();
                if (listed.isEmpty()) {
                    passEnded();
                    return new Batch(claimed, true, Optional.empty());
                }
                if (isWanted(listed.get())) {
                    claim(listed.get()).ifPresent(claimed::add);
                }
            }
            return new Batch(claimed, false, Optional.empty());
        } catch (Exception e) {
            return new Batch(claimed, true, Optional.of(e));
        }
    }

    private void passEnded() throws IOException {
        boolean nothingLeft = acceptedInPass == 0;
        acceptedInPass = 0;
        if (nothingLeft) {
            parts.doneFiles().nothingIsLeft();
        }
    }

    /** Step 2: filter. */
    private boolean isWanted(ObjectInfo listed) {
        Instant now = parts.clock().instant();
        if (!parts.filter().accepts(listed, now)) {
            if (parts.filter().isTooYoung(listed, now)) {
                acceptedInPass++; // it is left, and waits for the done file too
            }
            return false;
        }
        acceptedInPass++;
        ObjectIdentity identity = ObjectIdentity.of(listed);
        if (parts.backoff().isWaiting(identity)) {
            return false;
        }
        try {
            return !parts.consumedBefore().contains(parts.keys().of(listed))
                    && parts.doneFiles().isOpenFor(listed.ref());
        } catch (IOException | RuntimeException e) {
            parts.backoff().failed(identity);
            handleException("Cannot decide whether to consume " + listed.ref(), parts.describe(listed), e);
            return false;
        }
    }

    /** Step 3: claim, last and atomic. */
    private Optional<ConsumedObject> claim(ObjectInfo listed) {
        try {
            return parts.claims().add(listed.ref()) ? confirm(listed) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            parts.backoff().failed(ObjectIdentity.of(listed));
            handleException(
                    "Cannot claim " + listed.ref() + "; it is left alone for a while", parts.describe(listed), e);
            return Optional.empty();
        }
    }

    private Optional<ConsumedObject> confirm(ObjectInfo listed) throws IOException {
        boolean claimed = false;
        try {
            String key = parts.keys().of(listed);
            // asked again: an exchange may have settled it since the filter looked
            claimed = !source.isForgotten(listed)
                    && !parts.consumedBefore().contains(key)
                    && parts.claimedObject().isAsListed(listed);
            return claimed ? Optional.of(new ConsumedObject(listed, listed, key)) : Optional.empty();
        } finally {
            if (!claimed) {
                parts.claims().release(listed.ref());
            }
        }
    }

    @Override
    public int processBatch(Queue<Object> exchanges) {
        int total = exchanges.size();
        int routed = 0;
        for (int index = 0; index < total && isBatchAllowed(); index++) {
            ConsumedObject claimed = (ConsumedObject) exchanges.remove();
            pendingExchanges = total - index - 1;
            if (consume(claimed, index, total)) {
                routed++;
            }
        }
        // a stopped batch: step 8 for those it never reached
        while (!exchanges.isEmpty()) {
            parts.claims().release(((ConsumedObject) exchanges.remove()).ref());
        }
        return routed;
    }

    /** Steps 4 to 6. @return whether the route got it */
    private boolean consume(ConsumedObject claimed, int index, int total) {
        boolean handedOver = false;
        boolean started = false;
        try {
            // asked for each one, since the one before may have counted as the same
            started = parts.consumedBefore().start(claimed.idempotentKey());
            handedOver = started && openAndRoute(claimed, index, total);
        } catch (RuntimeException e) {
            parts.backoff().failed(ObjectIdentity.of(claimed.listed()));
            handleException("Cannot consume " + claimed.ref(), parts.describe(claimed.listed()), e);
        } finally {
            if (!handedOver) {
                giveUp(claimed, started);
            }
        }
        return handedOver;
    }

    private boolean openAndRoute(ConsumedObject claimed, int index, int total) {
        Exchange exchange = createExchange(true);
        Settlement settlement = null;
        try {
            parts.headers().set(exchange.getMessage(), claimed.info());
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
            ObjectOpener.Opened opened = parts.opener().open(claimed, exchange);
            parts.headers().set(exchange.getMessage(), opened.info());
            settlement = new Settlement(this, claimed.opened(opened.info()), opened.body());
        } catch (ObjectNotFoundException e) {
            LOG.debug("{} is gone since it was listed", claimed.ref());
        } catch (IOException | RuntimeException e) {
            parts.backoff().failed(ObjectIdentity.of(claimed.listed()));
            handleException("Cannot open " + claimed.ref() + "; it is left alone for a while", exchange, e);
        }
        if (settlement == null) {
            // not released: an exchange that releases itself would be in the pool twice
            return false;
        }
        route(exchange, settlement);
        return true;
    }

    private void giveUp(ConsumedObject claimed, boolean started) {
        try {
            if (started) {
                parts.consumedBefore().failed(claimed.idempotentKey());
            }
        } finally {
            parts.claims().release(claimed.ref());
        }
    }

    private void route(Exchange exchange, Settlement settlement) {
        exchange.getExchangeExtension().addOnCompletion(settlement);
        AsyncCallback done = defaultConsumerCallback(exchange, true);
        try {
            getAsyncProcessor().process(exchange, doneSync -> {
                // a route that is being forced down refuses exchanges without completing them
                boolean refused = exchange.getException() instanceof RejectedExecutionException;
                done.done(doneSync);
                if (refused) {
                    settlement.giveBack();
                }
            });
        } catch (RuntimeException e) {
            exchange.setException(e);
            settlement.onFailure(exchange);
            done.done(true);
        }
    }

    /** Steps 7 and 8, called once for each exchange that was routed. */
    void settle(ConsumedObject object, Exchange exchange, Closeable body) {
        ObjectIdentity identity = ObjectIdentity.of(object.listed());
        try {
            if (exchange.isFailed() || exchange.isRollbackOnly()) {
                parts.backoff().failed(identity);
                parts.consumedBefore().failed(object.idempotentKey());
                settled(object, parts.afterFailure().apply(object, exchange));
            } else {
                parts.consumedBefore().succeeded(exchange, object.idempotentKey());
                settled(object, parts.afterSuccess().apply(object, exchange));
                parts.backoff().succeeded(identity);
            }
        } catch (IOException | RuntimeException e) {
            parts.backoff().failed(identity);
            handleException("Cannot settle " + object.ref() + " after it was routed", exchange, e);
        } finally {
            close(object, body);
            parts.claims().release(object.ref());
        }
    }

    /** Step 8 alone, for an exchange that no route wanted: the object has not failed, and stays as it is. */
    void giveBack(ConsumedObject object, Closeable body) {
        close(object, body);
        giveUp(object, true);
    }

    private void settled(ConsumedObject object, boolean gone) throws IOException {
        if (gone) {
            parts.backoff().succeeded(ObjectIdentity.of(object.listed()));
            source.forget(object.listed());
            parts.doneFiles().objectIsGone(object.ref());
        }
    }

    private static void close(ConsumedObject object, Closeable body) {
        try {
            body.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("Cannot close the body of {}", object.ref(), e);
        }
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

    /**
     * @param endsPass whether there is no more to list, now
     * @param failure why, if that is so because something failed
     */
    private record Batch(Queue<ConsumedObject> claimed, boolean endsPass, Optional<Exception> failure) {}
}
