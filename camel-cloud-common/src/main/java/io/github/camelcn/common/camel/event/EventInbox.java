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
package io.github.camelcn.common.camel.event;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * The names of objects that notifications told of and nobody has looked up yet: a bounded number, each name once, in the
 * order they came. Lost when the process ends, which the polls make good. Thread-safe; every method holds its lock.
 */
public final class EventInbox {

    /** How many names may wait unless an option says otherwise. */
    static final int DEFAULT_CAPACITY = 10_000;

    private final int capacity;
    private final Set<ObjectRef> waiting = new LinkedHashSet<>();
    private boolean open;

    /** @param capacity how many names may wait, 1 or more; closed at first */
    public EventInbox(int capacity) {
        this.capacity = capacity;
    }

    /** From now on names are taken. */
    public synchronized void open() {
        open = true;
    }

    /** From now on names are refused; those that wait are dropped, and whoever waits for one gets none. */
    public synchronized void close() {
        open = false;
        waiting.clear();
        notifyAll();
    }

    /**
     * Takes all of these names or none of them. More than fit are taken if nothing else waits, or they would never be.
     *
     * @return false if there is no room, or this is closed
     */
    public synchronized boolean offer(Collection<ObjectRef> names) {
        if (!open) {
            return false;
        }
        long added = names.stream().filter(name -> !waiting.contains(name)).count();
        if (!waiting.isEmpty() && waiting.size() + added > capacity) {
            return false;
        }
        waiting.addAll(names);
        notifyAll();
        return true;
    }

    /**
     * The name that waited longest; waits for one.
     *
     * @return empty once this is closed
     */
    public synchronized Optional<ObjectRef> take() throws InterruptedException {
        while (open && waiting.isEmpty()) {
            wait();
        }
        Iterator<ObjectRef> first = waiting.iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        ObjectRef name = first.next();
        first.remove();
        return Optional.of(name);
    }

    /** How many names wait. */
    public synchronized int size() {
        return waiting.size();
    }
}
