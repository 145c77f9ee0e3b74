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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

import io.github.camelcn.common.objectstore.UploadedPart;

/**
 * Sends the parts of one upload, so many at a time. The thread that uploads sends parts itself when it would have to wait
 * for others; helpers come from the executor. An executor that is busy, full or shut down therefore makes an upload slower,
 * but neither fails nor blocks it.
 *
 * <p>All fields are guarded by this object's monitor. After the first failure no further part starts.
 */
final class PartCrew {

    private final String what;
    private final Executor executor;
    private final int concurrency;
    private final int maxHelpers;
    private final PartSource source;
    private final Set<Thread> senders = new HashSet<>();
    private final List<UploadedPart> sent = new ArrayList<>();
    private Thread uploader = Thread.currentThread();
    private int helpers; // asked for, at work or not yet
    private int working; // helpers that began
    private int sending;
    private Throwable failure;
    private boolean cancelled;

    /**
     * @param what operation and object, for messages
     * @param concurrency the most parts at a time
     * @param maxHelpers the most threads to ask the executor for
     */
    PartCrew(String what, Executor executor, int concurrency, int maxHelpers, PartSource source) {
        this.what = what;
        this.executor = executor;
        this.concurrency = concurrency;
        this.maxHelpers = maxHelpers;
        this.source = source;
    }

    /** Sends all parts; on the thread that made this crew. When it throws, parts may still be on their way. */
    List<UploadedPart> sendAll() throws IOException, InterruptedException {
        for (int i = 0; i < maxHelpers; i++) {
            summonHelper();
        }
        source.produce(this);
        await(() -> sending == 0 && source.isEmpty(), true);
        synchronized (this) {
            return List.copyOf(sent);
        }
    }

    /**
     * Waits, on the thread that uploads, until something that is asked under this lock is so. Sends parts itself only
     * while no helper is at work: who sends cannot read, and parts that were not read cannot be sent.
     */
    void await(BooleanSupplier ready) throws IOException, InterruptedException {
        await(ready, false);
    }

    private void await(BooleanSupplier ready, boolean lendAHand) throws IOException, InterruptedException {
        while (true) {
            PartTask task;
            synchronized (this) {
                throwFailure();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (ready.getAsBoolean()) {
                    return;
                }
                task = lendAHand || working == 0 ? begin() : null;
                if (task == null) {
                    wait();
                    continue;
                }
            }
            send(task);
        }
    }

    /** Asks for one more helper, if there is work and may be one; called whenever a part became ready. */
    synchronized void summonHelper() {
        if (helpers == maxHelpers || source.isEmpty() || failure != null) {
            return;
        }
        helpers++;
        try {
            executor.execute(this::help);
        } catch (RejectedExecutionException e) {
            helpers--;
        }
    }

    private void help() {
        synchronized (this) {
            working++;
        }
        while (true) {
            PartTask task;
            synchronized (this) {
                task = begin();
                if (task == null) {
                    helpers--;
                    working--;
                    notifyAll();
                    return;
                }
            }
            send(task);
        }
    }

    private synchronized PartTask begin() {
        if (failure != null || sending == concurrency) {
            return null;
        }
        PartTask task = source.poll();
        if (task != null) {
            sending++;
            senders.add(Thread.currentThread());
        }
        return task;
    }

    private void send(PartTask task) {
        UploadedPart part = null;
        Throwable problem = null;
        try {
            part = task.send();
        } catch (IOException | RuntimeException | Error e) {
            problem = e;
        }
        finish(task, part, problem);
    }

    private synchronized void finish(PartTask task, UploadedPart part, Throwable problem) {
        sending--;
        senders.remove(Thread.currentThread());
        if (cancelled) {
            Thread.interrupted(); // ours, see cancel; the thread goes back to its pool without it
        }
        if (problem != null) {
            fail(problem);
        } else {
            sent.add(new UploadedPart(task.number(), part.size(), part.etag()));
        }
        task.release();
        if (Thread.currentThread() == uploader) {
            summonHelper(); // it has other things to do than to go on sending
        }
        notifyAll();
    }

    private void fail(Throwable problem) {
        if (failure == null) {
            failure = problem;
        } else if (failure != problem) {
            failure.addSuppressed(problem);
        }
    }

    private void throwFailure() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
    }

    /** From another thread: no part starts any more, and whoever blocks on this upload is interrupted. */
    synchronized void cancel(String why) {
        if (uploader == null || cancelled) {
            return;
        }
        cancelled = true;
        fail(new InterruptedIOException(what + ": " + why));
        uploader.interrupt();
        senders.forEach(Thread::interrupt);
        notifyAll();
    }

    /**
     * On the thread that uploads, before it completes: {@link #cancel} comes too late from now on.
     *
     * @throws IOException if it came in time
     */
    synchronized void detach() throws IOException {
        throwFailure();
        uploader = null;
    }

    /**
     * Ends an upload that failed: no part starts any more, and those on their way are waited for, so that none arrives
     * after the upload was aborted. Clears the thread's interrupted status, for the abort would fail with it.
     *
     * @param problem what the thread that uploads has seen
     * @return what to tell the caller
     */
    synchronized Outcome giveUp(Throwable problem) {
        if (!(problem instanceof InterruptedException)) {
            fail(problem);
        } else if (failure == null) {
            failure = interruption(problem);
        }
        boolean interrupted = Thread.interrupted() || problem instanceof InterruptedException;
        while (sending > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        uploader = null;
        interrupted |= Thread.interrupted();
        return new Outcome(failure, interrupted && !cancelled);
    }

    private InterruptedIOException interruption(Throwable cause) {
        InterruptedIOException e = new InterruptedIOException(what + ": the thread that waits for it was interrupted");
        e.initCause(cause);
        return e;
    }

    /**
     * @param cause the first failure
     * @param interrupted whether the thread was interrupted by someone else than {@link #cancel}
     */
    record Outcome(Throwable cause, boolean interrupted) {}
}
