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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/**
 * Step 5 of the consumer: the claimed objects of a poll in their order, the next ones being opened while the ones before
 * are routed. Thread-safe: every routing thread takes its next object from here.
 */
final class OpenAhead {

    private final ClaimedBatches batches;
    private final ObjectOpener opener;
    private final InProgressClaims claims;
    private final RouteOrder order;
    private final PrefetchBudget budget;
    private final Limits limits;
    private final Executor executor;
    private final BooleanSupplier goOn;
    /** Claimed, not opening yet. */
    private final Deque<Place> upcoming = new ArrayDeque<>();
    /** Opening or open. */
    private final Deque<Opening> ahead = new ArrayDeque<>();

    private int streamsAhead;
    private volatile boolean closed;

    /**
     * @param budget shared by all polls of the consumer
     * @param executor opens ahead
     * @param goOn false when nothing is to be routed any more
     */
    OpenAhead(
            ClaimedBatches batches,
            ConsumerParts parts,
            RouteOrder order,
            PrefetchBudget budget,
            Limits limits,
            Executor executor,
            BooleanSupplier goOn) {
        this.batches = batches;
        this.opener = parts.opener();
        this.claims = parts.claims();
        this.order = order;
        this.budget = budget;
        this.limits = limits;
        this.executor = executor;
        this.goOn = goOn;
    }

    /**
     * The next object, which belongs to the caller from now on; the ones after it begin to open.
     *
     * @return empty at the end, or when the consumer stops
     */
    synchronized Optional<Opening> next() throws InterruptedException {
        if (closed || !goOn.getAsBoolean()) {
            return Optional.empty();
        }
        Optional<Opening> next = ahead.isEmpty() ? first() : Optional.of(ahead.remove());
        if (next.isPresent()) {
            if (!next.get().isHeld() && streamsAhead > 0) {
                streamsAhead--;
            }
            openMore();
        }
        return next;
    }

    /** Not worked on ahead, because nothing was: the caller opens it. */
    private Optional<Opening> first() throws InterruptedException {
        Place place = peek(true);
        // waiting must not keep others from bringing back what is waited for, but they do not need this lock for it
        if (place == null || !budget.take(costOf(place.object), () -> !closed && goOn.getAsBoolean())) {
            return Optional.empty();
        }
        return Optional.of(open(upcoming.remove()));
    }

    private void openMore() throws InterruptedException {
        while (ahead.size() < limits.objects && opener.fetches()) {
            Place place = peek(false);
            if (place == null) {
                return;
            }
            boolean streamed = !opener.holds(place.object.listed());
            if ((streamed && streamsAhead >= limits.streams) || !budget.tryTake(costOf(place.object))) {
                return;
            }
            if (streamed) {
                streamsAhead++;
            }
            Opening opening = open(upcoming.remove());
            ahead.add(opening);
            try {
                executor.execute(opening);
            } catch (RejectedExecutionException e) {
                return; // the consumer stops; whoever takes it opens it
            }
        }
    }

    /** @param wait whether to wait for a batch that is not claimed yet */
    private Place peek(boolean wait) throws InterruptedException {
        while (upcoming.isEmpty() && (wait || batches.isReady())) {
            Optional<Batch> batch = batches.next();
            if (batch.isEmpty()) {
                return null;
            }
            int total = batch.get().claimed().size();
            for (int index = 0; index < total; index++) {
                upcoming.add(new Place(batch.get().claimed().get(index), index, total));
            }
        }
        return upcoming.peek();
    }

    private Opening open(Place place) {
        long cost = costOf(place.object);
        return new Opening(
                place.object, place.index, place.total, order.nextTurn(), opener, () -> budget.giveBack(cost));
    }

    private long costOf(ConsumedObject object) {
        if (!opener.fetches()) {
            return PrefetchBudget.LEAST_BYTES;
        }
        return opener.holds(object.listed())
                ? Math.max(object.listed().size(), PrefetchBudget.LEAST_BYTES)
                : PrefetchBudget.STREAM_BYTES;
    }

    /** How many objects are known to be waiting, opened or not. */
    synchronized int waiting() {
        return upcoming.size() + ahead.size();
    }

    /** How many more there may be; as good as endless as long as there are batches to come. */
    synchronized int expected() throws InterruptedException {
        peek(true);
        return batches.isEnded() ? waiting() : Integer.MAX_VALUE;
    }

    /** Step 8 for all that no thread took: closes what is open, releases what is claimed. */
    void close() {
        closed = true;
        synchronized (this) {
            batches.close();
            for (Opening opening : ahead) {
                order.drop(opening.turn());
                opening.discard();
                claims.release(opening.object().ref());
            }
            ahead.clear();
            upcoming.forEach(place -> claims.release(place.object.ref()));
            upcoming.clear();
        }
    }

    /**
     * How far ahead to work.
     *
     * @param objects opening or open at once
     * @param streams of these, how many may hold a connection until they are routed
     */
    record Limits(int objects, int streams) {}

    private record Place(ConsumedObject object, int index, int total) {}
}
