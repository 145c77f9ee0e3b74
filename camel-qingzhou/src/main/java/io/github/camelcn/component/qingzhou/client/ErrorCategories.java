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

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;

/** Which category an exception of this component belongs to. Stateless. */
public final class ErrorCategories {

    private ErrorCategories() {}

    /** {@link ErrorCategory#UNKNOWN} for exceptions that are none of ours. */
    public static ErrorCategory of(Throwable failure) {
        if (failure instanceof ServiceException refusal) {
            return of(refusal.kind());
        }
        if (failure instanceof TransportException || failure instanceof IntegrityException) {
            return ErrorCategory.TRANSPORT;
        }
        if (failure instanceof NotOfferedException) {
            return ErrorCategory.NOT_OFFERED;
        }
        if (failure instanceof WaitFailedException wait) {
            return wait.category();
        }
        if (failure instanceof MayHaveBeenCreatedException lost) {
            return of(lost.getCause());
        }
        return failure instanceof IllegalArgumentException ? ErrorCategory.INVALID_PARAMETER : ErrorCategory.UNKNOWN;
    }

    static ErrorCategory of(ErrorKind kind) {
        return switch (kind) {
            case INVALID_CREDENTIALS -> ErrorCategory.AUTH;
            case CLOCK_SKEW -> ErrorCategory.CLOCK_SKEW;
            case ACCESS_DENIED -> ErrorCategory.PERMISSION;
            case THROTTLED -> ErrorCategory.THROTTLING;
            case NOT_FOUND -> ErrorCategory.NOT_FOUND;
            case CONFLICT -> ErrorCategory.CONFLICT;
            case QUOTA_EXCEEDED -> ErrorCategory.QUOTA;
            case ACCOUNT_PROBLEM -> ErrorCategory.BILLING;
            case INVALID_REQUEST -> ErrorCategory.INVALID_PARAMETER;
            case NOT_SUPPORTED -> ErrorCategory.NOT_OFFERED;
            case UNAVAILABLE -> ErrorCategory.SERVER;
            default -> ErrorCategory.UNKNOWN;
        };
    }

    /** The suite's word for a category that a service can answer with. */
    static ErrorKind kind(ErrorCategory category) {
        return switch (category) {
            case AUTH -> ErrorKind.INVALID_CREDENTIALS;
            case CLOCK_SKEW -> ErrorKind.CLOCK_SKEW;
            case PERMISSION -> ErrorKind.ACCESS_DENIED;
            case THROTTLING -> ErrorKind.THROTTLED;
            case NOT_FOUND -> ErrorKind.NOT_FOUND;
            case CONFLICT -> ErrorKind.CONFLICT;
            case QUOTA -> ErrorKind.QUOTA_EXCEEDED;
            case BILLING -> ErrorKind.ACCOUNT_PROBLEM;
            case INVALID_PARAMETER -> ErrorKind.INVALID_REQUEST;
            case NOT_OFFERED -> ErrorKind.NOT_SUPPORTED;
            case SERVER, TRANSPORT, TIMEOUT -> ErrorKind.UNAVAILABLE;
            case UNKNOWN -> ErrorKind.UNKNOWN;
        };
    }

    /** What a bare status means. Source: RFC 9110, section 15, as this component reads it. */
    static ErrorCategory ofStatus(int status) {
        return switch (status) {
            case 401 -> ErrorCategory.AUTH;
            case 402 -> ErrorCategory.BILLING;
            case 403 -> ErrorCategory.PERMISSION;
            case 404 -> ErrorCategory.NOT_FOUND;
            case 405, 501 -> ErrorCategory.NOT_OFFERED;
            case 409 -> ErrorCategory.CONFLICT;
            case 429 -> ErrorCategory.THROTTLING;
            default -> {
                if (status >= 500) {
                    yield ErrorCategory.SERVER;
                }
                yield status >= 400 ? ErrorCategory.INVALID_PARAMETER : ErrorCategory.TRANSPORT;
            }
        };
    }
}
