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
package io.github.camelcn.component.kodo.management;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.wire.MalformedAnswerException;
import io.github.camelcn.common.wire.Query;

/**
 * Finds out in which region a bucket is and where the services of that region are, by the question that needs no
 * signature, and remembers the answer as long as it says. Thread-safe; whoever makes it closes it.
 *
 * <p>The question is asked on the thread of a caller who needs it. Once half of its time has passed, an answer is
 * refreshed by one caller while the others go on with what is known; when nothing is known, callers wait for one
 * question and share its result. If no query host can be reached, the documented hosts of the caller's region serve, and
 * nobody asks again for some seconds.
 *
 * <p>Source: official SDKs for Java 7.19.0 and Go (2026-07), adapter library 0.7.1.
 */
final class RegionQuery implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(RegionQuery.class);

    static final String OPERATION = "queryRegion";

    /** How long nobody asks after nobody answered, so that not every message waits for a timeout. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    /** How long an answer that could not be refreshed is used before the next try. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final ManagementCalls calls;
    private final UcEndpoint endpoint;
    private final Clock clock;
    private final Map<Subject, Slot> slots = new ConcurrentHashMap<>();

    /** The last failure to reach anybody; replaced as a whole by whichever thread asked last. */
    private volatile Outage outage = new Outage(Instant.MIN, null);

    /** @param calls unsigned ones, closed together with this */
    RegionQuery(UcEndpoint endpoint, ManagementCalls calls, Clock clock) {
        this.endpoint = endpoint;
        this.calls = calls;
        this.clock = clock;
    }

    private record Subject(String accessKey, String bucket) {}

    private record Outage(Instant until, CloudException failure) {}

    /** An answer, and until when it is good; immutable. */
    private record Known(RegionHosts hosts, Instant refreshAt, Instant expiresAt) {}

    /** What is known about one bucket; written under its lock, read without. */
    private static final class Slot {

        private final ReentrantLock lock = new ReentrantLock();
        private volatile Known known;
        private volatile int questions;
        private IOException failure;
    }

    /**
     * The hosts of a bucket's region.
     *
     * @param accessKey a key of the account that the bucket belongs to
     * @param bucket its Kodo name
     * @param region the region it is thought to be in, by any name; empty if nobody knows. Counts only if nobody can be
     *     asked
     * @throws io.github.camelcn.common.error.BucketNotFoundException if the account has no such bucket
     * @throws TransportException if nobody could be asked, and the region has no documented hosts
     */
    RegionHosts find(String accessKey, String bucket, String region) throws IOException {
        Subject subject = new Subject(accessKey, NativeNames.bucket(bucket));
        Slot slot = slots.computeIfAbsent(subject, any -> new Slot());
        Known known = slot.known;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.refreshAt)) {
            return known.hosts;
        }
        if (known != null && now.isBefore(known.expiresAt)) {
            return refreshed(subject, slot, known).hosts;
        }
        try {
            return awaited(subject, slot);
        } catch (TransportException | ServiceException e) {
            Optional<RegionHosts> documented =
                    endpoint.isPublicCloud() && isOutage(e) ? PublicCloud.hosts(region) : Optional.empty();
            LOG.debug("{}: no answer about its region, documented hosts: {}", bucket, documented.isPresent(), e);
            return documented.orElseThrow(() -> e);
        }
    }

    /** Asks unless somebody else does; what is known still holds if that fails. */
    private Known refreshed(Subject subject, Slot slot, Known old) {
        if (!slot.lock.tryLock()) {
            return old;
        }
        try {
            if (slot.known == old) {
                slot.known = ask(subject);
            }
        } catch (IOException e) {
            LOG.debug("{}: its region could not be asked for again: {}", subject.bucket, e.getMessage());
            slot.known = new Known(old.hosts, clock.instant().plus(PAUSE), old.expiresAt);
        } finally {
            slot.lock.unlock();
        }
        return slot.known;
    }

    /** Asks, or waits for the thread that does and takes its result, good or bad. */
    private RegionHosts awaited(Subject subject, Slot slot) throws IOException {
        int asked = slot.questions;
        lock(subject, slot);
        try {
            Known known = slot.known;
            if (known != null && clock.instant().isBefore(known.expiresAt)) {
                return known.hosts;
            }
            if (slot.questions != asked && slot.failure != null) {
                throw slot.failure;
            }
            return askedNow(subject, slot).hosts;
        } finally {
            slot.lock.unlock();
        }
    }

    private static void lock(Subject subject, Slot slot) throws TransportException {
        try {
            slot.lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    OPERATION, subject.bucket, "interrupted while waiting for the answer", false, 0, e);
        }
    }

    private Known askedNow(Subject subject, Slot slot) throws IOException {
        boolean conclusive = true;
        try {
            slot.known = ask(subject);
            slot.failure = null;
            return slot.known;
        } catch (IOException e) {
            // an interrupt concerns this thread only: the next one in line asks
            conclusive = !Thread.currentThread().isInterrupted();
            slot.failure = e;
            slots.remove(subject, slot);
            throw e;
        } finally {
            if (conclusive) {
                slot.questions++;
            }
        }
    }

    private Known ask(Subject subject) throws IOException {
        Outage now = outage;
        if (clock.instant().isBefore(now.until)) {
            throw new TransportException(
                    OPERATION,
                    subject.bucket,
                    "nobody answered a moment ago (" + now.failure.getMessage() + ")",
                    false,
                    0,
                    now.failure);
        }
        String query = Query.empty()
                .with("ak", subject.accessKey)
                .with("bucket", subject.bucket)
                .toString();
        try {
            RegionHosts hosts = RegionAnswer.read(
                    calls.call(
                            endpoint.hosts(),
                            host -> ServiceRequest.of(OPERATION, subject.bucket, "GET", host + "/v4/query?" + query)),
                    endpoint.scheme());
            Instant told = clock.instant();
            return new Known(hosts, told.plus(hosts.ttl().dividedBy(2)), told.plus(hosts.ttl()));
        } catch (MalformedAnswerException e) {
            throw new IntegrityException(OPERATION, subject.bucket, e.getMessage());
        } catch (CloudException e) {
            if (isOutage(e) && !Thread.currentThread().isInterrupted()) {
                outage = new Outage(clock.instant().plus(SILENCE), e);
            }
            throw e;
        }
    }

    /** Whether this is about the hosts that were asked, and not about the bucket. */
    private static boolean isOutage(CloudException e) {
        return e instanceof TransportException
                || e instanceof ServiceException refusal && refusal.error().retryable();
    }

    /** Forgets what is known about a bucket, as after its deletion. */
    void forget(String accessKey, String bucket) {
        slots.remove(new Subject(accessKey, bucket));
    }

    @Override
    public void close() {
        calls.close();
    }
}
