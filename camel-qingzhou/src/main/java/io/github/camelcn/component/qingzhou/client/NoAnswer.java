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
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.http.FailedAnswer;
import io.github.camelcn.common.http.Idempotency;
import io.github.camelcn.common.http.ServiceRequest;

/** Answers 2xx that are none: a page of a proxy, half a document. */
final class NoAnswer {

    private static final int INTERNAL_ERROR = 500;

    private NoAnswer() {}

    /** Nobody knows whether the service acted, as after a failure in the middle of it: hence that status. */
    static ServiceError notJson(ServiceRequest request, FailedAnswer answer) {
        return new ServiceError(
                ErrorKind.UNAVAILABLE,
                answer.status() == 200 ? INTERNAL_ERROR : answer.status(),
                "",
                "the answer is not a JSON object",
                "",
                request.idempotency() == Idempotency.IDEMPOTENT,
                "Check endpoint and the network: something on the way, such as a proxy or a login page, may have answered");
    }
}
