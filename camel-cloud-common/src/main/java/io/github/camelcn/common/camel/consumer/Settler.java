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
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;

/**
 * Steps 7 and 8 of the consumer: what becomes of an object once its exchange is done, and the release of its claim after
 * that. Decides while there is still an exchange and acts later, so that acting can wait for others. Thread-safe.
 */
final class Settler {

    private final ConsumerParts parts;
    private final BatchClaimer claimer;
    private final RouteOrder order;
    private final FailureReport failures;
    private final Optional<BulkDeletes> bulk;
    private final SideBySide sideBySide;
    private final AtomicInteger inRoute = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();

    /**
     * @param threads where deletes in bulk wait for more; empty if each object is deleted for itself
     * @param sideBySide releases what was deleted together
     */
    Settler(
            ConsumerParts parts,
            BatchClaimer claimer,
            RouteOrder order,
            FailureReport failures,
            Optional<ConsumerThreads> threads,
            SideBySide sideBySide) {
        this.parts = parts;
        this.claimer = claimer;
        this.order = order;
        this.failures = failures;
        this.sideBySide = sideBySide;
        this.bulk = threads.map(background -> parts.bulkDeletes(background.settling(), this::deleted));
    }

    /** A poll begins: more objects will come, so that a delete may wait for them. */
    void pollBegins() {
        polls.incrementAndGet();
    }

    void pollEnds() {
        polls.decrementAndGet();
        flushIfIdle();
    }

    /** An object enters the route. */
    void routed() {
        inRoute.incrementAndGet();
    }

    /** Called once for each exchange that was routed. */
    void settle(Opening opening, ConsumedObject object, Exchange exchange) {
        Verdict verdict = judge(object, exchange);
        opening.done();
        order.settle(opening.turn(), () -> act(object, verdict));
    }

    /** For an exchange that no route wanted: the object has not failed, and stays as it is. */
    void giveBack(Opening opening, ConsumedObject object) {
        opening.done();
        order.settle(opening.turn(), () -> {
            forget(object);
            release(object);
            leftRoute();
        });
    }

    /** It was about to be routed, but is not: it may be consumed again. */
    void forget(ConsumedObject object) {
        try {
            parts.consumedBefore().failed(object.idempotentKey());
        } catch (RuntimeException e) {
            failures.report(
                    "Cannot forget that " + object.ref() + " was about to be consumed",
                    parts.describe(object.listed()),
                    e);
        }
    }

    /** It was deleted before it could be opened: nothing is to be done with it. */
    void gone(ConsumedObject object) {
        claimer.done(object.listed());
    }

    private Verdict judge(ConsumedObject object, Exchange exchange) {
        try {
            if (exchange.isFailed() || exchange.isRollbackOnly()) {
                parts.backoff().failed(object.listedIdentity());
                parts.consumedBefore().failed(object.idempotentKey());
                return new Verdict(false, parts.afterFailure().of(object, exchange));
            }
            parts.consumedBefore().succeeded(exchange, object.idempotentKey());
            return new Verdict(true, parts.afterSuccess().of(object, exchange));
        } catch (IOException | RuntimeException e) {
            failed(object, exchange, e);
            return new Verdict(false, AfterRead.STAYS);
        }
    }

    private void act(ConsumedObject object, Verdict verdict) {
        boolean waits = verdict.succeeded && bulk.isPresent();
        try {
            if (waits) {
                bulk.get().add(object);
            } else {
                settled(object, verdict.succeeded, verdict.deed.run());
            }
        } catch (IOException | RuntimeException e) {
            failed(object, parts.describe(object.listed()), e);
        } finally {
            if (!waits) {
                release(object);
            }
            leftRoute();
        }
    }

    /** What became of objects that were deleted together. One failure of many objects is reported once. */
    private void deleted(List<BulkDelete.Outcome> outcomes) {
        Map<Exception, List<ConsumedObject>> kept = new IdentityHashMap<>();
        List<BulkDelete.Outcome> settled = new ArrayList<>();
        for (BulkDelete.Outcome outcome : outcomes) {
            outcome.failure().ifPresent(failure -> kept.computeIfAbsent(failure, any -> new ArrayList<>())
                    .add(outcome.object()));
            if (outcome.failure().isEmpty()) {
                settled.add(outcome);
            }
        }
        sideBySide.each(settled, outcome -> deleted(outcome.object(), outcome.gone()));
        kept.forEach(this::notDeleted);
    }

    private void deleted(ConsumedObject object, boolean gone) {
        try {
            settled(object, true, gone);
        } catch (IOException | RuntimeException e) {
            failed(object, parts.describe(object.listed()), e);
        } finally {
            release(object);
        }
    }

    private void notDeleted(Exception failure, List<ConsumedObject> objects) {
        ConsumedObject first = objects.get(0);
        sideBySide.each(objects, object -> {
            parts.backoff().failed(object.listedIdentity());
            release(object);
        });
        String others = objects.size() == 1 ? "" : " and " + (objects.size() - 1) + " others";
        failures.report(
                "Cannot delete " + first.ref() + others + " after they were routed; "
                        + (parts.consumedBefore() == ConsumedBefore.NOTHING
                                ? "they will be routed again"
                                : "they stay, since they are remembered as consumed"),
                parts.describe(first.listed()),
                failure);
    }

    private void settled(ConsumedObject object, boolean succeeded, boolean gone) throws IOException {
        if (succeeded || gone) {
            parts.backoff().succeeded(object.listedIdentity());
            claimer.done(object.listed());
        }
        if (gone) {
            claimer.forget(object.listed());
            parts.doneFiles().objectIsGone(object.ref());
        }
    }

    private void failed(ConsumedObject object, Exchange exchange, Exception failure) {
        parts.backoff().failed(object.listedIdentity());
        failures.report("Cannot settle " + object.ref() + " after it was routed", exchange, failure);
    }

    private void release(ConsumedObject object) {
        parts.claims().release(object.ref());
    }

    private void leftRoute() {
        inRoute.decrementAndGet();
        flushIfIdle();
    }

    /** Nothing can be waited for. */
    private void flushIfIdle() {
        if (inRoute.get() == 0 && polls.get() == 0) {
            bulk.ifPresent(BulkDeletes::flush);
        }
    }

    /** The consumer stops: nothing waits any more, now or later. */
    void stop() {
        bulk.ifPresent(BulkDeletes::stop);
    }

    /** @param succeeded whether the exchange did, and all is well so far */
    private record Verdict(boolean succeeded, AfterRead.Deed deed) {}
}
