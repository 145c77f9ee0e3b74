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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.github.camelcn.component.qingzhou.contract.CacheClass;
import io.github.camelcn.component.qingzhou.model.CacheGroup;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

/**
 * Keeps what reads answered, in memory, for as long as it is allowed to be old. Identical reads at the same time share one
 * call; failures are not kept; a read that began before a change does not store what it saw. Thread-safe.
 */
final class ReadCache {

    private static final int MAX_ENTRIES = 1000;
    private static final int CATALOG_FACTOR = 10;
    /** What is about to change is not kept for long. */
    private static final Duration IN_TRANSITION = Duration.ofSeconds(2);

    private final Duration ttl;
    private final LongSupplier nanoTime;
    /** Guarded by itself; the least recently used goes first. */
    private final Map<String, Answer> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    private final Map<String, CompletableFuture<Object>> underWay = new ConcurrentHashMap<>();
    private final Map<CacheGroup, AtomicLong> versions = new EnumMap<>(CacheGroup.class);

    /** @param ttl zero switches it off */
    ReadCache(Duration ttl, LongSupplier nanoTime) {
        if (ttl.isNegative()) {
            throw new IllegalArgumentException("cacheTtl must be 0 (off) or more, but is " + ttl);
        }
        this.ttl = ttl;
        this.nanoTime = nanoTime;
        for (CacheGroup group : CacheGroup.values()) {
            versions.put(group, new AtomicLong());
        }
    }

    private record Answer(Object value, long storedNanos, Duration ttl, Optional<CacheGroup> group) {}

    /** Fetches what is not kept. */
    @FunctionalInterface
    interface Loader {
        Object load() throws IOException;
    }

    /**
     * @param key without secrets
     * @param useOld whether an answer that is kept will do
     */
    Object get(String key, QingzhouOperation operation, CacheClass cacheClass, boolean useOld, Loader loader)
            throws IOException {
        if (ttl.isZero() || cacheClass == CacheClass.none) {
            return loader.load();
        }
        if (useOld) {
            Object kept = kept(key);
            if (kept != null) {
                return kept;
            }
        }
        Optional<CacheGroup> group = group(operation);
        long version = version(group);
        String call = key + '#' + version + (useOld ? "" : '#' + System.identityHashCode(loader));
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> others = underWay.putIfAbsent(call, mine);
        if (others != null) {
            return joined(others);
        }
        try {
            Object value = loader.load();
            store(key, value, cacheClass, group, version);
            mine.complete(value);
            return value;
        } catch (IOException | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(call, mine);
            mine.completeExceptionally(new IllegalStateException("the read that this one shared was broken off"));
        }
    }

    private static Object joined(CompletableFuture<Object> others) throws IOException {
        try {
            return others.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for another thread's read");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e.getCause());
        }
    }

    private Object kept(String key) {
        synchronized (entries) {
            Answer entry = entries.get(key);
            if (entry == null) {
                return null;
            }
            if (nanoTime.getAsLong() - entry.storedNanos() >= entry.ttl().toNanos()) {
                entries.remove(key);
                return null;
            }
            return entry.value();
        }
    }

    private void store(
            String key, Object value, CacheClass cacheClass, Optional<CacheGroup> group, long versionBefore) {
        Duration life = cacheClass == CacheClass.catalog ? ttl.multipliedBy(CATALOG_FACTOR) : ttl;
        if (value instanceof Instance instance
                && instance.state().isTransition()
                && life.compareTo(IN_TRANSITION) > 0) {
            life = IN_TRANSITION;
        }
        synchronized (entries) {
            if (version(group) == versionBefore) {
                entries.put(key, new Answer(value, nanoTime.getAsLong(), life, group));
            }
        }
    }

    /** Forgets what a change makes outdated, and what reads that are under way will bring. */
    void invalidate(Set<CacheGroup> groups) {
        if (ttl.isZero() || groups.isEmpty()) {
            return;
        }
        synchronized (entries) {
            groups.forEach(group -> versions.get(group).incrementAndGet());
            entries.values()
                    .removeIf(entry -> entry.group().filter(groups::contains).isPresent());
        }
    }

    private long version(Optional<CacheGroup> group) {
        return group.map(known -> versions.get(known).get()).orElse(0L);
    }

    private static Optional<CacheGroup> group(QingzhouOperation operation) {
        return switch (operation) {
            case listInstances, describeInstance -> Optional.of(CacheGroup.instances);
            case listDisks -> Optional.of(CacheGroup.disks);
            case listSnapshots -> Optional.of(CacheGroup.snapshots);
            case listBackups -> Optional.of(CacheGroup.backups);
            default -> Optional.empty();
        };
    }
}
