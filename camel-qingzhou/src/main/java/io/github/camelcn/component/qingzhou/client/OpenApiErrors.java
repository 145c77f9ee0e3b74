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

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.http.ErrorDecoder;
import io.github.camelcn.common.http.FailedAnswer;
import io.github.camelcn.common.http.Idempotency;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.qingzhou.contract.Contract;
import io.github.camelcn.component.qingzhou.contract.ErrorRule;
import io.github.camelcn.component.qingzhou.contract.Pointer;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;

/** What errors of the openapi style mean: the contract's table first, then the bare status. Thread-safe. */
final class OpenApiErrors implements ErrorDecoder {

    private static final String REQUEST_ID_HEADER = "x-acs-request-id";

    private final Contract contract;
    private final Duration skewThreshold;
    private final Clock ourClock;
    private final Supplier<Instant> serviceTime;

    /**
     * @param skewThreshold from which difference on the clock is to blame
     * @param serviceTime the service's time as far as it is known, which is ours until a refusal taught us better
     */
    OpenApiErrors(Contract contract, Duration skewThreshold, Clock ourClock, Supplier<Instant> serviceTime) {
        this.contract = contract;
        this.skewThreshold = skewThreshold;
        this.ourClock = ourClock;
        this.serviceTime = serviceTime;
    }

    @Override
    public boolean readsSuccesses() {
        return true;
    }

    @Override
    public Optional<ServiceError> decodeSuccess(ServiceRequest request, FailedAnswer answer) {
        Optional<Map<String, String>> firstLevel =
                answer.body().length == 0 ? Optional.of(Map.of()) : Json.firstLevel(answer.body());
        if (firstLevel.isEmpty()) {
            return Optional.of(NoAnswer.notJson(request, answer));
        }
        if (contract.envelope().codeDecides()) {
            Map<String, Object> body = Json.object(answer.body()).orElse(Map.of());
            String code = Values.textOrEmpty(Pointer.first(contract.envelope().code(), body));
            if (!code.isEmpty() && !contract.envelope().okCodes().contains(code)) {
                return Optional.of(decode(request, answer));
            }
        }
        return Optional.empty();
    }

    @Override
    public String requestIdHeader() {
        return REQUEST_ID_HEADER;
    }

    @Override
    public ServiceError decode(ServiceRequest request, FailedAnswer answer) {
        Map<String, Object> body = Json.object(answer.body()).orElse(Map.of());
        String code = Values.textOrEmpty(Pointer.first(contract.envelope().code(), body));
        String message = Secrecy.hidden(
                request, Values.textOrEmpty(Pointer.first(contract.envelope().message(), body)));
        String requestId = Values.textOrEmpty(Pointer.first(contract.envelope().requestId(), body));
        Optional<ErrorRule> rule = rule(code);
        ErrorCategory known = rule.map(ErrorRule::category).orElseGet(() -> ErrorCategories.ofStatus(answer.status()));
        ErrorCategory category = known;
        String hint = answer.anonymous() && known == ErrorCategory.AUTH
                ? Hints.of("no-keys")
                : rule.map(found -> Hints.of(found.hint())).orElseGet(() -> Hints.of(known));
        Optional<Instant> date = rule.filter(ErrorRule::skewCheck).flatMap(found -> date(answer));
        if (date.isPresent()) {
            Duration left = Duration.between(serviceTime.get(), date.get()).abs();
            category = left.compareTo(skewThreshold) > 0 ? ErrorCategory.CLOCK_SKEW : known;
            hint += ". This machine's clock and the service's differ by "
                    + Duration.between(ourClock.instant(), date.get()).abs().toSeconds() + " s";
        }
        boolean safe = request.idempotency() == Idempotency.IDEMPOTENT;
        boolean retryable = rule.map(found -> found.retry() == ErrorRule.Retry.backoff
                        || found.retry() == ErrorRule.Retry.backoffIfSafe && safe)
                .orElse(known == ErrorCategory.THROTTLING || known == ErrorCategory.SERVER && safe);
        return new ServiceError(
                ErrorCategories.kind(category),
                answer.status(),
                code,
                message,
                requestId.isEmpty() ? answer.header(REQUEST_ID_HEADER) : requestId,
                retryable,
                hint + missing(body));
    }

    private Optional<ErrorRule> rule(String code) {
        return code.isEmpty()
                ? Optional.empty()
                : contract.errors().stream()
                        .filter(rule -> rule.code().matcher(code).matches())
                        .findFirst();
    }

    /** Whether one more signature may help. */
    boolean isForNewSignature(String code) {
        return rule(code).map(ErrorRule::retry).orElse(ErrorRule.Retry.never) == ErrorRule.Retry.resignOnce;
    }

    /** What the service says the policy lacks. */
    private static String missing(Map<String, Object> body) {
        if (!(body.get("detail") instanceof Map<?, ?> detail) || Values.textOrNull(detail.get("action")) == null) {
            return "";
        }
        String resource = Values.textOrEmpty(detail.get("resource"));
        return ". It lacks " + detail.get("action") + (resource.isEmpty() ? "" : " on " + resource);
    }

    private static Optional<Instant> date(FailedAnswer answer) {
        try {
            return Optional.of(ZonedDateTime.parse(answer.header("date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
