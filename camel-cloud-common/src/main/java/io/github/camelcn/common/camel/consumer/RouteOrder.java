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
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** In which order objects enter the route and are settled. Each has a turn that is entered or dropped. Thread-safe. */
interface RouteOrder {

    /** Turns count up in the order of the listing. */
    long nextTurn();

    /** About to be handed to the route: waits for the turns before it. */
    void enter(long turn) throws InterruptedException;

    /** Will not be handed to the route. */
    void drop(long turn);

    /** The exchange is done, what is left to do may wait for the turns before it. */
    void settle(long turn, Runnable settlement);

    /** Whoever is ready first. */
    final class Any implements RouteOrder {

        @Override
        public long nextTurn() {
            return 0;
        }

        @Override
        public void enter(long turn) {
            // at once
        }

        @Override
        public void drop(long turn) {
            // nobody waits for it
        }

        @Override
        public void settle(long turn, Runnable settlement) {
            settlement.run();
        }
    }

    /** As listed: enters when the one before has entered, is settled when the one before is settled. */
    final class AsListed implements RouteOrder {

        private final AtomicLong turns = new AtomicLong();
        /** Those that dropped out before it was their turn to enter. */
        private final Map<Long, Boolean> droppedEarly = new HashMap<>();

        private final Map<Long, Runnable> settlements = new HashMap<>();
        private long entering;
        private long settling;
        private boolean busy;

        @Override
        public long nextTurn() {
            return turns.getAndIncrement();
        }

        @Override
        public synchronized void enter(long turn) throws InterruptedException {
            while (turn != entering) {
                wait();
            }
            entered();
        }

        private void entered() {
            entering++;
            while (droppedEarly.remove(entering) != null) {
                entering++;
            }
            notifyAll();
        }

        @Override
        public void drop(long turn) {
            synchronized (this) {
                if (turn == entering) {
                    entered();
                } else if (turn > entering) {
                    droppedEarly.put(turn, true);
                }
            }
            settle(turn, () -> {});
        }

        /** Runs on the thread of whoever is the last that others wait for, so that nobody blocks. */
        @Override
        public void settle(long turn, Runnable settlement) {
            synchronized (this) {
                settlements.put(turn, settlement);
                if (busy) {
                    return;
                }
                busy = true;
            }
            for (Runnable next = next(); next != null; next = next()) {
                next.run();
            }
        }

        private synchronized Runnable next() {
            Runnable next = settlements.remove(settling);
            if (next == null) {
                busy = false;
            } else {
                settling++;
            }
            return next;
        }
    }
}
