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

import java.util.function.BooleanSupplier;

/** Bounds the memory of bodies that are ahead of the route or in it. Lets one through in any case. Thread-safe. */
final class PrefetchBudget {

    /** What an exchange takes without its body, about. */
    static final int LEAST_BYTES = 4 * 1024;

    /** What the buffers of a connection take that is being read. */
    static final int STREAM_BYTES = 64 * 1024;

    private static final long LOOK_MILLIS = 100;

    private final long limit;
    private long used;

    /** @param limit in bytes */
    PrefetchBudget(long limit) {
        this.limit = limit;
    }

    synchronized boolean tryTake(long bytes) {
        if (used > 0 && used + bytes > limit) {
            return false;
        }
        used += bytes;
        return true;
    }

    /** Waits for it. @return false if that is no use any more */
    synchronized boolean take(long bytes, BooleanSupplier goOn) throws InterruptedException {
        while (goOn.getAsBoolean()) {
            if (tryTake(bytes)) {
                return true;
            }
            wait(LOOK_MILLIS);
        }
        return false;
    }

    synchronized void giveBack(long bytes) {
        used -= bytes;
        notifyAll();
    }

    synchronized long used() {
        return used;
    }
}
