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
package io.github.camelcn.component.kodo.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.http.ErrorDecoder;
import io.github.camelcn.common.http.FailedAnswer;
import io.github.camelcn.common.http.HttpDates;
import io.github.camelcn.common.http.ServiceRequest;
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
import static io.github.camelcn.common.error.ErrorKind.OBJECT_ARCHIVED;
import static io.github.camelcn.common.error.ErrorKind.OBJECT_NOT_FOUND;
import static io.github.camelcn.common.error.ErrorKind.PRECONDITION_FAILED;
import static io.github.camelcn.common.error.ErrorKind.STORAGE_CLASS_UNAVAILABLE;
import static io.github.camelcn.common.error.ErrorKind.THROTTLED;
import static io.github.camelcn.common.error.ErrorKind.UNAVAILABLE;
import static io.github.camelcn.common.error.ErrorKind.UPLOAD_NOT_FOUND;
import static io.github.camelcn.common.error.ErrorKind.WRONG_REGION;
import static io.github.camelcn.common.wire.ErrorRule.FINAL;
import static io.github.camelcn.common.wire.ErrorRule.RETRY;

/**
 * What the service's errors mean: the one table of its codes, and what a bare status means where there is no code, as in
 * answers to HEAD and from gateways. Immutable.
 */
final class KodoErrors implements ErrorDecoder {

    private static final String REQUEST_ID = "x-amz-request-id";

    private static final ErrorRule FOREIGN = ErrorRule.foreign("Kodo", REQUEST_ID);

    private static final String CHANGED =
            "The bytes were changed on the way, or their source was written to while they were sent";

    private static final String COPY_SOURCE = "x-amz-copy-source";
    private static final String BUCKET_REGION = "x-amz-bucket-region";

    /**
     * Code, kind, whether the same request may succeed later, and what to do about it. Source of codes and statuses: Amazon
     * S3 API reference, "Error responses", where no other is named; that Kodo uses them is assumed.
     */
    private static final Map<String, ErrorRule> CODES = codes();

    /** After these, 404 means that the setting was never made. */
    private static final Set<String> SETTING_OPERATIONS = Set.of(
            "getBucketCors",
            "deleteBucketCors",
            "getBucketPolicy",
            "deleteBucketPolicy",
            "getBucketTagging",
            "deleteBucketTagging");

