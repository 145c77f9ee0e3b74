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
package io.github.camelcn.common.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import okhttp3.Interceptor;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.retry.RetryBudget;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.common.retry.Sleeper;

/**
 * The outermost step: repeats what may be repeated, waits in between, and tells the whole story when it gives up.
 * Nothing below it repeats a request, and nothing above it should.
 */
final class RetryInterceptor implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RetryInterceptor.class);

    private final RetryPolicy policy;
    private final RetryBudget budget;
    private final Sleeper sleeper;
    private final TransportFailures transport;
    private final Duration callTimeout;

    RetryInterceptor(RetryPolicy policy, RetryBudget budget, Sleeper sleeper, HttpOptions options) {
        this.policy = policy;
        this.budget = budget;
        this.sleeper = sleeper;
        this.transport = new TransportFailures(options);
        this.callTimeout = options.callTimeout();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        CallContext call = CallContext.of(chain);
        Failures failures = new Failures();
        while (true) {
            call.startAttempt();
            try {
                Response response = chain.proceed(chain.request());
                budget.succeeded();
                return response;
            } catch (CloudException e) {
                boolean repeatable = e instanceof ServiceException refusal && mayRepeat(refusal, call);
                failures.add(e, repeatable, false);
            } catch (IOException e) {
                boolean stale = transport.isStaleConnection(e, call) && failures.count() == 0;
                failures.add(transport.explain(e, call, failures.count() + 1), transport.mayRepeat(e, call), stale);
            }
            waitOrGiveUp(chain, call, failures);
        }
    }

    /**
     * A service that answered did not do it, so anything may be repeated that it calls temporary; but after 500, 502 and
     * 504 only what may be done twice, since nobody knows how far it came. Neither does a 2xx that was not the service's
     * own tell.
     */
    private static boolean mayRepeat(ServiceException refusal, CallContext call) {
        boolean certainlyRefused = refusal.status() >= 300 && refusal.status() < 500 || refusal.status() == 503;
        return refusal.error().retryable()
                && (certainlyRefused || call.request().idempotency() == Idempotency.IDEMPOTENT);
    }

    private void waitOrGiveUp(Chain chain, CallContext call, Failures failures) throws CloudException {
        boolean goesOn = failures.lastRepeatable
                && failures.count() <= policy.retries()
                && call.canResend()
                && !chain.call().isCanceled()
                && !Thread.currentThread().isInterrupted();
        if (!goesOn) {
            throw failures.summary();
        }
        Duration wait = waitBefore(failures);
        if (!callTimeout.isZero() && call.elapsedNanos() + wait.toNanos() >= callTimeout.toNanos()) {
            LOG.debug("{}: not repeated, callTimeout leaves no time", call.request());
            throw failures.summary();
        }
        if (!budget.tryRetry()) {
            LOG.debug("{}: not repeated, the retry budget of this client is used up", call.request());
            throw failures.summary();
        }
        LOG.debug(
                "{}; repetition {} of {} in {}",
                failures.last().getMessage(),
                failures.count(),
                policy.retries(),
                wait);
        sleep(wait, call, failures);
    }

    private Duration waitBefore(Failures failures) {
        if (failures.lastStale) {
            return Duration.ZERO;
        }
        Duration ours = policy.delay(failures.count(), ThreadLocalRandom.current());
        if (failures.last() instanceof ServiceException refusal) {
            Duration theirs = refusal.error().retryAfter().orElse(Duration.ZERO);
            Duration longer = theirs.compareTo(ours) > 0 ? theirs : ours;
            return longer.compareTo(policy.maxDelay()) > 0 ? policy.maxDelay() : longer;
        }
        return ours;
    }

    private void sleep(Duration wait, CallContext call, Failures failures) throws CloudException {
        if (wait.isZero()) {
            return;
        }
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CloudException summary = failures.summary();
            boolean mayHaveHappened = summary instanceof TransportException lost && lost.mayHaveHappened();
            throw new TransportException(
                    call.request().operation(),
                    call.request().resource(),
                    "interrupted while waiting to repeat it",
                    mayHaveHappened,
                    failures.count(),
                    summary);
        }
    }

    /** What went wrong so far, in order. */
    private static final class Failures {

        private List<CloudException> all = List.of();
        private boolean lastRepeatable;
        private boolean lastStale;

        void add(CloudException failure, boolean repeatable, boolean stale) {
            if (all.isEmpty()) {
                all = new ArrayList<>();
            }
            all.add(failure);
            lastRepeatable = repeatable;
            lastStale = stale;
        }

        int count() {
            return all.size();
        }

        CloudException last() {
            return all.get(all.size() - 1);
        }

        /** The last failure, with the number of attempts in its message and the earlier ones as suppressed exceptions. */
        CloudException summary() {
            CloudException last = last();
            List<CloudException> earlier = all.subList(0, all.size() - 1);
            if (earlier.isEmpty()) {
                return last;
            }
            if (last instanceof ServiceException refusal) {
                return refusal.after(count(), earlier);
            }
            earlier.forEach(last::addSuppressed);
            return last;
        }
    }
}
