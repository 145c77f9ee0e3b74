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
package io.github.camelcn.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * What was sent and what came of it, for one kind of thing. A byte each, made in the beginning, so that the books do not
 * grow. Thread-safe.
 */
final class Ledger {

    private static final int ACKNOWLEDGED = 0x80;
    private static final int FAILED = 0x40;
    /** Deliveries are counted up to here. */
    private static final int MOST_DELIVERIES = 0x3f;

    private static final int SHOWN = 10;

    private final byte[] entries;
    private int begun;
    private int acknowledged;
    private int failed;
    private long deliveries;
    private long repeats;
    private int waiting;
    private int strangers;

    /** @param capacity how many things there may be */
    Ledger(int capacity) {
        this.entries = new byte[capacity];
    }

    /** @return the number of the next thing, or -1 if the books are full */
    synchronized int begin() {
        return begun == entries.length ? -1 : begun++;
    }

    /** The store has it: from now on it must not be lost. */
    synchronized void acknowledged(int id) {
        if ((entries[id] & ACKNOWLEDGED) == 0) {
            entries[id] |= (byte) ACKNOWLEDGED;
            acknowledged++;
            if (count(id) == 0) {
                waiting++;
            }
        }
    }

    /** Nobody promised anything: it may be there or not. */
    synchronized void failed(int id) {
        entries[id] |= FAILED;
        failed++;
    }

    synchronized void delivered(int id) {
        if (id < 0 || id >= begun) {
            strangers++;
            return;
        }
        deliveries++;
        if (count(id) > 0) {
            repeats++;
        } else if ((entries[id] & ACKNOWLEDGED) != 0) {
            waiting--;
        }
        if (count(id) < MOST_DELIVERIES) {
            entries[id]++;
        }
    }

    private int count(int id) {
        return entries[id] & MOST_DELIVERIES;
    }

    synchronized int begun() {
        return begun;
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    synchronized int failed() {
        return failed;
    }

    synchronized long deliveries() {
        return deliveries;
    }

    /** Deliveries of what had been delivered before. */
    synchronized long repeats() {
        return repeats;
    }

    /** How many are acknowledged and were not delivered yet. */
    synchronized int waiting() {
        return waiting;
    }

    /** Deliveries of what was never sent. */
    synchronized int strangers() {
        return strangers;
    }

    /** The most deliveries of one thing. */
    synchronized int mostDeliveries() {
        int most = 0;
        for (int id = 0; id < begun; id++) {
            most = Math.max(most, count(id));
        }
        return most;
    }

    /** The first of those that are acknowledged and were never delivered. */
    synchronized List<Integer> lost() {
        List<Integer> lost = new ArrayList<>();
        for (int id = 0; id < begun && lost.size() < SHOWN; id++) {
            if ((entries[id] & ACKNOWLEDGED) != 0 && count(id) == 0) {
                lost.add(id);
            }
        }
        return lost;
    }

    synchronized boolean isAcknowledged(int id) {
        return (entries[id] & ACKNOWLEDGED) != 0;
    }
}
