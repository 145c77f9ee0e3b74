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
package io.github.camelcn.emulator;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * One fault: which requests it strikes, how often, and what it does. Built fluently; the last call, which names the
 * effect, arms it. Thread-safe once armed.
 */
public final class Fault {
    enum Effect {
        DELAY,
        ERROR,
        BARE_STATUS,
        FOREIGN,
        REDIRECT,
        DROP_BEFORE,
        DROP_UPLOAD,
        CORRUPT_UPLOAD,
        DROP_AFTER,
        TRUNCATE,
        CORRUPT,
        REPEAT
    }

    private final FaultSwitches owner;
    private final Predicate<RecordedRequest> predicate;
    private final AtomicInteger matches = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
    private int skipped;
    private int times = Integer.MAX_VALUE;
    private Effect effect = Effect.DELAY;
    private int status;
    private String code = "";
    private String location = "";
    private String foreignType = "";
    private String foreignBody = "";
    private long bytes;
    private Duration duration = Duration.ZERO;
    private int back;
    /** Of requests that matched and were not struck, the latest first; guarded by itself. */
    private final Deque<GivenAnswer> given = new ArrayDeque<>();

    Fault(FaultSwitches owner, Predicate<RecordedRequest> predicate) {
        this.owner = owner;
        this.predicate = Objects.requireNonNull(predicate, "predicate");
    }

    /** Strikes at most this many requests; without it every match until the fault is cleared. */
    public Fault times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("times must be at least 1, got " + count);
        }
        times = count;
        return this;
    }

    /** Lets this many matching requests pass unharmed first. */
    public Fault after(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("after must not be negative, got " + count);
        }
        skipped = count;
        return this;
    }

    /** Waits before the request is worked on; other faults and the service follow. */
    public Fault delay(Duration latency) {
        duration = latency;
        return arm(Effect.DELAY);
    }

    /** Answers with the service's error body and does nothing else. */
    public Fault answer(int errorStatus, String errorCode) {
        return answer(errorStatus, errorCode, Duration.ZERO);
    }

    /** As {@link #answer(int, String)} with a {@code Retry-After} header in whole seconds. */
    public Fault answer(int errorStatus, String errorCode, Duration retryAfter) {
        status = errorStatus;
        code = errorCode;
        duration = retryAfter;
        return arm(Effect.ERROR);
    }

    /** Answers that there are too many requests, as the service words it, with {@code Retry-After}. */
    public Fault throttle(Duration retryAfter) {
        return answer(owner.throttledStatus(), owner.throttled(), retryAfter);
    }

    /** Answers as a gateway in front of the service would: a status without any body. */
    public Fault bareStatus(int gatewayStatus) {
        status = gatewayStatus;
        return arm(Effect.BARE_STATUS);
    }

    /** Answers with something the service would not say, such as a proxy's page with status 200. */
    public Fault foreignAnswer(int foreignStatus, String contentType, String body) {
        status = foreignStatus;
        foreignType = contentType;
        foreignBody = body;
        return arm(Effect.FOREIGN);
    }

    /** Answers with this status and a Location header. */
    public Fault redirect(int redirectStatus, URI target) {
        status = redirectStatus;
        location = target.toString();
        return arm(Effect.REDIRECT);
    }

    /** As {@link #redirect(int, URI)} with 307, which keeps method and body. */
    public Fault redirect(URI target) {
        return redirect(307, target);
    }

    /** Closes the connection before the service sees the request. */
    public Fault dropBeforeEffect() {
        return arm(Effect.DROP_BEFORE);
    }

    /** Closes the connection after this many bytes of the request body were read. */
    public Fault dropDuringUpload(long afterBytes) {
        bytes = afterBytes;
        return arm(Effect.DROP_UPLOAD);
    }

    /** Lets the service do its work, then closes the connection instead of answering. */
    public Fault dropAfterEffect() {
        return arm(Effect.DROP_AFTER);
    }

    /** Sends the headers and this many bytes of the answer's body, then closes the connection. */
    public Fault truncateBody(long afterBytes) {
        bytes = afterBytes;
        return arm(Effect.TRUNCATE);
    }

    /** Flips one bit in the first byte of the answer's body. */
    public Fault corruptBody() {
        return arm(Effect.CORRUPT);
    }

    /**
     * Answers as an earlier request was answered that matched and was not struck, and leaves this one undone: a listing
     * that gives a page twice, stands still, or skips pages that somebody listed before.
     *
     * @param distance 1 for the answer that was given last, 2 for the one before, and so on
     */
    public Fault repeatAnswer(int distance) {
        if (distance < 1) {
            throw new IllegalArgumentException("the distance must be at least 1, got " + distance);
        }
        back = distance;
        return arm(Effect.REPEAT);
    }

    /** Flips one bit in the first byte of the request's body on its way to the service. */
    public Fault corruptUpload() {
        return arm(Effect.CORRUPT_UPLOAD);
    }

    /** Requests struck so far. */
    public int hits() {
        return hits.get();
    }

    /** Takes this fault back. */
    public void remove() {
        owner.remove(this);
    }

    private Fault arm(Effect chosen) {
        effect = chosen;
        owner.arm(this);
        return this;
    }

    /** Counts the request if it matches; true when it is to be struck. */
    boolean strikes(RecordedRequest request) {
        if (!predicate.test(request)) {
            return false;
        }
        int number = matches.getAndIncrement();
        if (number < skipped || number - skipped >= times) {
            return false;
        }
        hits.incrementAndGet();
        return true;
    }

    /** Whether the answer to this request, which is not struck, may be repeated later. */
    boolean remembers(RecordedRequest request) {
        return effect == Effect.REPEAT && predicate.test(request);
    }

    void remember(GivenAnswer answer) {
        synchronized (given) {
            given.addFirst(answer);
            while (given.size() > back) {
                given.removeLast();
            }
        }
    }

    /** What is to be said again. */
    GivenAnswer remembered() {
        synchronized (given) {
            if (given.size() < back) {
                throw new IllegalStateException("repeatAnswer(" + back + ") struck after " + given.size() + " answers");
            }
            return given.getLast();
        }
    }

    Effect effect() {
        return effect;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String foreignType() {
        return foreignType;
    }

    String foreignBody() {
        return foreignBody;
    }

    String location() {
        return location;
    }

    long bytes() {
        return bytes;
    }

    Duration duration() {
        return duration;
    }
}
