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

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import static java.util.Objects.requireNonNull;

/**
 * The long transfers that are under way. Those known to be short are not watched at all, and those of unknown length
 * only once they turn out long. Thread-safe.
 */
public final class Transfers {

    /** Transfers below are not watched: 1 MiB. */
    public static final long WATCHED_BYTES = 1 << 20;

    /** How often a listener hears of a transfer unless it is told otherwise: every second. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Set<Transfer> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private volatile TransferListener listener = TransferListener.NONE;

    Transfers(InstantSource clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * Begins to watch.
     *
     * @param bucket and key: what is written, or read
     * @param total bytes, or -1 if nobody knows
     * @param interval how often the listener hears of it
     * @return {@link Transfer#UNWATCHED} if it is known to be short; the caller ends it in any case
     */
    public Transfer begin(TransferKind kind, String bucket, String key, long total, Duration interval) {
        if (total >= 0 && total < WATCHED_BYTES) {
            return Transfer.UNWATCHED;
        }
        Transfer transfer = new Transfer(this, kind, bucket, key, total, interval);
        if (total >= 0) {
            transfer.show();
        }
        return transfer;
    }

    /** Those under way, the oldest first. */
    public List<Transfer> running() {
        return running.stream()
                .sorted(Comparator.comparingLong(Transfer::number))
                .toList();
    }

    /** Who is told of all transfers; one at a time. */
    public void listenWith(TransferListener value) {
        listener = requireNonNull(value, "listener");
    }

    TransferListener listener() {
        return listener;
    }

    InstantSource clock() {
        return clock;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    void add(Transfer transfer) {
        running.add(transfer);
    }

    void remove(Transfer transfer) {
        running.remove(transfer);
    }
}
