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

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Claims that several machines share and that end some time after their holder died, on any repository that can add, look
 * and remove. Time is cut into slots; a claim is a key of the object's name and the slot, and its holder adds the next
 * slot's key before the present slot ends. Nobody takes an object whose previous or next slot is taken, so a claim
 * counts as long as the slot after its last one.
 *
 * <p>Who takes a claim adds its key first and looks at the neighbours afterwards: at the slot before, and in the last quarter
 * of a slot at the next one, where a clock that is ahead may be already. Of two who do that at the same time at a slot's
 * border at least one sees the other; if both do, both let go and one of them gets it at the next poll. The clocks of the
 * machines may differ by less than a quarter of a slot.
 *
 * <p>A repository that fails may have done what it was asked for all the same. Nobody can tell then whose a key is: a key
 * that was removed may stand for the claim of the next holder, and one that was added for nobody's. So neither is touched
 * again before nobody looks at its slot any more. An object whose claim could not be released is free when a dead holder's
 * would be.
 *
 * <p>Thread-safe. {@link #renew} must be called every {@link #pause()}.
 */
final class ExpiringClaims implements InProgressClaims {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiringClaims.class);

    /** Keys that may be left in the repository; more than these are left to whatever cleans it. */
    private static final int MOST_LEFTOVERS = 10_000;

    /**
     * So many slots after its own nobody looks at a key: at most the slot after it, by a clock that is less than one slot
     * behind.
     */
    private static final int SLOTS_UNTIL_FORGOTTEN = 3;

    /** Renewed in the last quarter, and tried four times in it. */
    private static final int RENEWALS_IN_A_SLOT = 16;

    private final IdempotentRepository repository;
    private final long slotMillis;
    private final Clock clock;
    private final Map<ObjectRef, Held> held = new ConcurrentHashMap<>();
    private final Queue<Leftover> leftovers = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean outage = new AtomicBoolean();

    /**
     * @param repository started, and shared by all who consume the same objects; it is the owner's to stop
     * @param timeout after one to two of these the claims of a dead holder are free; several seconds
     * @param clock the same for all who share the repository, to less than a fifth of the timeout
     */
    ExpiringClaims(IdempotentRepository repository, Duration timeout, Clock clock) {
        this.repository = repository;
        // a claim is free 1.25 to 2.25 slots after its holder died: 1.07 to 1.93 timeouts
        this.slotMillis = timeout.toMillis() * 6 / 7;
        this.clock = clock;
    }

    /** How long to wait between two renewals. */
    Duration pause() {
        return Duration.ofMillis(slotMillis / RENEWALS_IN_A_SLOT);
    }

    @Override
    public boolean add(ObjectRef ref) {
        long slot = slot();
        if (held.containsKey(ref) || !addIfAbsent(ref, slot)) {
            return false;
        }
        boolean taken = false;
        try {
            // if the answers took so long that the slot is over, others may not have seen the key in time
            taken = !repository.contains(key(ref, slot - 1))
                    && !(isLastQuarter() && repository.contains(key(ref, slot + 1)))
                    && slot() == slot;
        } finally {
            if (!taken) {
                remove(ref, slot);
            }
        }
        if (taken) {
            Held claim = new Held(ref, slot);
            held.put(ref, claim);
            renew(claim);
        }
        return taken;
    }

    @Override
    public void release(ObjectRef ref) {
        Held claim = held.remove(ref);
        if (claim != null) {
            claim.release();
        }
    }

    @Override
    public Optional<ExpiringClaims> expiring() {
        return Optional.of(this);
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /**
     * Keeps what is held, and removes what was left of earlier claims. Never throws: the next call does better.
     *
     * @param sideBySide so that many claims do not outlast their slot while they wait for each other
     */
    void renew(SideBySide sideBySide) {
        List<Held> due = held.values().stream().filter(Held::isDue).toList();
        sideBySide.each(due, this::renew);
        long slot = slot();
        for (int i = leftovers.size(); i > 0; i--) {
            Leftover leftover = leftovers.poll();
            if (leftover != null && slot >= leftover.slot() + SLOTS_UNTIL_FORGOTTEN) {
                remove(leftover.ref(), leftover.slot());
            } else if (leftover != null) {
                leftovers.add(leftover);
            }
        }
    }

    private void renew(Held claim) {
        try {
            claim.renew(slot(), isLastQuarter());
            outage.set(false);
        } catch (RuntimeException e) {
            if (!outage.getAndSet(true)) {
                LOG.warn("Cannot renew the claim of {}; trying again until it ends", claim.ref, e);
            }
        }
    }

    /**
     * Of several who add a key at the same moment some repositories refuse all but one with an exception: those on tables,
     * whose primary key is what keeps the key single.
     */
    private boolean addIfAbsent(ObjectRef ref, long slot) {
        try {
            return repository.add(key(ref, slot));
        } catch (RuntimeException e) {
            leave(ref, slot);
            if (isThere(key(ref, slot), e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean isThere(String key, RuntimeException refusal) {
        try {
            return repository.contains(key);
        } catch (RuntimeException e) {
            refusal.addSuppressed(e);
            return false;
        }
    }

    private void remove(ObjectRef ref, long slot) {
        try {
            repository.remove(key(ref, slot));
        } catch (RuntimeException e) {
            LOG.debug("Cannot remove the claim {} of {} from the repository; it is left for later", slot, ref, e);
            leave(ref, slot);
        }
    }

    private void leave(ObjectRef ref, long slot) {
        if (leftovers.size() < MOST_LEFTOVERS) {
            leftovers.add(new Leftover(ref, slot));
        }
    }

    /** A key that may be in the repository, and may be anybody's. */
    private record Leftover(ObjectRef ref, long slot) {}

    private long slot() {
        return Math.floorDiv(clock.millis(), slotMillis);
    }

    private boolean isLastQuarter() {
        return Math.floorMod(clock.millis(), slotMillis) >= slotMillis * 3 / 4;
    }

    private static String key(ObjectRef ref, long slot) {
        return ref + "#" + slot;
    }

    /** A claim of ours. Renewed by one thread, released by another. */
    private final class Held {

        private final ObjectRef ref;
        /** Ascending; only those we added, so that nobody else's key is ever removed. */
        private final Deque<Long> slots = new ArrayDeque<>();

        private boolean released;

        Held(ObjectRef ref, long slot) {
            this.ref = ref;
            slots.add(slot);
        }

        synchronized boolean isDue() {
            long slot = slot();
            return slots.getLast() < slot || slots.getFirst() < slot || isLastQuarter() && slots.getLast() == slot;
        }

        synchronized void renew(long slot, boolean lastQuarter) {
            if (released) {
                return;
            }
            if (slots.getLast() < slot - 1) {
                LOG.warn(
                        "The claim of {} ended while it was held, because it could not be renewed in time:"
                                + " somebody else may have consumed it too",
                        ref);
            }
            extendTo(slot);
            if (lastQuarter) {
                extendTo(slot + 1);
            }
            while (slots.getFirst() < slot && slots.getLast() >= slot) {
                remove(ref, slots.removeFirst());
            }
        }

        /** If somebody is just looking whether the slot is free, it is tried again. */
        private void extendTo(long slot) {
            if (slots.getLast() < slot && addIfAbsent(ref, slot)) {
                slots.add(slot);
            }
        }

        synchronized void release() {
            released = true;
            slots.forEach(slot -> remove(ref, slot));
        }
    }
}
