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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.Idempotency;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.wire.MalformedAnswerException;
import io.github.camelcn.common.wire.ShortAnswers;

/**
 * Sends requests to one host after the other until one answers. At each host a request is repeated as the retry policy
 * says; a host that failed then rests. What may not be done twice goes to another host only if it certainly was not
 * done. Thread-safe.
 */
final class ManagementCalls implements Closeable {

    /** More than a thousand stat answers with all their metadata need. */
    private static final int MAX_ANSWER = 16 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloudHttpClient http;
    private final ShortAnswers answers;
    private final Duration callTimeout;
    private final RestingHosts resting;

    /**
     * @param readings how often an answer that breaks off is asked for, in all
     * @param callTimeout zero for none
     */
    ManagementCalls(CloudHttpClient http, int readings, Duration callTimeout, Clock clock) {
        this.http = http;
        this.answers = new ShortAnswers(readings);
        this.callTimeout = callTimeout;
        this.resting = new RestingHosts(clock);
    }

    CloudHttpClient http() {
        return http;
    }

    /**
     * Sends a request and reads the JSON it is answered with.
     *
     * @param hosts scheme and host each, the best first; not empty
     * @param request the request to send to one of them
     * @return a missing node if the answer is empty
     */
    JsonNode call(List<String> hosts, Function<String, ServiceRequest> request) throws IOException {
        long started = System.nanoTime();
        List<CloudException> earlier = new ArrayList<>();
        List<String> order = resting.order(hosts);
        for (String host : order) {
            ServiceRequest toHost = request.apply(host);
            try {
                JsonNode answer = answer(toHost);
                resting.works(host);
                return answer;
            } catch (TransportException | ServiceException e) {
                boolean blamed = isHostToBlame(e);
                if (blamed) {
                    resting.rest(host);
                }
                boolean last = earlier.size() + 1 == order.size();
                if (!blamed || last || !mayGoElsewhere(e, toHost) || isLate(started)) {
                    throw summary(e, earlier);
                }
                earlier.add(e);
            }
        }
        throw new IllegalArgumentException("there is no host to send the request to");
    }

    private JsonNode answer(ServiceRequest request) throws IOException {
        if (request.idempotency() == Idempotency.IDEMPOTENT) {
            return answers.read(request, http::execute, ManagementCalls::json);
        }
        try (ServiceResponse response = http.execute(request)) {
            return onlyAnswer(request, response);
        }
    }

    /** What was answered was done, even if the answer breaks off. */
    private static JsonNode onlyAnswer(ServiceRequest request, ServiceResponse response) throws IOException {
        try {
            return json(response);
        } catch (TransportException e) {
            throw new TransportException(
                    request.operation(), request.resource(), "the answer broke off", true, e.attempts(), e);
        } catch (MalformedAnswerException e) {
            throw new IntegrityException(request.operation(), request.resource(), e.getMessage());
        }
    }

    private static JsonNode json(ServiceResponse response) throws IOException {
        byte[] body = response.bytes(MAX_ANSWER);
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new MalformedAnswerException("JSON", e.getOriginalMessage(), e);
        }
    }

    /** Whether another host may do better: this one does not answer, or says that it cannot. */
    private static boolean isHostToBlame(CloudException e) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        if (e instanceof ServiceException refusal) {
            boolean foreign = refusal.requestId().isEmpty();
            return foreign
                    || refusal.kind() == ErrorKind.UNAVAILABLE
                            && refusal.error().retryable()
                            && isServerError(refusal);
        }
        return true;
    }

    private static boolean isServerError(ServiceException refusal) {
        return refusal.status() >= 500;
    }

    private static boolean mayGoElsewhere(CloudException e, ServiceRequest request) {
        if (request.idempotency() == Idempotency.IDEMPOTENT) {
            return true;
        }
        return e instanceof TransportException lost
                ? !lost.mayHaveHappened()
                : e instanceof ServiceException refusal && (refusal.status() == 503 || refusal.status() / 100 == 4);
    }

    private boolean isLate(long startedNanos) {
        return !callTimeout.isZero() && System.nanoTime() - startedNanos >= callTimeout.toNanos();
    }

    /** The last failure, with the number of all attempts and the failures at other hosts as suppressed exceptions. */
    private static CloudException summary(CloudException last, List<CloudException> earlier) {
        if (earlier.isEmpty()) {
            return last;
        }
        if (last instanceof ServiceException refusal) {
            int attempts = refusal.attempts();
            for (CloudException each : earlier) {
                attempts += each.attempts();
            }
            return refusal.after(attempts, earlier);
        }
        earlier.forEach(last::addSuppressed);
        return last;
    }

    @Override
    public void close() {
        http.close();
    }
}
