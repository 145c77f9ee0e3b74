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
package io.github.camelcn.common.component;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * A repository that several consumers share, some of whose operations fail while the test says so, or do something before
 * they look.
 */
public final class FlakyRepository extends MemoryIdempotentRepository {

    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private volatile boolean failingAfterAdding;
    private volatile boolean failingAfterRemoving;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Consumer<String> beforeAdd = key -> {};
    private volatile Runnable beforeContains = () -> {};

    public FlakyRepository() {
        super(new ConcurrentHashMap<>());
    }

    /** @param operations add, contains or remove; those that fail already go on failing */
    public void fail(String... operations) {
        failing.addAll(List.of(operations));
    }

    /** Keys are added from now on, but the answers are lost. */
    public void failAfterAdding() {
        failingAfterAdding = true;
    }

    /** Removals are done from now on, but their answers are lost. */
    public void failAfterRemoving() {
        failingAfterRemoving = true;
    }

    public void recover() {
        failing.clear();
        failingAfterAdding = false;
        failingAfterRemoving = false;
    }

    /** @param action gets the key, which is not added if it throws */
    public void beforeAdd(Consumer<String> action) {
        beforeAdd = action;
    }

    public void beforeContains(Runnable action) {
        beforeContains = action;
    }

    /** How many keys were not added because they were there. */
    public int refused() {
        return refused.get();
    }

    @Override
    public boolean add(String key) {
        failIf("add");
        beforeAdd.accept(key);
        boolean added = super.add(key);
        if (!added) {
            refused.incrementAndGet();
        }
        failIfLost(failingAfterAdding);
        return added;
    }

    @Override
    public boolean contains(String key) {
        failIf("contains");
        beforeContains.run();
        return super.contains(key);
    }

    @Override
    public boolean remove(String key) {
        failIf("remove");
        boolean removed = super.remove(key);
        failIfLost(failingAfterRemoving);
        return removed;
    }

    private static void failIfLost(boolean lost) {
        if (lost) {
            throw new IllegalStateException("the answer was lost");
        }
    }

    private void failIf(String operation) {
        if (failing.contains(operation)) {
            throw new IllegalStateException("the repository is down");
        }
    }
}
