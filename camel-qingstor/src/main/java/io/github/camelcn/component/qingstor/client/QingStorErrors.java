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
package io.github.camelcn.component.qingstor.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.http.ErrorDecoder;
import io.github.camelcn.common.http.FailedAnswer;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.wire.ErrorFields;
import io.github.camelcn.common.wire.ErrorRule;

import static io.github.camelcn.common.error.ErrorKind.ACCESS_DENIED;
import static io.github.camelcn.common.error.ErrorKind.ACCOUNT_PROBLEM;
import static io.github.camelcn.common.error.ErrorKind.BUCKET_NOT_FOUND;
import static io.github.camelcn.common.error.ErrorKind.CLOCK_SKEW;
import static io.github.camelcn.common.error.ErrorKind.CONFLICT;
import static io.github.camelcn.common.error.ErrorKind.DIGEST_MISMATCH;
import static io.github.camelcn.common.error.ErrorKind.INVALID_CREDENTIALS;
import static io.github.camelcn.common.error.ErrorKind.INVALID_RANGE;
import static io.github.camelcn.common.error.ErrorKind.INVALID_REQUEST;
import static io.github.camelcn.common.error.ErrorKind.NOT_FOUND;
import static io.github.camelcn.common.error.ErrorKind.NOT_SUPPORTED;
import static io.github.camelcn.common.error.ErrorKind.OBJECT_NOT_FOUND;
import static io.github.camelcn.common.error.ErrorKind.PRECONDITION_FAILED;
import static io.github.camelcn.common.error.ErrorKind.THROTTLED;
import static io.github.camelcn.common.error.ErrorKind.UNAVAILABLE;
import static io.github.camelcn.common.error.ErrorKind.UNKNOWN;
import static io.github.camelcn.common.error.ErrorKind.UPLOAD_NOT_FOUND;
import static io.github.camelcn.common.error.ErrorKind.WRONG_REGION;
import static io.github.camelcn.common.wire.ErrorRule.FINAL;
import static io.github.camelcn.common.wire.ErrorRule.RETRY;

/**
 * What QingStor's errors mean: the one table of its codes, and what a bare status means where there is no code, as in
 * answers to HEAD and from the gateway in front. Stateless.
 */
final class QingStorErrors implements ErrorDecoder {

    private static final String REQUEST_ID = "x-qs-request-id";

    private static final ErrorRule FOREIGN = ErrorRule.foreign("QingStor", REQUEST_ID);

    /**
     * Code, kind, whether the same request may succeed later, and what to do about it. Source of codes and statuses:
     * QingStor API documentation, "Error Codes", read 2022, where no other is named. Whether to retry is our reading:
     * the documentation says "try again later" for {@code internal_error} and {@code service_unavailable} only.
     */
    private static final Map<String, ErrorRule> CODES = codes();

