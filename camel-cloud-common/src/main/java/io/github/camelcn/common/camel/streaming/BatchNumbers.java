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
package io.github.camelcn.common.camel.streaming;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the batches of one name for all producers of this JVM, so that no two of them give the same number. Lives as long
 * as anybody counts. Thread-safe.
 */
final class BatchNumbers {

    /** Guarded by itself. */
    private static final Map<Counted, BatchNumbers> RUNNING = new HashMap<>();

    private final Counted counted;

    /** Guarded by {@link #RUNNING}. */
    private int users;

    /** Guarded by this. */
    private long next;

    /**
     * Addresses are not told apart: a bucket may have several of them, and numbers that are left out do no harm.
     *
     * @param service the kind of store
     */
    private record Counted(String service, BatchName name) {}

    private BatchNumbers(Counted counted) {
        this.counted = counted;
    }

    /** Takes part; ended with {@link #leave}. */
    static BatchNumbers enter(String service, BatchName name) {
        synchronized (RUNNING) {
            BatchNumbers numbers = RUNNING.computeIfAbsent(new Counted(service, name), BatchNumbers::new);
            numbers.users++;
            return numbers;
        }
    }

    /** The last to leave ends it: whoever comes then begins at 0. */
    void leave() {
        synchronized (RUNNING) {
            if (--users == 0) {
                RUNNING.remove(counted);
            }
        }
    }

    /** Never gives this number, nor one below it. */
    synchronized void skip(long number) {
        next = Math.max(next, number + 1);
    }

    synchronized long next() {
        return next++;
    }
}
