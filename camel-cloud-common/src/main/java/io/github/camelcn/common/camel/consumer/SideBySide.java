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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does the same with each of many, several at a time, because each waits for the network. The calling thread works as
 * well, so that it gets done even if there is no other. Thread-safe.
 */
final class SideBySide {

    /** How many at a time are worth their threads and connections. */
    static final int MOST = 16;

    static final SideBySide ONE_BY_ONE = new SideBySide(Runnable::run, 1);

    private final Executor executor;
    private final int width;

    /**
     * @param executor the other threads; may reject, then fewer work
     * @param width how many at a time
     */
    SideBySide(Executor executor, int width) {
        this.executor = executor;
        this.width = width;
    }

    int width() {
        return width;
    }

    /**
     * Returns when all is done.
     *
     * @param work called by any thread; if it throws, what has not begun is left undone
     * @return what came of each, in their order
     */
    <T, R> List<R> map(List<T> things, Function<T, R> work) {
        Object[] results = new Object[things.size()];
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                try {
                    results[i] = work.apply(things.get(i));
                } catch (RuntimeException | Error e) {
                    next.set(results.length);
                    throw e;
                }
            }
        };
        CompletableFuture<?>[] others = others(share, Math.min(width, results.length) - 1);
        try {
            share.run();
        } finally {
            // nobody may go on working when the caller believes that all is done
            CompletableFuture.allOf(others).exceptionally(failure -> null).join();
        }
        CompletableFuture.allOf(others).join();
        @SuppressWarnings("unchecked")
        List<R> all = (List<R>) Arrays.asList(results);
        return all;
    }

    /** As {@link #map}, where nothing comes of it. */
    <T> void each(List<T> things, Consumer<T> work) {
        map(things, thing -> {
            work.accept(thing);
            return thing;
        });
    }

    private CompletableFuture<?>[] others(Runnable share, int count) {
        List<CompletableFuture<?>> others = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                others.add(CompletableFuture.runAsync(share, executor));
            }
        } catch (RejectedExecutionException e) {
            // its owner stops: those that came are enough
        }
        return others.toArray(CompletableFuture[]::new);
    }
}
