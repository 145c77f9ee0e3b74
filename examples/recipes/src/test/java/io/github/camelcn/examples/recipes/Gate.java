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
package io.github.camelcn.examples.recipes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.github.camelcn.emulator.Emulator;
import io.github.camelcn.emulator.RecordedRequest;

/** Holds what is to be stored before the store has seen it, until somebody opens. */
final class Gate implements Predicate<RecordedRequest>, AutoCloseable {

    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean refuses;

    /** In front of every request that stores something. */
    static Gate before(Emulator store) {
        Gate gate = new Gate();
        store.faults().on(gate).answer(403, "permission_denied");
        return gate;
    }

    @Override
    public boolean test(RecordedRequest request) {
        if (!request.method().equals("PUT") && !request.method().equals("POST")) {
            return false;
        }
        waiting.incrementAndGet();
        try {
            return !opened.await(5, TimeUnit.MINUTES) || refuses;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** How many requests have come. */
    int arrived() {
        return waiting.get();
    }

    void open() {
        opened.countDown();
    }

    /** Sends away what waits and what comes. */
    void refuse() {
        refuses = true;
        opened.countDown();
    }

    @Override
    public void close() {
        open();
    }
}
