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
import java.util.regex.Pattern;

import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.http.ErrorDecoder;
import io.github.camelcn.common.http.FailedAnswer;
import io.github.camelcn.common.http.Idempotency;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;

/**
 * What errors of the qingcloud style mean: the status is 200 in any case, {@code ret_code} says the rest. Stateless.
 *
 * <p>Source: QingCloud API documentation, "Error codes", read 2026; which of them pass is our reading.
 */
final class QingCloudErrors implements ErrorDecoder {

    /** Tells "in the wrong state" from "not allowed": both are 1400, and the sample of the first begins with the second. */
    private static final Pattern WRONG_STATE = Pattern.compile(
            "(?i)(is not (running|stopped|available|pending|in-use|active)|is (already|still|being)|in transition"
                    + "|transition_status|status \\[|can ?not be"
                    + " (started|stopped|restarted|resized|reset|terminated|attached|detached|deleted))");

    private static final int BUSY = 5100;
    private static final int INTERNAL_ERROR = 5000;
    private static final int UPDATING = 5300;
    private static final int SERVICE_UNAVAILABLE = 503;

    @Override
    public boolean readsSuccesses() {
        return true;
    }

    @Override
    public Optional<ServiceError> decodeSuccess(ServiceRequest request, FailedAnswer answer) {
        Optional<Map<String, String>> firstLevel = Json.firstLevel(answer.body());
        if (firstLevel.isEmpty() || !firstLevel.get().containsKey("ret_code")) {
            return Optional.of(NoAnswer.notJson(request, answer));
        }
        return firstLevel.get().get("ret_code").equals("0")
                ? Optional.empty()
                : Optional.of(error(request, answer, firstLevel.get()));
    }

    /** Source: QingCloud's SDKs, which take any status but 200 for a failure on the way. */
    @Override
    public ServiceError decode(ServiceRequest request, FailedAnswer answer) {
        Map<String, String> firstLevel = Json.firstLevel(answer.body()).orElse(Map.of());
        if (firstLevel.containsKey("ret_code")) {
            return error(request, answer, firstLevel);
        }
        ErrorCategory category = ErrorCategories.ofStatus(answer.status());
        boolean safe = request.idempotency() == Idempotency.IDEMPOTENT;
        return new ServiceError(
                ErrorCategories.kind(category),
                answer.status(),
                "",
                "",
                "",
                category == ErrorCategory.THROTTLING || category == ErrorCategory.SERVER && safe,
                Hints.of(category));
    }

    private static ServiceError error(ServiceRequest request, FailedAnswer answer, Map<String, String> body) {
        String code = body.get("ret_code");
        String message = body.getOrDefault("message", "");
        Integer number = Values.integer(code);
        ErrorCategory category = number == null ? ErrorCategory.UNKNOWN : category(number, message);
        return new ServiceError(
                ErrorCategories.kind(category),
                // the chain must see that the service did nothing, which 200 does not say
                number != null && number == UPDATING ? SERVICE_UNAVAILABLE : answer.status(),
                code,
                Secrecy.hidden(request, message),
                body.getOrDefault("req_id", ""),
                number != null && retryable(number, request),
                hint(number == null ? 0 : number, category));
    }

    private static ErrorCategory category(int code, String message) {
        return switch (code) {
            case 1100, 5600 -> ErrorCategory.INVALID_PARAMETER;
            case 1101, 3300 -> ErrorCategory.NOT_OFFERED;
            case 1200 -> ErrorCategory.AUTH;
            case 1300 -> ErrorCategory.CLOCK_SKEW;
            case 1400 -> WRONG_STATE.matcher(message).find() ? ErrorCategory.CONFLICT : ErrorCategory.PERMISSION;
            case 2000 -> ErrorCategory.AUTH;
            case 2100 -> ErrorCategory.NOT_FOUND;
            case 2110, 2200, 2300, 5400 -> ErrorCategory.CONFLICT;
            case 2400 -> ErrorCategory.BILLING;
            case 2500, 5200 -> ErrorCategory.QUOTA;
            case INTERNAL_ERROR, BUSY, UPDATING, 5500 -> ErrorCategory.SERVER;
            default -> {
                if (code >= 1500 && code <= 1662) {
                    yield ErrorCategory.AUTH;
                }
                if (code >= 4000 && code <= 4005) {
                    yield ErrorCategory.SERVER;
                }
                yield code >= 8000 && code <= 8004 ? ErrorCategory.INVALID_PARAMETER : ErrorCategory.UNKNOWN;
            }
        };
    }

    /** After "busy" anything may be sent again that may be done twice; after an internal error only what changes nothing. */
    private static boolean retryable(int code, ServiceRequest request) {
        return switch (code) {
            case UPDATING -> true;
            case BUSY -> request.idempotency() == Idempotency.IDEMPOTENT;
            case INTERNAL_ERROR -> request.idempotency() == Idempotency.IDEMPOTENT && isRead(request.operation());
            default -> false;
        };
    }

    private static boolean isRead(String operation) {
        return operation.startsWith("list")
                || operation.startsWith("get")
                || operation.startsWith("describe")
                || operation.startsWith("test")
                || operation.startsWith("waitFor");
    }

    private static String hint(int code, ErrorCategory category) {
        return switch (code) {
            case 1300 -> "Set the clock of this machine by NTP: it must be within 60 seconds of the API server";
            case 1200 -> Hints.of("credentials") + ", and accessKeySecret: no blanks at its end";
            case 2400 -> "Top up the account";
            case 2500 -> "A quota of resources, or of calls, is used up: look at the quotas in the console";
            default -> Hints.of(category);
        };
    }
}
