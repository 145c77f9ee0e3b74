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
package io.github.camelcn.emulator.qingzhou;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen and when; runs in the order of time, then of entry. Guarded by the fleet's lock. */
final class Agenda {
    private record Entry(Instant at, long order, Runnable event) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::order));
    private long order;

    void at(Instant when, Runnable event) {
        entries.add(new Entry(when, order++, event));
    }

    /** Runs everything that is due, also what becomes due meanwhile. */
    void runUntil(Instant now) {
        while (!entries.isEmpty() && !entries.peek().at().isAfter(now)) {
            entries.remove().event().run();
        }
    }
}
