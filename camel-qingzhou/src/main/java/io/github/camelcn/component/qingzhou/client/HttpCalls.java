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
package io.github.camelcn.component.qingzhou.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;

/** Sends requests and reads answers, within the number of calls that are allowed. Thread-safe. */
final class HttpCalls implements Closeable {

    private static final int MAX_ANSWER_BYTES = 32 << 20;

    private final CloudHttpClient client;
    private final CallLimiter limiter;

    HttpCalls(CloudHttpClient client, CallLimiter limiter) {
        this.client = client;
        this.limiter = limiter;
    }

    Answer send(ServiceRequest request) throws IOException {
        try {
            Duration waited = limiter.await();
            if (!waited.isZero()) {
                client.limited(request, waited);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(request + ": interrupted while waiting for maxCallsPerHour");
        }
        try (ServiceResponse response = client.execute(request)) {
            String requestId = response.header("x-acs-request-id");
            Map<String, Object> body = Json.object(response.bytes(MAX_ANSWER_BYTES))
                    .orElseThrow(() -> new IntegrityException(
                            request.operation(), request.resource(), "the answer is not a JSON object"));
            return new Answer(body, requestId);
        }
    }

    /** Whose name requests are signed in now. */
    Credentials credentials() {
        return client.credentials();
    }

    Instant now() {
        return client.now();
    }

    CallLimiter limiter() {
        return limiter;
    }

    @Override
    public void close() {
        client.close();
    }
}
