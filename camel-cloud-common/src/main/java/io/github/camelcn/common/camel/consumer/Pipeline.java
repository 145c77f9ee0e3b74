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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcn.common.camel.ByteSize;
import io.github.camelcn.common.camel.PipelineOptions;
import io.github.camelcn.common.camel.consumer.OpenAhead.Limits;
import io.github.camelcn.common.objectstore.ObjectInfo;

/**
 * What a consumer does from its start to its stop: batches of objects come in, exchanges go out, and claiming, opening,
 * routing and settling work at the same time. Thread-safe.
 */
final class Pipeline {

    /** How many objects a poll without a limit claims at once. */
    private static final int BATCH = 250;

    /** The same where others share the claims: what one machine holds and does not work on, idle ones wait for. */
    private static final int SHARED_BATCH = 2 * SideBySide.MOST;

    private final ObjectStoreConsumer consumer;
    private final ConsumerParts parts;
    private final int concurrency;
    private final int batch;
    private final ConsumerThreads threads;
    private final RouteOrder order;
    private final PrefetchBudget budget;
    private final Limits limits;
    private final BatchClaimer claimer;
    private final Settler settler;
    private final ObjectRouter router;

    /** @param settlesEach whether nothing is deleted in bulk, whatever the options say */
    Pipeline(ObjectStoreConsumer consumer, ConsumerParts parts, PipelineOptions options, boolean settlesEach) {
        this.consumer = consumer;
        this.parts = parts;
        this.concurrency = options.getConcurrentConsumers();
        this.batch = parts.claims().expiring().isPresent()
                ? Math.max(SHARED_BATCH, options.getPrefetch() + concurrency)
                : BATCH;
        int connections = parts.connections();
        this.threads = new ConsumerThreads(
                consumer, Math.min(options.getPrefetch(), connections - concurrency), concurrency - 1);
        this.order = options.isOrdered() && concurrency > 1 ? new RouteOrder.AsListed() : new RouteOrder.Any();
        this.budget = new PrefetchBudget(ByteSize.parse("prefetchBytes", options.getPrefetchBytes()));
        SideBySide sideBySide = parts.asksOthers()
                ? new SideBySide(threads::ask, Math.max(1, Math.min(SideBySide.MOST, connections / 4)))
                : SideBySide.ONE_BY_ONE;
        this.limits = new Limits(options.getPrefetch(), Math.max(0, (connections - concurrency) / 4));
        this.claimer = new BatchClaimer(
                parts,
                consumer.getMaxMessagesPerPoll(),
                consumer::mayClaim,
                consumer::serviceHasAnswered,
                consumer::report,
                sideBySide);
        boolean bulk = !settlesEach && parts.deletesInBulk();
        this.settler = new Settler(
                parts, claimer, order, consumer::report, bulk ? Optional.of(threads) : Optional.empty(), sideBySide);
        this.router = new ObjectRouter(consumer, parts, order, settler, consumer::report);
    }

    /** One poll: a batch, or all of them if their number is not limited. @return how many objects the route got */
    int poll() throws Exception {
        settler.pollBegins();
        try {
            boolean wholePass = claimer.begin();
            int routed = pass();
            // a poll that began in the middle and found nothing has not seen everything yet
            return routed > 0 || wholePass || !consumer.isBatchAllowed() ? routed : pass();
        } finally {
            settler.pollEnds();
        }
    }

    private int pass() throws Exception {
        int limit = consumer.getMaxMessagesPerPoll();
        boolean unlimited = limit <= 0;
        return route(new ClaimedBatches(
                claimer,
                parts.claims(),
                unlimited ? Math.min(batch, parts.pageSize()) : limit,
                unlimited,
                threads::claim));
    }

    /** An object that somebody else has found, see {@link ObjectStoreConsumer#consume}. */
    Acceptance consume(ObjectInfo found) {
        Optional<ConsumedObject> claimed = claimer.claimFound(found);
        if (claimed.isEmpty()) {
            return Acceptance.IGNORED;
        }
        settler.pollBegins();
        try {
            return route(Batch.of(claimed.get())) > 0 ? Acceptance.ROUTED : Acceptance.REFUSED;
        } catch (Exception e) {
            consumer.report("Cannot consume " + found.ref(), parts.describe(found), e);
            return Acceptance.REFUSED;
        } finally {
            settler.pollEnds();
        }
    }

    int route(Batch batch) throws Exception {
        return route(ClaimedBatches.of(batch));
    }

    private int route(ClaimedBatches batches) throws Exception {
        OpenAhead ahead = new OpenAhead(batches, parts, order, budget, limits, threads::open, consumer::isBatchAllowed);
        AtomicInteger routed = new AtomicInteger();
        try {
            List<Future<?>> helpers = new ArrayList<>();
            for (int thread = Math.min(concurrency, ahead.expected()); thread > 1; thread--) {
                helpers.add(threads.route(() -> routeAll(ahead, routed)));
            }
            routeAll(ahead, routed);
            for (Future<?> helper : helpers) {
                await(helper);
            }
        } catch (InterruptedException e) {
            // forced to stop; what was not routed is released below
            Thread.currentThread().interrupt();
        } finally {
            ahead.close();
            consumer.stillWaiting(0);
        }
        if (batches.failure().isPresent()) {
            throw batches.failure().get();
        }
        return routed.get();
    }

    private Void routeAll(OpenAhead ahead, AtomicInteger routed) throws InterruptedException {
        for (Optional<Opening> next = ahead.next(); next.isPresent(); next = ahead.next()) {
            consumer.stillWaiting(ahead.waiting());
            if (router.route(next.get())) {
                routed.incrementAndGet();
            }
        }
        return null;
    }

    private static void await(Future<?> helper) throws InterruptedException {
        try {
            helper.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread that routes objects ended", e.getCause());
        }
    }

    /** Deletes what waits for it and ends the threads. What is settled later is settled at once. */
    void stop() {
        settler.stop();
        claimer.stop();
        threads.stop();
    }
}
