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
package io.github.camelcn.common.http;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.camelcn.common.retry.Sleeper;
import io.github.camelcn.common.retry.TokenBucket;

/**
 * Keeps the bodies that go one way below {@code maxBandwidth} together. What moved is paid for afterwards by whoever
 * moved it, in pieces of an eighth of a second, so that nobody stands still for long. Thread-safe.
 */
final class Bandwidth {

    private static final int PIECES_PER_SECOND = 8;

    /** No limit. */
    static final Bandwidth UNLIMITED = new Bandwidth();

    private final boolean limited;
    private final int piece;
    private final TokenBucket bucket;
    private final Sleeper sleeper;
    private final Duration callTimeout;

    private Bandwidth() {
        limited = false;
        piece = Integer.MAX_VALUE;
        bucket = null;
        sleeper = null;
        callTimeout = Duration.ZERO;
    }

    private Bandwidth(HttpOptions options, LongSupplier nanoTime, Sleeper sleeper) {
        long perSecond = options.maxBytesPerSecond();
        limited = true;
        piece = (int) Math.max(1, Math.min(Integer.MAX_VALUE, perSecond / PIECES_PER_SECOND));
        bucket = new TokenBucket(perSecond, piece, nanoTime);
        this.sleeper = sleeper;
        callTimeout = options.callTimeout();
    }

    static Bandwidth of(HttpOptions options, LongSupplier nanoTime, Sleeper sleeper) {
        return options.maxBytesPerSecond() == 0 ? UNLIMITED : new Bandwidth(options, nanoTime, sleeper);
    }

    /** The most bytes to move at a time. */
    int piece() {
        return piece;
    }

    /**
     * Waits for bytes that moved.
     *
     * @throws InterruptedIOException if the thread was interrupted, or {@code callTimeout} passed meanwhile
     */
    void pay(int bytes, CallContext call) throws InterruptedIOException {
        if (!limited) {
            return;
        }
        long wait = bucket.take(bytes);
        if (wait == 0) {
            return;
        }
        // OkHttp's own timer cannot wake who waits here
        long left = callTimeout.isZero() ? Long.MAX_VALUE : callTimeout.toNanos() - call.elapsedNanos();
        try {
            sleeper.sleep(Duration.ofNanos(Math.max(0, Math.min(wait, left))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for maxBandwidth");
        }
        call.meter().limited(Math.min(wait, left));
        if (wait >= left) {
            throw new InterruptedIOException("not done within callTimeout (" + callTimeout
                    + "), which maxBandwidth has used up; raise one of them");
        }
    }
}
