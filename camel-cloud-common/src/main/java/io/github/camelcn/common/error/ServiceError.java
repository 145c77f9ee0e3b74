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
package io.github.camelcn.common.error;

import java.time.Duration;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A service's "no", decoded: what its error table and the answer say, before it becomes an exception.
 *
 * @param kind what a route author thinks about
 * @param status the HTTP status
 * @param code the service's own code, empty if the answer carried none
 * @param message the service's own words, empty if none
 * @param requestId the id to give to the service's support, empty if none
 * @param retryable whether the same request may succeed a moment later
 * @param hint what to do about it, a sentence; empty if there is nothing to add
 * @param retryAfter how long the service asked us to wait
 * @param region where the bucket really is, for {@link ErrorKind#WRONG_REGION}; empty if unknown
 * @param bucketName what the bucket is really called, for {@link ErrorKind#WRONG_BUCKET_NAME}; empty if unknown
 */
public record ServiceError(
        ErrorKind kind,
        int status,
        String code,
        String message,
        String requestId,
        boolean retryable,
        String hint,
        Optional<Duration> retryAfter,
        String region,
        String bucketName) {

    public ServiceError {
        requireNonNull(kind, "kind");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        requireNonNull(requestId, "requestId");
        requireNonNull(hint, "hint");
        requireNonNull(retryAfter, "retryAfter");
        requireNonNull(region, "region");
        requireNonNull(bucketName, "bucketName");
    }

    public ServiceError(
            ErrorKind kind, int status, String code, String message, String requestId, boolean retryable, String hint) {
        this(kind, status, code, message, requestId, retryable, hint, Optional.empty(), "", "");
    }

    public ServiceError withRetryAfter(Optional<Duration> wait) {
        return new ServiceError(kind, status, code, message, requestId, retryable, hint, wait, region, bucketName);
    }

    public ServiceError withHint(String newHint) {
        return new ServiceError(
                kind, status, code, message, requestId, retryable, newHint, retryAfter, region, bucketName);
    }

    /** The same answer, understood as "this bucket lives elsewhere". */
    public ServiceError inRegion(String actualRegion, String newHint) {
        return new ServiceError(
                ErrorKind.WRONG_REGION,
                status,
                code,
                message,
                requestId,
                false,
                newHint,
                Optional.empty(),
                actualRegion,
                "");
    }

    /** The same answer, understood as "this bucket has another name". */
    public ServiceError named(String rightName, String newHint) {
        return new ServiceError(
                ErrorKind.WRONG_BUCKET_NAME,
                status,
                code,
                message,
                requestId,
                false,
                newHint,
                Optional.empty(),
                "",
                rightName);
    }
}
