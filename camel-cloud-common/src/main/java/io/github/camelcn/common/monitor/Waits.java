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
package io.github.camelcn.common.monitor;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts who waits until something has come about: an instance that starts, a disk that is attached. Thread-safe. */
public final class Waits {

    private final LongSupplier nanoTime;
    private final LongAdder active = new LongAdder();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    Waits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Somebody begins to wait; what is returned is told once how it ended. */
    public Wait begin() {
        active.increment();
        long began = nanoTime.getAsLong();
        return success -> {
            active.decrement();
            (success ? succeeded : failed).increment();
            nanos.add(nanoTime.getAsLong() - began);
        };
    }

    /** Who waits now. */
    public long active() {
        return active.sum();
    }

    /** Waits that saw what they waited for. */
    public long succeeded() {
        return succeeded.sum();
    }

    /** Waits that ended otherwise. */
    public long failed() {
        return failed.sum();
    }

    /** How long all that ended have waited together. */
    public long nanos() {
        return nanos.sum();
    }

    /** One who waits. */
    @FunctionalInterface
    public interface Wait {

        /** It is over; told once. */
        void ended(boolean success);
    }
}
