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

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelcn.common.payload.ByteProgress;

/**
 * One long transfer: how far it has come, how quick it is, how long it will take. Any thread may move its bytes and any
 * other look at it; the first end counts.
 */
public final class Transfer implements ByteProgress {

    /** A transfer too short to be watched: it takes everything and tells nothing. */
    public static final Transfer UNWATCHED = new Transfer();

    /** The length of what nobody knows the length of. */
    public static final long UNKNOWN = -1;

    /** How much the latest second weighs in the rate. */
    private static final double WEIGHT = 0.4;

    private static final long RATE_NANOS = 1_000_000_000L;

    private final Transfers owner;
    private final TransferKind kind;
    private final String bucket;
    private final String key;
    private volatile long total;
    private final Instant started;
    private final long startedNanos;
    private final long intervalNanos;
    private final long number;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong nextLook;
    /** Guarded by this, as the fields below. */
    private TransferState state = TransferState.RUNNING;

    private boolean shown;
    private long endedNanos;
    private long rateNanos;
    private long rateBytes;
    private double rate = -1;
    private volatile long nextNews;
    private volatile boolean done;

    private Transfer() {
        owner = null;
        kind = TransferKind.UPLOAD;
        bucket = "";
        key = "";
        total = -1;
        started = Instant.EPOCH;
        startedNanos = 0;
        intervalNanos = 0;
        number = 0;
        nextLook = new AtomicLong();
    }

    Transfer(Transfers owner, TransferKind kind, String bucket, String key, long total, Duration interval) {
        this.owner = owner;
        this.kind = kind;
        this.bucket = bucket;
        this.key = key;
        this.total = total;
        this.started = owner.clock().instant();
        this.startedNanos = owner.nanoTime();
        this.intervalNanos = interval.toNanos();
        this.number = owner.nextNumber();
        this.rateNanos = startedNanos;
        this.nextLook = new AtomicLong(startedNanos + RATE_NANOS);
        this.nextNews = startedNanos + intervalNanos;
    }

    /** From now on others see it. */
    void show() {
        synchronized (this) {
            if (shown || state != TransferState.RUNNING) {
                return;
            }
            shown = true;
            owner.add(this);
        }
        owner.listener().progressed(this);
    }

    /** Now it is known how long it is. */
    @Override
    public void expects(long bytesInAll) {
        if (owner == null) {
            return;
        }
        total = bytesInAll;
        if (bytesInAll >= Transfers.WATCHED_BYTES) {
            show();
        }
    }

    /** Ends with whatever the work ends with. */
    public <T> T during(Work<T> work) throws IOException {
        try {
            T result = work.run();
            completed();
            return result;
        } finally {
            failed(); // which counts only if it did not complete
        }
    }

    @Override
    public void moved(long count) {
        if (owner == null || done) {
            return; // what is read a second time is not the transfer
        }
        long now = bytes.addAndGet(count);
        if (total < 0 && now >= Transfers.WATCHED_BYTES && now - count < Transfers.WATCHED_BYTES) {
            show();
        }
        long nanos = owner.nanoTime();
        long due = nextLook.get();
        if (nanos - due >= 0 && nextLook.compareAndSet(due, nanos + RATE_NANOS)) {
            measure(nanos, now);
        }
        long news = nextNews;
        if (intervalNanos > 0 && nanos - news >= 0 && tellsNews(news, nanos)) {
            owner.listener().progressed(this);
        }
    }

    private synchronized boolean tellsNews(long due, long nanos) {
        if (nextNews != due || !shown || state != TransferState.RUNNING) {
            return false;
        }
        nextNews = nanos + intervalNanos;
        return true;
    }

    private synchronized void measure(long nanos, long now) {
        double seconds = (nanos - rateNanos) / 1e9;
        double latest = Math.max(0, now - rateBytes) / seconds;
        rate = rate < 0 ? latest : WEIGHT * latest + (1 - WEIGHT) * rate;
        rateNanos = nanos;
        rateBytes = now;
    }

    /** It is done. */
    public void completed() {
        end(TransferState.COMPLETED);
    }

    /** It ended with an exception. */
    public void failed() {
        end(TransferState.FAILED);
    }

    /** Nobody wants the rest; nothing if it ended before. */
    public void abandoned() {
        end(TransferState.ABANDONED);
    }

    private void end(TransferState how) {
        if (owner == null) {
            return;
        }
        synchronized (this) {
            if (state != TransferState.RUNNING) {
                return;
            }
            state = how;
            done = true;
            endedNanos = owner.nanoTime();
            if (!shown) {
                return;
            }
            owner.remove(this);
        }
        owner.listener().progressed(this);
    }

    /** Whether anybody can see it: it is long. */
    public synchronized boolean isWatched() {
        return shown;
    }

    public TransferKind kind() {
        return kind;
    }

    /** Numbers the transfers of a monitor, from 1; {@link #UNWATCHED} has 0. */
    public long number() {
        return number;
    }

    public String bucket() {
        return bucket;
    }

    public String key() {
        return key;
    }

    /** Bytes that moved so far. */
    public long bytes() {
        return bytes.get();
    }

    /** Bytes it will have moved in the end; -1 if nobody knows. */
    public long total() {
        return total;
    }

    public Instant started() {
        return started;
    }

    public synchronized TransferState state() {
        return state;
    }

    /** Since it began, and no longer than until it ended. */
    public synchronized Duration elapsed() {
        if (owner == null) {
            return Duration.ZERO;
        }
        long until = state == TransferState.RUNNING ? owner.nanoTime() : endedNanos;
        return Duration.ofNanos(until - startedNanos);
    }

    /** While it runs how quick it is lately, afterwards how quick it was on average; 0 if nothing is known. */
    public synchronized double bytesPerSecond() {
        if (owner == null) {
            return 0;
        }
        if (state == TransferState.RUNNING) {
            // a transfer that stands still tells nothing, so that it has to be looked at
            long nanos = owner.nanoTime();
            if (nanos - rateNanos >= 2 * RATE_NANOS) {
                measure(nanos, bytes.get());
            }
            if (rate >= 0) {
                return rate;
            }
        }
        double seconds = elapsed().toNanos() / 1e9;
        return seconds <= 0 ? 0 : bytes.get() / seconds;
    }

    /** How many seconds it will take from now at this rate; empty if nobody can know. */
    public OptionalDouble secondsLeft() {
        double now = bytesPerSecond();
        if (state() != TransferState.RUNNING) {
            return OptionalDouble.of(0);
        }
        return total < 0 || now <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, total - bytes()) / now);
    }

    /** What moves the bytes. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }
}
