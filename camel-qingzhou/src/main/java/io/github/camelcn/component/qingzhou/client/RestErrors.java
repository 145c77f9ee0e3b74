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

import java.util.Map;
import java.util.Optional;

import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.http.ErrorDecoder;
import io.github.camelcn.common.http.FailedAnswer;
import io.github.camelcn.common.http.Idempotency;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;

/**
 * What errors of the rest style mean. The status alone is not trusted: a code other than 0 is an error whatever the
 * status, and so is a status other than 2xx whatever the code. Stateless.
 *
 * <p>Source: the OpenIDCS driver knows code 0 and the rest; the reading of the rest is ours.
 */
final class RestErrors implements ErrorDecoder {

    private static final int UNKNOWN_STATUS = 0;

    @Override
    public boolean readsSuccesses() {
        return true;
    }

    @Override
    public Optional<ServiceError> decodeSuccess(ServiceRequest request, FailedAnswer answer) {
        Optional<Map<String, String>> firstLevel = Json.firstLevel(answer.body());
        if (firstLevel.isEmpty()) {
            return Optional.of(NoAnswer.notJson(request, answer));
        }
        return "0".equals(firstLevel.get().get("code"))
                ? Optional.empty()
                : Optional.of(error(request, answer, firstLevel.get()));
    }

    @Override
    public ServiceError decode(ServiceRequest request, FailedAnswer answer) {
        return error(request, answer, Json.firstLevel(answer.body()).orElse(Map.of()));
    }

    private static ServiceError error(ServiceRequest request, FailedAnswer answer, Map<String, String> envelope) {
        String code = envelope.getOrDefault("code", "");
        int status = effectiveStatus(code, answer.status());
        boolean login = request.operation().equals(RestLogin.OPERATION);
        ErrorCategory category = status == UNKNOWN_STATUS ? ErrorCategory.UNKNOWN : ErrorCategories.ofStatus(status);
        if (login && category != ErrorCategory.THROTTLING && category != ErrorCategory.SERVER) {
            category = ErrorCategory.AUTH;
        }
        boolean safe = request.idempotency() == Idempotency.IDEMPOTENT;
        return new ServiceError(
                ErrorCategories.kind(category),
                status == UNKNOWN_STATUS ? answer.status() : status,
                code,
                Secrecy.hidden(request, envelope.getOrDefault("msg", envelope.getOrDefault("message", ""))),
                "",
                category == ErrorCategory.THROTTLING || category == ErrorCategory.SERVER && safe,
                category == ErrorCategory.AUTH ? Hints.of("login") : Hints.of(category));
    }

    private static int effectiveStatus(String code, int status) {
        Long number = Values.whole(code);
        if (number != null && number >= 400 && number <= 599) {
            return number.intValue();
        }
        return status / 100 == 2 ? UNKNOWN_STATUS : status;
    }
}
