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
import java.util.function.LongSupplier;

import okhttp3.Interceptor;
import okhttp3.Response;

import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.retry.Sleeper;
import io.github.camelcn.common.retry.TokenBucket;

/**
 * The step that keeps the attempts of a client, repetitions included, below {@code maxRequestsPerSecond}. A second's
 * share may go out at once. Who waits does so in order; a wait that {@code callTimeout} has no time for fails at once,
 * for the later ones would only wait longer behind it.
 */
final class RateLimit implements Interceptor {

    private final TokenBucket bucket;
    private final double perSecond;
    private final Sleeper sleeper;
    private final Duration callTimeout;

    /** @param options with a limit of requests */
    RateLimit(HttpOptions options, LongSupplier nanoTime, Sleeper sleeper) {
        this.perSecond = options.maxRequestsPerSecond();
        this.bucket = new TokenBucket(perSecond, Math.max(1, perSecond), nanoTime);
        this.sleeper = sleeper;
        this.callTimeout = options.callTimeout();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        await(CallContext.of(chain));
        return chain.proceed(chain.request());
    }

    private void await(CallContext call) throws TransportException {
        long wait = bucket.take(1);
        if (wait == 0) {
            return;
        }
        if (!callTimeout.isZero() && call.elapsedNanos() + wait >= callTimeout.toNanos()) {
            bucket.giveBack(1);
            throw failure(
                    call.request(),
                    "callTimeout (" + callTimeout + ") leaves no time to wait " + Duration.ofNanos(wait)
                            + " for maxRequestsPerSecond (" + perSecond + ")",
                    null);
        }
        try {
            sleeper.sleep(Duration.ofNanos(wait));
        } catch (InterruptedException e) {
            bucket.giveBack(1);
            Thread.currentThread().interrupt();
            throw failure(call.request(), "interrupted while waiting for maxRequestsPerSecond", e);
        }
        call.meter().limited(wait);
    }

    private static TransportException failure(ServiceRequest request, String why, Throwable causeOrNull) {
        return new TransportException(request.operation(), request.resource(), why, false, 0, causeOrNull);
    }
}
