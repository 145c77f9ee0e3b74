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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import okhttp3.Interceptor;
import okhttp3.Response;

import io.github.camelcn.common.error.TransportException;

/**
 * The step that limits the connections in use at the same time. OkHttp's pool limits only the idle ones. A connection
 * counts as used from here until the response is closed, or until the attempt has failed.
 */
final class ConnectionLimit implements Interceptor {

    private final int maxConnections;
    private final Duration longestWait;
    private final Duration callTimeout;
    private final Semaphore free;

    /** The longest wait is {@code connectTimeout}, or what {@code callTimeout} leaves of it. */
    ConnectionLimit(HttpOptions options) {
        this.maxConnections = options.maxConnections();
        this.longestWait = options.connectTimeout();
        this.callTimeout = options.callTimeout();
        this.free = new Semaphore(maxConnections);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        CallContext call = CallContext.of(chain);
        acquire(call);
        boolean answered = false;
        try {
            Response response = chain.proceed(chain.request());
            answered = true;
            return response;
        } finally {
            if (!answered) {
                release(call);
            }
        }
    }

    private void acquire(CallContext call) throws TransportException {
        if (!free.tryAcquire()) {
            await(call);
        }
        call.connectionTaken();
    }

    private void await(CallContext call) throws TransportException {
        long wait = longestWait.isZero() ? Long.MAX_VALUE : longestWait.toNanos();
        // OkHttp's own timer cannot wake who waits here
        long left = callTimeout.isZero() ? Long.MAX_VALUE : callTimeout.toNanos() - call.elapsedNanos();
        try {
            if (!free.tryAcquire(Math.min(wait, left), TimeUnit.NANOSECONDS)) {
                throw failure(
                        call.request(),
                        "no free connection within "
                                + (wait <= left
                                        ? "connectTimeout (" + longestWait + ")"
                                        : "callTimeout (" + callTimeout + ")")
                                + ", all " + maxConnections
                                + " (maxConnections) are in use. Raise maxConnections, or look for bodies that were"
                                + " neither read to their end nor closed",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(call.request(), "interrupted while waiting for a free connection", e);
        }
    }

    private static TransportException failure(ServiceRequest request, String why, Throwable causeOrNull) {
        return new TransportException(request.operation(), request.resource(), why, false, 0, causeOrNull);
    }

    /** Gives the call's connection back; only the first time counts. */
    void release(CallContext call) {
        if (call.releaseConnection()) {
            free.release();
        }
    }

    int free() {
        return free.availablePermits();
    }
}
