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

import java.util.Optional;

import io.github.camelcn.common.error.ServiceError;

/** Turns an answer that is not a success into a {@link ServiceError}. Stateless. */
@FunctionalInterface
public interface ErrorDecoder {

    /**
     * @param request what was asked
     * @param answer status, headers and the beginning of the body
     */
    ServiceError decode(ServiceRequest request, FailedAnswer answer);

    /**
     * A header without which an answer did not come from the service, but from something on the way such as a login
     * page: then even an answer 2xx is handed to {@link #decode}. Empty if there is no such header, or it does not matter.
     */
    default String requiredHeader(ServiceRequest request) {
        return "";
    }

    /** Whether a cache may have answered, which keeps no such header: then only pages of HTML are refused without it. */
    default boolean mayComeFromCache(ServiceRequest request) {
        return false;
    }

    /** The header in which the service names a request, for its support; empty if there is none. */
    default String requestIdHeader() {
        return "";
    }

    /** Whether the service also says no with status 200, so that every answer has to be read before it can be believed. */
    default boolean readsSuccesses() {
        return false;
    }

    /**
     * Looks at an answer with status 2xx, if {@link #readsSuccesses}.
     *
     * @param request what was asked
     * @param answer status, headers and the whole body
     * @return the error it turns out to be; empty for a success
     */
    default Optional<ServiceError> decodeSuccess(ServiceRequest request, FailedAnswer answer) {
        return Optional.empty();
    }
}