    private static Map<String, ErrorRule> codes() {
        Map<String, ErrorRule> codes = new HashMap<>();
        // 403
        codes.put(
                "InvalidAccessKeyId",
                new ErrorRule(
                        INVALID_CREDENTIALS,
                        FINAL,
                        "Check accessKey: the service does not know this key; perhaps accessKey and secretKey are swapped"));
        codes.put(
                "SignatureDoesNotMatch",
                new ErrorRule(INVALID_CREDENTIALS, FINAL, "Check secretKey: it does not belong to this accessKey"));
        // 400
        codes.put(
                "ExpiredToken",
                new ErrorRule(
                        INVALID_CREDENTIALS,
                        FINAL,
                        "The temporary credentials have expired: get new ones, all three of accessKey, secretKey and"
                                + " securityToken"));
        codes.put(
                "InvalidToken",
                new ErrorRule(INVALID_CREDENTIALS, FINAL, "Check securityToken: it does not belong to this accessKey"));
        // 403; 15 minutes: provider documentation, page 3928
        codes.put(
                "RequestTimeTooSkewed",
                new ErrorRule(CLOCK_SKEW, FINAL, "Set the clock: it must be within 15 minutes of the service's"));
        codes.put("AccessDenied", new ErrorRule(ACCESS_DENIED, FINAL, ""));
        codes.put(
                "AccountProblem",
                new ErrorRule(ACCOUNT_PROBLEM, FINAL, "Look at the account in the Qiniu console: it has a problem"));
        // natively status 419; source: provider documentation, page 3928
        codes.put(
                "AllAccessDisabled",
                new ErrorRule(ACCOUNT_PROBLEM, FINAL, "Look at the account in the Qiniu console: it is frozen"));
        // 400; 20 buckets: provider documentation, page 1382
        codes.put(
                "TooManyBuckets",
                new ErrorRule(
                        ACCOUNT_PROBLEM,
                        FINAL,
                        "An account has at most 20 buckets unless agreed otherwise: delete one, or ask for more"));
        // 400 for the first and third, 301, 307
        codes.put("AuthorizationHeaderMalformed", new ErrorRule(WRONG_REGION, FINAL, ""));
        codes.put("PermanentRedirect", new ErrorRule(WRONG_REGION, FINAL, ""));
        codes.put("IllegalLocationConstraintException", new ErrorRule(WRONG_REGION, FINAL, ""));
        codes.put("TemporaryRedirect", new ErrorRule(WRONG_REGION, FINAL, ""));
        // 400
        codes.put("BadDigest", new ErrorRule(DIGEST_MISMATCH, RETRY, CHANGED));
        codes.put("XAmzContentSHA256Mismatch", new ErrorRule(DIGEST_MISMATCH, RETRY, CHANGED));
        codes.put("InvalidDigest", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        codes.put("IncompleteBody", new ErrorRule(DIGEST_MISMATCH, RETRY, "Not all bytes arrived"));
        // 411
        codes.put("MissingContentLength", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        // 409
        codes.put(
                "BucketAlreadyExists",
                new ErrorRule(CONFLICT, FINAL, "S3 bucket names are shared by all accounts: choose another"));
        codes.put("BucketAlreadyOwnedByYou", new ErrorRule(CONFLICT, FINAL, "The bucket is yours already"));
        codes.put(
                "BucketNotEmpty",
                new ErrorRule(CONFLICT, FINAL, "Delete its objects first, and abort its unfinished uploads"));
        codes.put("OperationAborted", new ErrorRule(CONFLICT, RETRY, "Somebody else is changing the same thing"));
        codes.put(
                "RestoreAlreadyInProgress",
                new ErrorRule(
                        CONFLICT,
                        FINAL,
                        "The object is being restored already: look at x-amz-restore until it is readable"));
        // Kodo's own; source: the provider's S3 adapter 0.7.1. Its status is unverified
        codes.put(
                "CopyObjectTooLarge",
                new ErrorRule(
                        ErrorKind.COPY_TOO_LARGE, FINAL, "The object is too large for one copy: copy it in parts"));
        // 400
        codes.put(
                "EntityTooSmall",
                new ErrorRule(INVALID_REQUEST, FINAL, "Every part but the last needs at least 5 MiB: raise partSize"));
        // also of policies above 20 KB; source: provider documentation, page 6317
        codes.put(
                "EntityTooLarge",
                new ErrorRule(
                        INVALID_REQUEST,
                        FINAL,
                        "One request carries at most 5 GiB, and a bucket policy at most 20 KB"));
        codes.put("InvalidArgument", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        codes.put("InvalidRequest", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        codes.put("InvalidURI", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        codes.put("MalformedXML", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        codes.put("KeyTooLongError", new ErrorRule(INVALID_REQUEST, FINAL, "A key has 1 to 750 bytes of UTF-8"));
        codes.put(
                "MetadataTooLarge",
                new ErrorRule(
                        INVALID_REQUEST, FINAL, "Names and values of the user metadata may have 1024 bytes in all"));
        codes.put(
                "InvalidBucketName",
                new ErrorRule(
                        INVALID_REQUEST,
                        FINAL,
                        "A bucket name has 3 to 63 characters a-z, 0-9 and -, with a letter or digit at both ends"));
        codes.put("InvalidPart", new ErrorRule(INVALID_REQUEST, FINAL, "A part is missing, or was replaced meanwhile"));
        codes.put("InvalidPartOrder", new ErrorRule(INVALID_REQUEST, FINAL, ""));
        // 403
        codes.put(
                "InvalidObjectState",
                new ErrorRule(
                        OBJECT_ARCHIVED,
                        FINAL,
                        "The object is archived and cannot be read as it is: call restoreObject, and read it when"
                                + " x-amz-restore says ongoing-request=\"false\" (minutes for GLACIER, 5 to 12 hours for"
                                + " DEEP_ARCHIVE)"));
        // 400
        codes.put("InvalidStorageClass", new ErrorRule(STORAGE_CLASS_UNAVAILABLE, FINAL, ""));
        // 416
        codes.put("InvalidRange", new ErrorRule(INVALID_RANGE, FINAL, "The range lies outside the object"));
        // 405, 501
        codes.put("MethodNotAllowed", new ErrorRule(NOT_SUPPORTED, FINAL, "The service does not offer this operation"));
        codes.put("NotImplemented", new ErrorRule(NOT_SUPPORTED, FINAL, "The service does not offer this operation"));
        // 404
        codes.put(
                "NoSuchBucket",
                new ErrorRule(
                        BUCKET_NOT_FOUND,
                        FINAL,
                        "Check the bucket's name, and that it is its S3 name: an older bucket has two, the console shows"
                                + " both"));
        codes.put("NoSuchKey", new ErrorRule(OBJECT_NOT_FOUND, FINAL, ""));
        codes.put(
                "NoSuchUpload", new ErrorRule(UPLOAD_NOT_FOUND, FINAL, "It was completed, aborted, or never started"));
        codes.put("NoSuchCORSConfiguration", new ErrorRule(NOT_FOUND, FINAL, "The bucket has no CORS rules"));
        codes.put("NoSuchTagSet", new ErrorRule(NOT_FOUND, FINAL, "There are no tags"));
        codes.put("NoSuchTagSetError", new ErrorRule(NOT_FOUND, FINAL, "There are no tags"));
        codes.put("NoSuchBucketPolicy", new ErrorRule(NOT_FOUND, FINAL, "The bucket has no policy"));
        // 412
        codes.put("PreconditionFailed", new ErrorRule(PRECONDITION_FAILED, FINAL, ""));
        // 400
        codes.put("RequestTimeout", new ErrorRule(UNAVAILABLE, RETRY, "The service did not get the request in time"));
        // 500, or inside of a success; 503
        codes.put("InternalError", new ErrorRule(UNAVAILABLE, RETRY, ""));
        codes.put("ServiceUnavailable", new ErrorRule(UNAVAILABLE, RETRY, ""));
        // natively status 573, one object asked for too often; source: provider documentation, page 3928
        codes.put("SlowDown", new ErrorRule(THROTTLED, RETRY, "Send fewer requests at a time"));
        return Map.copyOf(codes);
    }

    /** Source: provider documentation, page 3928. */
    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(15);

    private final KodoRegions regions;
    private final InstantSource clock;

    /** @param clock the time that requests are signed with */
    KodoErrors(KodoRegions regions, InstantSource clock) {
        this.regions = regions;
        this.clock = clock;
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
        ErrorDocument document = ErrorDocument.parse(answer.body());
        String requestId = document.requestId().isEmpty() ? answer.header(REQUEST_ID) : document.requestId();
        String code = document.code().isEmpty() && isSkewed(answer) ? "RequestTimeTooSkewed" : document.code();
        ErrorRule rule = isElsewhere(document, answer, request)
                ? CODES.get("PermanentRedirect")
                : rule(code, answer.status(), request, answer.anonymous());
        if (rule.kind() == ACCESS_DENIED && document.code().isEmpty() && !answer.anonymous()) {
            rule = rule.withHint(
                    "The answer does not say why: accessKey or secretKey may be wrong, which testConnection"
                            + " would tell. If not: " + rule.hint());
        }
        ServiceError error = rule.error(answer.status(), document.code(), document.message(), requestId);
        if (rule.kind() != WRONG_REGION) {
            return ErrorRule.doubted(ErrorRule.missingOrNot(error, request.method()), "Kodo", REQUEST_ID);
        }
        String region = regions.tell(document, answer.header(BUCKET_REGION), answer.header("location"));
        return error.inRegion(region, regions.hint(request, region));
    }

    /** An answer to HEAD does not say why it refuses, but what time it is. */
    private boolean isSkewed(FailedAnswer answer) {
        return answer.status() == 403
                && !answer.anonymous()
                && HttpDates.parse(answer.header("date"))
                        .map(theirs -> Duration.between(theirs, clock.instant()).abs())
                        .filter(skew -> skew.compareTo(TOLERATED_SKEW) > 0)
                        .isPresent();
    }

    /** Nor does it say that the region is wrong, but which one is right. Source: Amazon S3 API reference, "HeadBucket". */
    private boolean isElsewhere(ErrorDocument document, FailedAnswer answer, ServiceRequest request) {
        String actual = answer.header(BUCKET_REGION);
        return answer.status() == 400
                && document.code().isEmpty()
                && !actual.isEmpty()
                && !actual.equals(regions.regionOf(request));
    }

    /** An error that came in place of a result, after the status of a success. */
    ServiceError decode(ServiceRequest request, ErrorDocument document, String requestId) {
        ErrorRule rule = CODES.getOrDefault(document.code(), new ErrorRule(UNAVAILABLE, RETRY, ""));
        return advised(rule, request, false).error(200, document.code(), document.message(), requestId);
    }

    private ErrorRule rule(String code, int status, ServiceRequest request, boolean anonymous) {
        ErrorRule known = code.isEmpty() ? null : CODES.get(code);
        return advised(known == null ? byStatus(status, request) : known, request, anonymous);
    }

    private ErrorRule byStatus(int status, ServiceRequest request) {
        return switch (status) {
            case 405, 501 -> CODES.get("NotImplemented");
            // source: provider documentation, page 3928
            case 419 -> CODES.get("AllAccessDisabled");
            case 573 -> CODES.get("SlowDown");
            case 599 -> CODES.get("InternalError");
            default -> ErrorRule.byStatus(status, missing(request));
        };
    }

    private ErrorRule advised(ErrorRule rule, ServiceRequest request, boolean anonymous) {
        if (anonymous && (rule.kind() == ACCESS_DENIED || rule.kind() == INVALID_CREDENTIALS)) {
            return rule.withHint("The request was not signed, since there were no keys, and the S3 endpoints refuse"
                    + " anonymous requests even to public buckets: set accessKey and secretKey, or QINIU_ACCESS_KEY and"
                    + " QINIU_SECRET_KEY");
        }
        if (rule.kind() == ACCESS_DENIED) {
            return rule.withHint(KodoPermissions.hint(request.operation()));
        }
        if (rule.kind() == OBJECT_ARCHIVED && request.operation().equals("restoreObject")) {
            // source: S3 API reference, "RestoreObject": what is in no archive cannot be restored from it
            return new ErrorRule(
                    INVALID_REQUEST,
                    FINAL,
                    "Only objects of class GLACIER and DEEP_ARCHIVE can be restored; those of other classes are readable as"
                            + " they are");
        }
        if (rule.kind() == STORAGE_CLASS_UNAVAILABLE) {
            return rule.withHint(regions.storageClassHint(request));
        }
        if (rule.kind() == OBJECT_NOT_FOUND && request.headers().containsKey(COPY_SOURCE)) {
            return rule.withHint("What is missing is the source of the copy");
        }
        return rule;
    }

    /** What a 404 without a known code is about: the smallest thing the request names. */
    private static ErrorKind missing(ServiceRequest request) {
        if (SETTING_OPERATIONS.contains(request.operation())) {
            return NOT_FOUND;
        }
        if (request.url().contains("uploadId=")) {
            return UPLOAD_NOT_FOUND;
        }
        return request.resource().indexOf('/') >= 0 ? OBJECT_NOT_FOUND : BUCKET_NOT_FOUND;
    }
}
