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
import java.util.concurrent.RejectedExecutionException;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.camel.consumer.ObjectOpener.Opened;
import io.github.camelcn.common.error.ObjectNotFoundException;

/** Steps 4 and 6 of the consumer: makes the exchange of an open object and hands it to the route. Thread-safe. */
final class ObjectRouter {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectRouter.class);

    private final ObjectStoreConsumer consumer;
    private final ConsumerParts parts;
    private final RouteOrder order;
    private final Settler settler;
    private final FailureReport failures;

    ObjectRouter(
            ObjectStoreConsumer consumer,
            ConsumerParts parts,
            RouteOrder order,
            Settler settler,
            FailureReport failures) {
        this.consumer = consumer;
        this.parts = parts;
        this.order = order;
        this.settler = settler;
        this.failures = failures;
    }

    /**
     * Whatever happens, the object is settled or given back; an object that fails is nobody else's problem.
     *
     * @return whether the route got it
     */
    boolean route(Opening opening) throws InterruptedException {
        ConsumedObject claimed = opening.object();
        boolean started = false;
        boolean handedOver = false;
        try {
            Opened opened = opening.await();
            // asked for each one, since the one before may have counted as the same
            started = parts.consumedBefore().start(claimed.idempotentKey());
            if (started) {
                order.enter(opening.turn());
                handOver(opening, opened);
                handedOver = true;
            }
        } catch (ObjectNotFoundException e) {
            LOG.debug("{} is gone since it was listed", claimed.ref());
            settler.gone(claimed);
        } catch (IOException | RuntimeException e) {
            parts.backoff().failed(claimed.listedIdentity());
            failures.report(
                    "Cannot consume " + claimed.ref() + "; it is left alone for a while",
                    parts.describe(claimed.listed()),
                    e);
        } finally {
            if (!handedOver) {
                order.drop(opening.turn());
                opening.discard();
                if (started) {
                    settler.forget(claimed);
                }
                parts.claims().release(claimed.ref());
            }
        }
        return handedOver;
    }

    private void handOver(Opening opening, Opened opened) {
        Exchange exchange = consumer.createExchange(true);
        parts.headers().set(exchange.getMessage(), opening.object().info());
        parts.headers().set(exchange.getMessage(), opened.info());
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, opening.index());
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, opening.total());
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, opening.index() == opening.total() - 1);
        opened.putInto(exchange);
        Settlement settlement = new Settlement(settler, opening, opened.info());
        exchange.getExchangeExtension().addOnCompletion(settlement);
        settler.routed();
        process(exchange, settlement);
    }

    private void process(Exchange exchange, Settlement settlement) {
        AsyncCallback done = consumer.defaultConsumerCallback(exchange, true);
        try {
            consumer.getAsyncProcessor().process(exchange, doneSync -> {
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
}
