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
package io.github.camelcn.component.kodo.management;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

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
import static io.github.camelcn.common.error.ErrorKind.INVALID_REQUEST;
import static io.github.camelcn.common.error.ErrorKind.NOT_FOUND;
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
 * What the native API's statuses mean: the one table of them, for whole answers and for the entries of a batch.
 * Stateless.
 *
 * <p>Source of the statuses: provider documentation, page 3928; whether to retry: the lists of the official SDKs for Go
 * (2026-07) and Java (7.19.0).
 */
final class ManagementErrors implements ErrorDecoder {

    private static final String REQUEST_ID_HEADER = "x-reqid";

    static final String REQUEST_ID = "X-Reqid";

    /** A mirror or a source that failed will not be better at once. */
    private static final Duration SLOWLY = Duration.ofSeconds(2);

    private static final ErrorRule FOREIGN = ErrorRule.foreign("Kodo", REQUEST_ID);

    private static final String TWO_NAMES = "A bucket has two names: native operations know it by its Kodo name,"
            + " S3-compatible ones by its S3 name. Check bucketName, and that the keys belong to its account";

    @Override
    public String requiredHeader(ServiceRequest request) {
        return REQUEST_ID;
    }

    @Override
    public String requestIdHeader() {
        return REQUEST_ID_HEADER;
    }

    @Override
    public ServiceError decode(ServiceRequest request, FailedAnswer answer) {
        String requestId = answer.header(REQUEST_ID_HEADER);
        if (requestId.isEmpty()) {
            return FOREIGN.error(answer.status(), "", "", "");
        }
        // source of the fields: provider documentation, page 3928
        Map<String, String> fields = ErrorFields.of(answer.body());
        String text = fields.getOrDefault("error", "");
        ErrorRule rule = rule(answer.status(), text, request.operation());
        if (answer.anonymous() && (rule.kind() == ACCESS_DENIED || rule.kind() == INVALID_CREDENTIALS)) {
            rule = rule.withHint(unsignedHint(request.operation()));
        }
        String code = fields.getOrDefault("code", "");
        return rule.error(answer.status(), code.equals(Integer.toString(answer.status())) ? "" : code, text, requestId);
    }

    /** Where a bucket is, is asked without a signature, but with the access key as a parameter. */
    private static String unsignedHint(String operation) {
        if (operation.equals(TokenUploads.OPERATION)) {
            return "Check the upload token: it is over, or not for this bucket, key, size or type";
        }
        return operation.equals(RegionQuery.OPERATION)
                ? "Check accessKey: the service does not know it, or it does not belong to the account of the bucket"
                : "The request was not signed, since there were no keys: set accessKey and secretKey";
    }

    /**
     * @param status of an answer, or the code of a batch's entry
     * @param text what the service says about it
     * @param operation what was asked, as route authors name it
     */
    static ErrorRule rule(int status, String text, String operation) {
        String words = text.toLowerCase(Locale.ROOT);
        return switch (status) {
            case 400 -> malformed(words);
            case 401 -> unauthorized(words);
            case 403 -> forbidden(words, operation);
            case 404 -> new ErrorRule(operation.equals("queryRegion") ? BUCKET_NOT_FOUND : NOT_FOUND, FINAL, "");
            case 405 -> new ErrorRule(INVALID_REQUEST, FINAL, "The service does not know this request");
            case 406 -> new ErrorRule(DIGEST_MISMATCH, RETRY, "");
            case 413 -> new ErrorRule(INVALID_REQUEST, FINAL, "It is too large");
            case 419 -> new ErrorRule(ACCOUNT_PROBLEM, FINAL, "The account is frozen: look at it in the Qiniu portal");
            case 478 ->
                new ErrorRule(
                        UNAVAILABLE, RETRY, "The site that the object is fetched or mirrored from failed", SLOWLY);
            case 509 -> new ErrorRule(THROTTLED, FINAL, "");
            case 573 -> new ErrorRule(THROTTLED, RETRY, "One object is asked for too often", SLOWLY);
            case 579 -> new ErrorRule(UNAVAILABLE, FINAL, "The object is stored, but the callback about it failed");
            case 608 -> new ErrorRule(PRECONDITION_FAILED, FINAL, "The content was changed meanwhile");
            case 612 -> new ErrorRule(missing(words, operation), FINAL, "");
            case 614 ->
                new ErrorRule(
                        CONFLICT,
                        FINAL,
                        operation.equals("createBucket")
                                ? "The name is taken, possibly by another account"
                                : "There is an object with this key already");
            case 501, 616, 618, 632 -> new ErrorRule(UNKNOWN, FINAL, "");
            case 630 ->
                new ErrorRule(
                        ACCOUNT_PROBLEM, FINAL, "The account may not have more buckets: delete one or raise its quota");
            case 631 -> new ErrorRule(BUCKET_NOT_FOUND, FINAL, TWO_NAMES);
            case 640 -> new ErrorRule(INVALID_REQUEST, FINAL, "The marker of the listing is not valid");
            case 701 -> new ErrorRule(UPLOAD_NOT_FOUND, FINAL, "The upload has expired: begin it again");
            default -> status >= 500 ? new ErrorRule(UNAVAILABLE, RETRY, "") : ErrorRule.byStatus(status, NOT_FOUND);
        };
    }

    private static ErrorRule malformed(String words) {
        if (words.contains("incorrect region")) {
            return new ErrorRule(
                    WRONG_REGION, FINAL, "The bucket is in another region: set region, or regionAutoDetect=true");
        }
        if (words.contains("already restored")) {
            return new ErrorRule(CONFLICT, FINAL, "The object is restored and can be read");
        }
        if (words.contains("already in")) {
            return new ErrorRule(CONFLICT, FINAL, "The object is in this state already");
        }
        return new ErrorRule(INVALID_REQUEST, FINAL, "");
    }

    private static ErrorRule unauthorized(String words) {
        return new ErrorRule(
                INVALID_CREDENTIALS,
                FINAL,
                words.contains("out of date") || words.contains("expired")
                        ? "The credentials have expired: get new ones"
                        : "Check accessKey and secretKey");
    }

    private static ErrorRule forbidden(String words, String operation) {
        if (words.contains("too skewed")) {
            return new ErrorRule(CLOCK_SKEW, FINAL, "Set the clock: it must be within 15 minutes of the service's");
        }
        String hint =
                switch (operation) {
                    case "restoreArchive" ->
                        "Only objects of class GLACIER and DEEP_ARCHIVE can be restored; if it is one, this key may not do it";
                    case "changeType" ->
                        "An archived object changes its class only after it was restored; if it was, this key may not do it";
                    default -> "This key may not do it; check also that bucketName is the bucket's Kodo name";
                };
        return new ErrorRule(ACCESS_DENIED, FINAL, hint);
    }

    private static ErrorKind missing(String words, String operation) {
        if (words.contains("uploadid")) {
            return UPLOAD_NOT_FOUND;
        }
        return switch (operation) {
            case "queryRegion" -> BUCKET_NOT_FOUND;
            case "getAsyncFetchStatus" -> NOT_FOUND;
            default -> OBJECT_NOT_FOUND;
        };
    }
}
