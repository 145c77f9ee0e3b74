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

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.camel.spi.ExecutorServiceManager;

/**
 * Renews claims for as long as there are any, also those of exchanges that are settled after their consumer stopped.
 * Started and stopped by one thread at a time.
 */
final class ClaimRenewal {

    private final ExpiringClaims claims;
    private final ExecutorServiceManager threads;
    private final Object owner;
    /** Null while nothing is renewed; guarded by this. */
    private ScheduledExecutorService timer;
    /** Of the timer: where many claims are renewed, several at a time. */
    private ExecutorService helpers;

    private boolean stopping;

    /** @param owner whose threads these are, for Camel's books */
    ClaimRenewal(ExpiringClaims claims, ExecutorServiceManager threads, Object owner) {
        this.claims = claims;
        this.threads = threads;
        this.owner = owner;
    }

    synchronized void start() {
        stopping = false;
        if (timer == null) {
            long pause = claims.pause().toMillis();
            timer = threads.newSingleThreadScheduledExecutor(owner, "ClaimRenewal");
            helpers = threads.newThreadPool(
                    owner, "ClaimRenewals", ConsumerThreads.profile("ClaimRenewals", SideBySide.MOST - 1));
            SideBySide sideBySide = new SideBySide(helpers, SideBySide.MOST);
            timer.scheduleWithFixedDelay(() -> renew(sideBySide), pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    /** At once, or when the last claim is released. */
    synchronized void stop() {
        stopping = true;
        stopIfDone();
    }

    private void renew(SideBySide sideBySide) {
        claims.renew(sideBySide);
        synchronized (this) {
            stopIfDone();
        }
    }

    private void stopIfDone() {
        if (stopping && timer != null && claims.isEmpty()) {
            threads.shutdown(timer);
            threads.shutdown(helpers);
            timer = null;
        }
    }
}
