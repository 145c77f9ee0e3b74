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
package io.github.camelcn.common.wire;

import java.time.Duration;
import java.util.Optional;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;

import static io.github.camelcn.common.error.ErrorKind.ACCESS_DENIED;
import static io.github.camelcn.common.error.ErrorKind.ACCOUNT_PROBLEM;
import static io.github.camelcn.common.error.ErrorKind.CONFLICT;
import static io.github.camelcn.common.error.ErrorKind.INVALID_CREDENTIALS;
import static io.github.camelcn.common.error.ErrorKind.INVALID_RANGE;
import static io.github.camelcn.common.error.ErrorKind.INVALID_REQUEST;
import static io.github.camelcn.common.error.ErrorKind.NOT_MODIFIED;
import static io.github.camelcn.common.error.ErrorKind.NOT_SUPPORTED;
import static io.github.camelcn.common.error.ErrorKind.OBJECT_NOT_FOUND;
import static io.github.camelcn.common.error.ErrorKind.PRECONDITION_FAILED;
import static io.github.camelcn.common.error.ErrorKind.THROTTLED;
import static io.github.camelcn.common.error.ErrorKind.UNAVAILABLE;
import static io.github.camelcn.common.error.ErrorKind.UNKNOWN;
import static io.github.camelcn.common.error.ErrorKind.WRONG_REGION;
import static java.util.Objects.requireNonNull;

/**
 * A line of a service's error table: what a code means. Immutable.
 *
 * @param kind what a route author thinks about
 * @param retryable whether the same request may succeed later
 * @param hint what to do about it, a sentence without a full stop; empty if there is nothing to add
 * @param retryAfter how long to wait at least before the same is tried again
 */
public record ErrorRule(ErrorKind kind, boolean retryable, String hint, Optional<Duration> retryAfter) {

    /** For tables: the same request may succeed later. */
    public static final boolean RETRY = true;

    /** For tables: the same request fails again. */
    public static final boolean FINAL = false;

    private static final int LONGEST_MESSAGE = 500;

    public ErrorRule {
        requireNonNull(kind, "kind");
        requireNonNull(hint, "hint");
        requireNonNull(retryAfter, "retryAfter");
    }

    public ErrorRule(ErrorKind kind, boolean retryable, String hint) {
        this(kind, retryable, hint, Optional.empty());
    }

    public ErrorRule(ErrorKind kind, boolean retryable, String hint, Duration wait) {
        this(kind, retryable, hint, Optional.of(wait));
    }

    /** The same with other words of advice. */
    public ErrorRule withHint(String newHint) {
        return new ErrorRule(kind, retryable, newHint, retryAfter);
    }

    /**
     * For answers that lack a header which every answer of the service has.
     *
     * @param service its name
     * @param header the one that is missing
     */
    public static ErrorRule foreign(String service, String header) {
        return new ErrorRule(
                UNAVAILABLE,
                RETRY,
                "The answer has no " + header + ", so it is not " + service
                        + "'s own but from something on the way, such as"
                        + " a proxy or a login page: check the network, and that the endpoint is one of " + service);
    }

    /**
     * The error of an answer that lacks everything the service's own errors have, which may be that of a proxy: then it says
     * so; else the error as it is.
     *
     * @param service its name
     * @param header the one that is missing
     */
    public static ServiceError doubted(ServiceError error, String service, String header) {
        if (error.status() < 400
                || !error.code().isEmpty()
                || !error.requestId().isEmpty()) {
            return error;
        }
        return error.withHint((error.hint().isEmpty() ? "" : error.hint() + ". ") + "The answer has no " + header
                + ", so perhaps it is not " + service
                + "'s own but from something on the way, such as a proxy: check the"
                + " network, and that the endpoint is one of " + service);
    }

    /** The error of an answer to HEAD that says 404 and nothing else. */
    public static ServiceError missingOrNot(ServiceError error, String method) {
        boolean open = error.kind() == OBJECT_NOT_FOUND && error.code().isEmpty() && method.equals("HEAD");
        return open && error.hint().isEmpty()
                ? error.withHint("There is no such object or no such bucket: the answer does not tell which")
                : error;
    }

    /**
     * For codes that are in no table, and answers without one, as those to HEAD. Source: RFC 9110, section 15.
     *
     * @param missing what a 404 is about
     */
    public static ErrorRule byStatus(int status, ErrorKind missing) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> new ErrorRule(WRONG_REGION, FINAL, "");
            case 304 -> new ErrorRule(NOT_MODIFIED, FINAL, "");
            case 401 -> new ErrorRule(INVALID_CREDENTIALS, FINAL, "Check accessKey and secretKey");
            case 402 -> new ErrorRule(ACCOUNT_PROBLEM, FINAL, "The account is in arrears: it has to be topped up");
            case 403 -> new ErrorRule(ACCESS_DENIED, FINAL, "");
            case 404 -> new ErrorRule(missing, FINAL, "");
            case 405, 501 -> new ErrorRule(NOT_SUPPORTED, FINAL, "");
            case 408 -> new ErrorRule(UNAVAILABLE, RETRY, "The service did not get the request in time");
            case 409 -> new ErrorRule(CONFLICT, FINAL, "");
            case 412 -> new ErrorRule(PRECONDITION_FAILED, FINAL, "");
            case 416 -> new ErrorRule(INVALID_RANGE, FINAL, "The range lies outside the object");
            case 429 -> new ErrorRule(THROTTLED, RETRY, "Send fewer requests at a time");
            case 500, 502, 503, 504 -> new ErrorRule(UNAVAILABLE, RETRY, "");
            default ->
                status >= 500
                        ? new ErrorRule(UNAVAILABLE, FINAL, "")
                        : status >= 400 ? new ErrorRule(INVALID_REQUEST, FINAL, "") : new ErrorRule(UNKNOWN, FINAL, "");
        };
    }

    /** The error of an answer that this rule is about; of a long message the beginning. */
    public ServiceError error(int status, String code, String message, String requestId) {
        String words = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
        ServiceError error = new ServiceError(kind, status, code, words, requestId, retryable, hint);
        return retryAfter.isPresent() ? error.withRetryAfter(retryAfter) : error;
    }
}
