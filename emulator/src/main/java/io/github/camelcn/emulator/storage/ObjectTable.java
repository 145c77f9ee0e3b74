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
package io.github.camelcn.emulator.storage;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The objects of a bucket in the order of their keys, and its open uploads. Thread-safe; writers of one key take
 * {@link #lock(String)}.
 *
 * @param <O> an object of the service
 * @param <D> what an upload of the service remembers
 */
public final class ObjectTable<O extends Stored, D> {
    private static final int STRIPES = 64;

    /** Told of every change to the objects, before it becomes visible. */
    public interface Keeper<O> {
        void save(O object);

        void delete(String key);
    }

    /** Told of every change to the objects, once it is visible. */
    public interface Watcher<O> {
        void stored(O object);

        void removed(O object);
    }

    private final Keeper<? super O> keeper;
    private volatile Optional<Watcher<? super O>> watcher = Optional.empty();
    private final ConcurrentNavigableMap<String, O> objects;
    private final Map<String, Upload<D>> uploads = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Object[] locks = new Object[STRIPES];

    /** @param order one of {@link KeyOrder} */
    public ObjectTable(Keeper<? super O> keeper, Comparator<String> order) {
        this.objects = new ConcurrentSkipListMap<>(order);
        this.keeper = keeper;
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new Object();
        }
    }

    /** From now on it is told; there is one at most. */
    public void watch(Watcher<? super O> other) {
        watcher = Optional.of(other);
    }

    public ConcurrentNavigableMap<String, O> objects() {
        return objects;
    }

    /** Open uploads by their id. */
    public Map<String, Upload<D>> uploads() {
        return uploads;
    }

    /** Number of objects. */
    public long count() {
        return count.get();
    }

    /** Size of all objects in bytes. */
    public long bytes() {
        return bytes.get();
    }

    public Object lock(String key) {
        return locks[(key.hashCode() & 0x7fffffff) % STRIPES];
    }

    /** The object, its content held by the caller; empty when there is none. */
    public Optional<O> hold(String key) {
        while (true) {
            O object = objects.get(key);
            if (object == null) {
                return Optional.empty();
            }
            if (object.content().hold()) {
                return Optional.of(object);
            }
        }
    }

    /** Puts an object in place, taking over the caller's hold on its content. */
    public void publish(O object) {
        synchronized (lock(object.key())) {
            keeper.save(object);
            adopt(object);
            watcher.ifPresent(told -> told.stored(object));
        }
    }

    /** As {@link #publish} for an object that is on disk already. */
    public void adopt(O object) {
        O old = objects.put(object.key(), object);
        bytes.addAndGet(object.size() - (old == null ? 0 : old.size()));
        if (old == null) {
            count.incrementAndGet();
        } else {
            old.content().release();
        }
    }

    /** True when there was such an object. */
    public boolean remove(String key) {
        synchronized (lock(key)) {
            O old = objects.remove(key);
            if (old == null) {
                return false;
            }
            keeper.delete(key);
            count.decrementAndGet();
            bytes.addAndGet(-old.size());
            old.content().release();
            watcher.ifPresent(told -> told.removed(old));
            return true;
        }
    }

    /** Forgets an upload and lets go of its parts; true when it was open. */
    public boolean abort(String uploadId) {
        Upload<D> upload = uploads.remove(uploadId);
        if (upload == null || !upload.close()) {
            return false;
        }
        upload.parts().values().forEach(part -> part.segment().blob().release());
        return true;
    }

    /** Removes every object and upload. */
    public void clear() {
        objects.keySet().forEach(this::remove);
        uploads.keySet().forEach(this::abort);
    }
}
