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

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import okhttp3.Request;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;
import io.github.camelcn.common.retry.RetryPolicy;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A made-up service that is easy to read: signatures show what was signed, errors are the word in the body, and whatever
 * it calls UNAVAILABLE or THROTTLED may be retried.
 */
final class TestService {

    static final Credentials ALICE = Credentials.of("alice", "wonderland-secret");

    private TestService() {}

    static Request sign(Request unsigned, ServiceRequest source, Credentials credentials, Instant now) {
        Request.Builder signed = unsigned.newBuilder().header("Date", HttpDates.format(now));
        if (!credentials.isAnonymous()) {
            String signature = credentials.accessKey() + " " + unsigned.url().host()
                    + unsigned.url().encodedPath();
            signed.header("Authorization", "TEST " + signature);
        }
        return signed.build();
    }

    static ServiceError decode(ServiceRequest request, FailedAnswer answer) {
        String word = new String(answer.body(), UTF_8);
        ErrorKind kind = kind(word, answer.status());
        boolean retryable = kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.THROTTLED;
        return new ServiceError(kind, answer.status(), word, "", answer.header("x-request-id"), retryable, "");
    }

    private static ErrorKind kind(String word, int status) {
        for (ErrorKind kind : ErrorKind.values()) {
            if (kind.name().equals(word)) {
                return kind;
            }
        }
        return switch (status) {
            case 408, 500, 502, 503, 504 -> ErrorKind.UNAVAILABLE;
            case 429 -> ErrorKind.THROTTLED;
            case 404 -> ErrorKind.OBJECT_NOT_FOUND;
            default -> ErrorKind.UNKNOWN;
        };
    }

    /** A client of this service that never really sleeps. */
    static CloudHttpClient.Builder client(RecordingSleeper sleeper) {
        return CloudHttpClient.builder()
                .options(quick().build())
                .signer(TestService::sign)
                .errorDecoder(TestService::decode)
                .credentials(CredentialsProvider.of(ALICE))
                .retryPolicy(new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(20)))
                .sleeper(sleeper);
    }

    /** A test that fails does not hang, and one that does not fail has time. */
    static HttpOptions.Builder quick() {
        return HttpOptions.builder()
                .connectTimeout(Duration.ofMinutes(1))
                .readTimeout(Duration.ofMinutes(1))
                .writeTimeout(Duration.ofMinutes(1));
    }

    static ServiceRequest get(String url) {
        return ServiceRequest.of("getObject", "photos/a.jpg", "GET", url);
    }

    static ServiceRequest put(String url, String body) {
        return ServiceRequest.of("putObject", "photos/a.jpg", "PUT", url).withBody(Payload.of(body.getBytes(UTF_8)));
    }

    static ServiceRequest append(String url, String body) {
        return new ServiceRequest(
                "appendObject",
                "photos/log",
                "POST",
                url,
                Map.of(),
                Payload.of(body.getBytes(UTF_8)),
                Idempotency.NOT_IDEMPOTENT,
                "",
                Duration.ZERO);
    }
}
