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

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.camel.consumer.ObjectOpener.Opened;

/**
 * An object on its way from its claim to its exchange: opened by a thread that works ahead, or by the one that routes
 * it if that is sooner. Ends with {@link #done} or {@link #discard}, of which the first call counts.
 */
final class Opening implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final ConsumedObject object;
    private final int index;
    private final int total;
    private final long turn;
    private final ObjectOpener opener;
    private final Runnable over;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();

    /**
     * @param index in its batch, from 0
     * @param total of its batch
     * @param turn in the order of the listing
     * @param over run in the end, when nothing is open any more
     */
    Opening(ConsumedObject object, int index, int total, long turn, ObjectOpener opener, Runnable over) {
        this.object = object;
        this.index = index;
        this.total = total;
        this.turn = turn;
        this.opener = opener;
        this.over = over;
    }

    ConsumedObject object() {
        return object;
    }

    int index() {
        return index;
    }

    int total() {
        return total;
    }

    long turn() {
        return turn;
    }

    boolean isHeld() {
        return opener.holds(object.listed());
    }

    /** Opens it, unless another thread does. */
    @Override
    public void run() {
        if (started.compareAndSet(false, true)) {
            try {
                opened.complete(opener.open(object));
            } catch (Throwable e) {
                // whoever waits for it throws it
                opened.completeExceptionally(e);
            }
        }
    }

    /** Waits for it. @throws IOException if it cannot be opened */
    Opened await() throws IOException, InterruptedException {
        run();
        try {
            Opened ready = opened.get();
            return opener.isStale(ready) ? openAnew(ready) : ready;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("cannot open " + object.ref(), e.getCause());
        }
    }

    private Opened openAnew(Opened stale) throws IOException {
        stale.discard();
        Opened fresh = opener.open(object);
        opened.obtrudeValue(fresh);
        return fresh;
    }

    /** Its exchange is done. */
    void done() {
        end(opened.join()::done);
    }

    /** No exchange has it: closed now, or as soon as it is open. */
    void discard() {
        if (started.compareAndSet(false, true)) {
            opened.cancel(false);
        }
        opened.whenComplete((open, failure) -> end(open == null ? () -> {} : open::discard));
    }

    private void end(Close close) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            close.run();
        } catch (IOException | RuntimeException e) {
            LOG.debug("Cannot close the body of {}", object.ref(), e);
        } finally {
            over.run();
        }
    }

    private interface Close {
        void run() throws IOException;
    }
}
