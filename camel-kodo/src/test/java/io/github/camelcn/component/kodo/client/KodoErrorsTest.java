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

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.http.FailedAnswer;
import io.github.camelcn.common.http.ServiceRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class KodoErrorsTest {

    private static final Instant NOW = Instant.parse("2024-03-01T08:00:00Z");

    private final KodoErrors errors = new KodoErrors(
            new KodoRegions(
                    "", "cn-east-1", false, BucketLocator.NONE, S3BucketNames.NONE, Clock.systemUTC(), () -> "ak"),
            () -> NOW);

    private static ServiceRequest request(String operation, String resource, String query) {
        return ServiceRequest.of(
                operation, resource, "GET", "https://s3.cn-east-1.qiniucs.com/" + resource + "?" + query);
    }

    private ServiceError decode(ServiceRequest request, int status, String body, Map<String, String> headers) {
        return errors.decode(request, new FailedAnswer(status, headers, body.getBytes(UTF_8), false));
    }

    private ServiceError decode(int status, String body) {
        return decode(request("getObject", "b/k", ""), status, body, Map.of());
    }

    private static String xml(String code) {
        return "<?xml version=\"1.0\"?><Error><Code>" + code
                + "</Code><Message>words</Message><RequestId>r7</RequestId>"
                + "<StringToSign>echoed</StringToSign></Error>";
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, 403, ACCESS_DENIED, false",
        "AllAccessDisabled, 403, ACCOUNT_PROBLEM, false",
        "AccountProblem, 403, ACCOUNT_PROBLEM, false",
        "AuthorizationHeaderMalformed, 400, WRONG_REGION, false",
        "BadDigest, 400, DIGEST_MISMATCH, true",
        "InvalidDigest, 400, INVALID_REQUEST, false",
        "BucketAlreadyExists, 409, CONFLICT, false",
        "BucketAlreadyOwnedByYou, 409, CONFLICT, false",
        "BucketNotEmpty, 409, CONFLICT, false",
        "CopyObjectTooLarge, 400, COPY_TOO_LARGE, false",
        "EntityTooLarge, 400, INVALID_REQUEST, false",
        "EntityTooSmall, 400, INVALID_REQUEST, false",
        "ExpiredToken, 400, INVALID_CREDENTIALS, false",
        "InvalidToken, 400, INVALID_CREDENTIALS, false",
        "IllegalLocationConstraintException, 400, WRONG_REGION, false",
        "IncompleteBody, 400, DIGEST_MISMATCH, true",
        "MissingContentLength, 411, INVALID_REQUEST, false",
        "InternalError, 500, UNAVAILABLE, true",
        "InvalidAccessKeyId, 403, INVALID_CREDENTIALS, false",
        "InvalidArgument, 400, INVALID_REQUEST, false",
        "InvalidBucketName, 400, INVALID_REQUEST, false",
        "InvalidObjectState, 403, OBJECT_ARCHIVED, false",
        "InvalidPart, 400, INVALID_REQUEST, false",
        "InvalidPartOrder, 400, INVALID_REQUEST, false",
        "InvalidRange, 416, INVALID_RANGE, false",
        "InvalidStorageClass, 400, STORAGE_CLASS_UNAVAILABLE, false",
        "KeyTooLongError, 400, INVALID_REQUEST, false",
        "MalformedXML, 400, INVALID_REQUEST, false",
        "MethodNotAllowed, 405, NOT_SUPPORTED, false",
        "NotImplemented, 501, NOT_SUPPORTED, false",
        "NoSuchBucket, 404, BUCKET_NOT_FOUND, false",
        "NoSuchKey, 404, OBJECT_NOT_FOUND, false",
        "NoSuchUpload, 404, UPLOAD_NOT_FOUND, false",
        "NoSuchCORSConfiguration, 404, NOT_FOUND, false",
        "NoSuchTagSet, 404, NOT_FOUND, false",
        "NoSuchBucketPolicy, 404, NOT_FOUND, false",
        "OperationAborted, 409, CONFLICT, true",
        "PermanentRedirect, 301, WRONG_REGION, false",
        "TemporaryRedirect, 307, WRONG_REGION, false",
        "PreconditionFailed, 412, PRECONDITION_FAILED, false",
        "RequestTimeTooSkewed, 403, CLOCK_SKEW, false",
        "RequestTimeout, 400, UNAVAILABLE, true",
        "RestoreAlreadyInProgress, 409, CONFLICT, false",
        "ServiceUnavailable, 503, UNAVAILABLE, true",
        "SlowDown, 503, THROTTLED, true",
        "SignatureDoesNotMatch, 403, INVALID_CREDENTIALS, false",
        "TooManyBuckets, 400, ACCOUNT_PROBLEM, false",
        "SomethingNew, 400, INVALID_REQUEST, false"
    })
    void codesAreUnderstood(String code, int status, ErrorKind kind, boolean retryable) {
        ServiceError error = decode(status, xml(code));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.retryable()).isEqualTo(retryable);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message()).isEqualTo("words");
        assertThat(error.requestId()).isEqualTo("r7");
        assertThat(error.toString()).doesNotContain("echoed");
    }

    @ParameterizedTest
    @CsvSource({
        "301, WRONG_REGION, false",
        "304, NOT_MODIFIED, false",
        "401, INVALID_CREDENTIALS, false",
        "403, ACCESS_DENIED, false",
        "404, OBJECT_NOT_FOUND, false",
        "405, NOT_SUPPORTED, false",
        "408, UNAVAILABLE, true",
        "412, PRECONDITION_FAILED, false",
        "416, INVALID_RANGE, false",
        "419, ACCOUNT_PROBLEM, false",
        "429, THROTTLED, true",
        "500, UNAVAILABLE, true",
        "501, NOT_SUPPORTED, false",
        "502, UNAVAILABLE, true",
        "503, UNAVAILABLE, true",
        "504, UNAVAILABLE, true",
        "573, THROTTLED, true",
        "599, UNAVAILABLE, true"
    })
    void answersWithoutABodyAreUnderstoodByTheirStatus(int status, ErrorKind kind, boolean retryable) {
        ServiceError error = decode(request("headObject", "b/k", ""), status, "", Map.of("x-amz-request-id", "r8"));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.retryable()).isEqualTo(retryable);
        assertThat(error.code()).isEmpty();
        assertThat(error.requestId()).isEqualTo("r8");
    }

    @ParameterizedTest
    @CsvSource({
        "headBucket, b, '', BUCKET_NOT_FOUND",
        "headObject, b/k, '', OBJECT_NOT_FOUND",
        "uploadPart, b/k, uploadId=u, UPLOAD_NOT_FOUND",
        "getBucketPolicy, b, policy, NOT_FOUND"
    })
    void whatIsMissingIsTheSmallestThingThatWasNamed(String operation, String resource, String query, ErrorKind kind) {
        assertThat(decode(request(operation, resource, query), 404, "", Map.of())
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>502 Bad Gateway</body></html>",
                "<Error><Code>Inter",
                "bad gateway",
                "  ",
                "\u0000\u0001",
                "<!DOCTYPE html><html>",
                "[1,2]",
                "{\"error\":"
            })
    void gatewaysMayAnswerAnything(String body) {
        ServiceError error = decode(502, body);

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(error.retryable()).isTrue();
    }

    @Test
    void nativeWordsAreKept() {
        assertThat(decode(403, "{\"error\":\"request time too skewed\",\"deep\":{\"error\":\"no\"}}")
                        .message())
                .isEqualTo("request time too skewed");
    }

    @Test
    void aWrongRegionNamesBoth() {
        ServiceError error = decode(400, """
                <Error><Code>AuthorizationHeaderMalformed</Code><Region>cn-north-1</Region></Error>""");

        assertThat(error.region()).isEqualTo("cn-north-1");
        assertThat(error.hint())
                .isEqualTo("The request was signed for region cn-east-1 and sent to https://s3.cn-east-1.qiniucs.com,"
                        + " but the bucket is in cn-north-1: set region=cn-north-1, and leave out the endpoint or set"
                        + " that region's");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'<Error><Code>PermanentRedirect</Code><Endpoint>s3.cn-south-1.qiniucs.com</Endpoint></Error>' | '' | ''",
                "'' | cn-south-1 | ''",
                "'' | '' | https://b.s3-cn-south-1.qiniucs.com/k"
            })
    void aRedirectTellsTheRegionSomehow(String body, String region, String location) {
        ServiceError error = decode(
                request("headObject", "b/k", ""),
                301,
                body,
                Map.of("x-amz-bucket-region", region, "location", location));

        assertThat(error.kind()).isEqualTo(ErrorKind.WRONG_REGION);
        assertThat(error.region()).isEqualTo("cn-south-1");
    }

    @Test
    void aRegionThatNobodyTellsHasToBeLookedUp() {
        ServiceError error = decode(301, "");

        assertThat(error.region()).isEmpty();
        assertThat(error.hint()).contains("signed for region cn-east-1").contains("getBucketLocation");
        assertThat(decode(request("createBucket", "b", ""), 400, xml("IllegalLocationConstraintException"), Map.of())
                        .hint())
                .contains("region and endpoint must name the same place");
    }

    /** An answer to HEAD has no code, but may say where the bucket is. */
    @Test
    void aHeadInAnotherRegionIsUnderstood() {
        ServiceError error =
                decode(request("headObject", "b/k", ""), 400, "", Map.of("x-amz-bucket-region", "cn-south-1"));

        assertThat(error.kind()).isEqualTo(ErrorKind.WRONG_REGION);
        assertThat(error.region()).isEqualTo("cn-south-1");
        assertThat(decode(request("headObject", "b/k", ""), 400, "", Map.of("x-amz-bucket-region", "cn-east-1"))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_REQUEST);
    }

    @Test
    void aMissingSourceIsNotTakenForAMissingTarget() {
        ServiceRequest copy = request("copyObject", "b/k", "").header("x-amz-copy-source", "/b/source");

        assertThat(decode(copy, 404, xml("NoSuchKey"), Map.of()).hint()).contains("the source of the copy");
    }

    @Test
    void hintsSayWhatToDo() {
        assertThat(decode(403, xml("InvalidObjectState")).hint()).contains("call restoreObject");
        assertThat(decode(404, xml("NoSuchBucket")).hint()).contains("S3 name");
        assertThat(decode(403, xml("AccessDenied")).hint())
                .contains("s3:GetObject")
                .contains("Kodo name");
        assertThat(decode(request("listBuckets", "", ""), 403, xml("AccessDenied"), Map.of())
                        .hint())
                .contains("Qiniu console");
        assertThat(decode(request("putBucketPolicy", "b", ""), 403, xml("AccessDenied"), Map.of())
                        .hint())
                .contains("owner");
        assertThat(decode(
                                request("putObject", "b/k", "").header("x-amz-storage-class", "LINE"),
                                400,
                                xml("InvalidStorageClass"),
                                Map.of())
                        .hint())
                .startsWith("The storage class LINE is not offered in cn-east-1");
    }

    @Test
    void whatCannotBeRestoredIsNotSaidToBeArchived() {
        ServiceError refusal =
                decode(request("restoreObject", "b/k", "restore"), 403, xml("InvalidObjectState"), Map.of());

        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(refusal.hint()).startsWith("Only objects of class GLACIER and DEEP_ARCHIVE can be restored");
    }

    @Test
    void anonymousRequestsAreToldWhy() {
        ServiceError error = errors.decode(
                request("getObject", "b/k", ""),
                new FailedAnswer(403, Map.of(), xml("AccessDenied").getBytes(UTF_8), true));

        assertThat(error.hint()).contains("refuse anonymous requests").contains("set accessKey and secretKey");
    }

    /** A HEAD is refused without words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri, 01 Mar 2024 07:44:59 GMT; CLOCK_SKEW",
                "Fri, 01 Mar 2024 08:15:01 GMT; CLOCK_SKEW",
                "Fri, 01 Mar 2024 08:14:59 GMT; ACCESS_DENIED",
                "; ACCESS_DENIED"
            })
    void aWrongClockShowsInTheDateOfARefusal(String dateAndKind) {
        String[] parts = dateAndKind.split(";");
        String date = parts[0].strip();

        assertThat(decode(request("headObject", "b/k", ""), 403, "", Map.of("date", date))
                        .kind())
                .hasToString(parts[1].strip());
        assertThat(decode(request("getObject", "b/k", ""), 403, xml("AccessDenied"), Map.of("date", date))
                        .kind())
                .isEqualTo(ErrorKind.ACCESS_DENIED);
    }

    @Test
    void aRefusalWithoutWordsMayMeanTheKeys() {
        ServiceError silent = decode(request("headObject", "b/k", ""), 403, "", Map.of());
        ServiceError explained = decode(request("getObject", "b/k", ""), 403, xml("AccessDenied"), Map.of());

        assertThat(silent.hint())
                .startsWith(
                        "The answer does not say why: accessKey or secretKey may be wrong, which testConnection would"
                                + " tell. If not: The bucket's policy must allow s3:GetObject");
        assertThat(explained.hint()).startsWith("The bucket's policy must allow s3:GetObject");
    }

    @Test
    void anErrorInASuccessKeepsItsStatus() throws IOException {
        ServiceError error = errors.decode(
                request("copyObject", "b/k", ""),
                ErrorDocument.parse(xml("SlowDown").getBytes(UTF_8)),
                "r1");

        assertThat(error.status()).isEqualTo(200);
        assertThat(error.kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(errors.decode(request("copyObject", "b/k", ""), ErrorDocument.NONE, "r1")
                        .retryable())
                .isTrue();
    }
}