    private static Map<String, ErrorRule> codes() {
        Map<String, ErrorRule> codes = new HashMap<>();
        // 401
        codes.put(
                "invalid_access_key_id",
                new ErrorRule(
                        INVALID_CREDENTIALS,
                        FINAL,
                        "Check accessKey: the service does not know this key id; perhaps accessKey and secretKey are swapped"));
        codes.put(
                "signature_not_matched",
                new ErrorRule(INVALID_CREDENTIALS, FINAL, "Check secretKey: it does not belong to this accessKey"));
        // 403; also sent for an expired link (unverified)
        codes.put(
                "request_expired",
                new ErrorRule(CLOCK_SKEW, FINAL, "Set the clock: it must be within 15 minutes of the service's"));
        codes.put("permission_denied", new ErrorRule(ACCESS_DENIED, FINAL, ""));
        // 400 in the table although it denies access
        codes.put("access_denied", new ErrorRule(ACCESS_DENIED, FINAL, ""));
        codes.put(
                "account_problem",
                new ErrorRule(
                        ACCOUNT_PROBLEM, FINAL, "Look at the account in the QingCloud console: it has a problem"));
        // 402
        codes.put(
                "delinquent_account",
                new ErrorRule(ACCOUNT_PROBLEM, FINAL, "The account is in arrears: it has to be topped up"));
        // 403
        codes.put(
                "bucket_not_active",
                new ErrorRule(ACCOUNT_PROBLEM, FINAL, "The bucket is suspended: its owner has to reactivate it"));
        codes.put(
                "too_many_buckets",
                new ErrorRule(
                        ACCOUNT_PROBLEM,
                        FINAL,
                        "The account may not have more buckets: delete one or raise its quota"));
        // 403; source of the retry: rclone 1.60.1, which waits a second, up to ten times
        codes.put(
                "lease_not_ready",
                new ErrorRule(
                        CONFLICT,
                        RETRY,
                        "The bucket is too young to be deleted: its billing record is not ready",
                        Duration.ofSeconds(1)));
        // 400
        codes.put("invalid_argument", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        codes.put("invalid_request", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        codes.put("invalid_json", new ErrorRule(INVALID_REQUEST, FINAL, "The JSON that was sent is malformed"));
        codes.put(
                "invalid_location", new ErrorRule(INVALID_REQUEST, FINAL, "Check zone: the service does not know it"));
        codes.put(
                "invalid_bucket_name",
                new ErrorRule(
                        INVALID_REQUEST,
                        FINAL,
                        "A bucket name has 6 to 63 characters a-z, 0-9 and -, with a letter or digit at both ends"));
        codes.put("invalid_object_name", new ErrorRule(INVALID_REQUEST, FINAL, "A key has 1 to 1023 bytes of UTF-8"));
        codes.put(
                "invalid_object_state",
                new ErrorRule(
                        INVALID_REQUEST,
                        FINAL,
                        "The object does not allow this, such as appending to an ordinary one"));
        codes.put("bad_digest", new ErrorRule(DIGEST_MISMATCH, RETRY, "The bytes were changed on the way"));
        codes.put("incomplete_body", new ErrorRule(DIGEST_MISMATCH, RETRY, "Not all bytes arrived"));
        codes.put(
                "entity_too_small",
                new ErrorRule(INVALID_REQUEST, FINAL, "Every part but the last needs at least 4 MiB: raise partSize"));
        codes.put(
                "entity_too_large",
                new ErrorRule(
                        INVALID_REQUEST, FINAL, "One request carries at most 5 GiB: send it as a multipart upload"));
        codes.put(
                "max_parts_exceeded",
                new ErrorRule(INVALID_REQUEST, FINAL, "An upload has at most 10000 parts: raise partSize"));
        // 400 in the table, 404 on the pages of the calls
        codes.put(
                "upload_not_exists",
                new ErrorRule(UPLOAD_NOT_FOUND, FINAL, "It was completed, aborted, or never started"));
        codes.put(
                "metadata_too_large",
                new ErrorRule(
                        INVALID_REQUEST, FINAL, "Names and values of the user metadata may have 2048 bytes in all"));
        codes.put("too_many_objects", new ErrorRule(INVALID_REQUEST, FINAL, "Delete fewer objects in one request"));
        codes.put("form_policy_violated", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        codes.put("cname_error", new ErrorRule(INVALID_REQUEST, FINAL, "Check the domain and its CNAME record"));
        // too frequent creation and deletion of buckets
        codes.put("max_requests_exceeded", new ErrorRule(THROTTLED, RETRY, "Create and delete buckets less often"));
        // 404
        codes.put("bucket_not_exists", new ErrorRule(BUCKET_NOT_FOUND, FINAL, "Check the bucket's name and its zone"));
        codes.put("object_not_exists", new ErrorRule(OBJECT_NOT_FOUND, FINAL, ""));
        // named by the page "GET Bucket CNAME" without a status
        codes.put("domain_not_recorded", new ErrorRule(INVALID_REQUEST, FINAL, "The domain needs an ICP record first"));
        codes.put(
                "cname_record_not_added",
                new ErrorRule(INVALID_REQUEST, FINAL, "Add the CNAME record to the domain's DNS first"));
        codes.put("domain_occupied", new ErrorRule(CONFLICT, FINAL, "Another bucket uses this domain already"));
        // 405
        codes.put("method_not_allowed", new ErrorRule(NOT_SUPPORTED, FINAL, ""));
        // 409
        codes.put(
                "bucket_already_exists",
                new ErrorRule(
                        CONFLICT,
                        FINAL,
                        "Bucket names are shared by all accounts, and free again only a minute after" + " a deletion"));
        codes.put(
                "bucket_not_empty",
                new ErrorRule(CONFLICT, FINAL, "Delete its objects first, and abort its unfinished uploads"));
        codes.put(
                "fetch_in_process",
                new ErrorRule(CONFLICT, FINAL, "The service is still fetching this object: look at it later"));
        // 412, 416, 429
        codes.put("precondition_failed", new ErrorRule(PRECONDITION_FAILED, FINAL, ""));
        codes.put("invalid_range", new ErrorRule(INVALID_RANGE, FINAL, "The range lies outside the object"));
        codes.put("fetch_throttled", new ErrorRule(THROTTLED, RETRY, "Fetch less often"));
        // 500, 503
        codes.put("internal_error", new ErrorRule(UNAVAILABLE, RETRY, ""));
        codes.put("service_unavailable", new ErrorRule(UNAVAILABLE, RETRY, ""));
        codes.put(
                "upstream_failed",
                new ErrorRule(UNAVAILABLE, RETRY, "The site to fetch from failed, or sends no Content-Length"));
        return Map.copyOf(codes);
    }

    /** After these, 404 means that the setting was never made. */
    private static final Set<String> SETTING_OPERATIONS = settingOperations();

    private static Set<String> settingOperations() {
        Set<String> operations = new HashSet<>();
        for (QingStorSetting setting : QingStorSetting.values()) {
            operations.add("getBucket" + setting.operationSuffix());
            operations.add("putBucket" + setting.operationSuffix());
            operations.add("deleteBucket" + setting.operationSuffix());
        }
        return Set.copyOf(operations);
    }

    private final QingStorHosts hosts;

    QingStorErrors(QingStorHosts hosts) {
        this.hosts = hosts;
    }

    /** Nothing must be believed to be stored, or taken for an object, because a login page said 200. */
    @Override
    public String requiredHeader(ServiceRequest request) {
        return REQUEST_ID;
    }

    @Override
    public boolean mayComeFromCache(ServiceRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    @Override
    public String requestIdHeader() {
        return REQUEST_ID;
    }

    @Override
    public ServiceError decode(ServiceRequest request, FailedAnswer answer) {
        if (answer.status() / 100 == 2) {
            return FOREIGN.error(answer.status(), "", "", "");
        }
        // source: QingStor API documentation, "Errors"; "url", a page of the documentation, helps nobody in a log
        Map<String, String> fields = ErrorFields.of(answer.body());
        String code = fields.getOrDefault("code", "");
        ErrorRule rule = CODES.get(code);
        if (rule == null) {
            rule = ErrorRule.byStatus(answer.status(), missing(request));
        }
        String requestId = fields.getOrDefault("request_id", answer.header(REQUEST_ID));
        ServiceError error = rule.withHint(hint(rule, request, answer))
                .error(answer.status(), code, fields.getOrDefault("message", ""), requestId);
        return rule.kind() == WRONG_REGION
                ? elsewhere(error, answer.header("location"))
                : ErrorRule.doubted(ErrorRule.missingOrNot(error, request.method()), "QingStor", REQUEST_ID);
    }

    private static String hint(ErrorRule rule, ServiceRequest request, FailedAnswer answer) {
        if (answer.anonymous() && (rule.kind() == ACCESS_DENIED || rule.kind() == INVALID_CREDENTIALS)) {
            return "The request was not signed, since there were no keys: set accessKey and secretKey, or"
                    + " QINGSTOR_ACCESS_KEY_ID and QINGSTOR_SECRET_ACCESS_KEY, or a profile file";
        }
        return rule.kind() == ACCESS_DENIED ? QingStorPermissions.hint(request.operation()) : rule.hint();
    }

    /** A redirect that was not followed. Only a host of this service's own tells a zone; others stay unnamed. */
    private ServiceError elsewhere(ServiceError error, String location) {
        return hosts.zoneOf(location)
                .map(zone -> error.inRegion(zone, QingStorZones.hint(zone)))
                .orElse(new ServiceError(
                        UNKNOWN,
                        error.status(),
                        error.code(),
                        error.message(),
                        error.requestId(),
                        false,
                        "The answer redirects to another site, as buckets with an external mirror do;"
                                + " this is not followed"));
    }

    /** What a 404 without a known code is about: the smallest thing the request names. */
    private static ErrorKind missing(ServiceRequest request) {
        if (SETTING_OPERATIONS.contains(request.operation())) {
            return NOT_FOUND;
        }
        if (request.url().contains("upload_id=")) {
            return UPLOAD_NOT_FOUND;
        }
        return request.resource().indexOf('/') >= 0 ? OBJECT_NOT_FOUND : BUCKET_NOT_FOUND;
    }
}
