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

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.NotModifiedException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ListPartsRequest;
import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.UploadRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QingStorErrorsTest {

    private static final ObjectRef OBJECT = new ObjectRef("photos", "a/b.txt");

    @AutoClose
    private static final WireServer server = new WireServer();

    @AutoClose
    private final QingStorClient client = server.client().build();

    private ServiceException failure() {
        return catchThrowableOfType(ServiceException.class, () -> client.get(GetObjectRequest.of(OBJECT)));
    }

    private static String body(String code) {
        return "{\"code\":\"" + code + "\",\"message\":\"the reason\",\"request_id\":\"fedcba9876543210\","
                + "\"url\":\"https://docs.qingcloud.com/\"}";
    }

    /** The whole table "Error Codes" of the API documentation. */
    @ParameterizedTest
    @CsvSource({
        "invalid_access_key_id,  401, INVALID_CREDENTIALS,  false, InvalidCredentialsException",
        "signature_not_matched,  401, INVALID_CREDENTIALS,  false, InvalidCredentialsException",
        "request_expired,        403, CLOCK_SKEW,           false, ClockSkewException",
        "permission_denied,      403, ACCESS_DENIED,        false, AccessDeniedException",
        "access_denied,          400, ACCESS_DENIED,        false, AccessDeniedException",
        "account_problem,        403, ACCOUNT_PROBLEM,      false, ServiceException",
        "delinquent_account,     402, ACCOUNT_PROBLEM,      false, ServiceException",
        "bucket_not_active,      403, ACCOUNT_PROBLEM,      false, ServiceException",
        "too_many_buckets,       403, ACCOUNT_PROBLEM,      false, ServiceException",
        "lease_not_ready,        403, CONFLICT,             true,  ConflictException",
        "invalid_argument,       400, INVALID_REQUEST,      false, ServiceException",
        "invalid_request,        400, INVALID_REQUEST,      false, ServiceException",
        "invalid_json,           400, INVALID_REQUEST,      false, ServiceException",
        "invalid_location,       400, INVALID_REQUEST,      false, ServiceException",
        "invalid_bucket_name,    400, INVALID_REQUEST,      false, ServiceException",
        "invalid_object_name,    400, INVALID_REQUEST,      false, ServiceException",
        "invalid_object_state,   400, INVALID_REQUEST,      false, ServiceException",
        "bad_digest,             400, DIGEST_MISMATCH,      true,  ServiceException",
        "incomplete_body,        400, DIGEST_MISMATCH,      true,  ServiceException",
        "entity_too_small,       400, INVALID_REQUEST,      false, ServiceException",
        "entity_too_large,       400, INVALID_REQUEST,      false, ServiceException",
        "max_parts_exceeded,     400, INVALID_REQUEST,      false, ServiceException",
        "upload_not_exists,      400, UPLOAD_NOT_FOUND,     false, UploadNotFoundException",
        "upload_not_exists,      404, UPLOAD_NOT_FOUND,     false, UploadNotFoundException",
        "metadata_too_large,     400, INVALID_REQUEST,      false, ServiceException",
        "too_many_objects,       400, INVALID_REQUEST,      false, ServiceException",
        "form_policy_violated,   400, INVALID_REQUEST,      false, ServiceException",
        "cname_error,            400, INVALID_REQUEST,      false, ServiceException",
        "max_requests_exceeded,  400, THROTTLED,            true,  ThrottledException",
        "bucket_not_exists,      404, BUCKET_NOT_FOUND,     false, BucketNotFoundException",
        "object_not_exists,      404, OBJECT_NOT_FOUND,     false, ObjectNotFoundException",
        "method_not_allowed,     405, NOT_SUPPORTED,        false, UnsupportedByServiceException",
        "bucket_already_exists,  409, CONFLICT,             false, ConflictException",
        "bucket_not_empty,       409, CONFLICT,             false, ConflictException",
        "fetch_in_process,       409, CONFLICT,             false, ConflictException",
        "precondition_failed,    412, PRECONDITION_FAILED,  false, PreconditionFailedException",
        "invalid_range,          416, INVALID_RANGE,        false, ServiceException",
        "fetch_throttled,        429, THROTTLED,            true,  ThrottledException",
        "internal_error,         500, UNAVAILABLE,          true,  ServiceException",
        "service_unavailable,    503, UNAVAILABLE,          true,  ServiceException",
        "upstream_failed,        503, UNAVAILABLE,          true,  ServiceException",
        "domain_occupied,        409, CONFLICT,             false, ConflictException"
    })
    void everyCodeIsAnExceptionOfItsKind(String code, int status, ErrorKind kind, boolean retryable, String type) {
        server.answers(status, body(code));

        ServiceException failure = failure();

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.error().retryable()).isEqualTo(retryable);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.requestId()).isEqualTo("fedcba9876543210");
        assertThat(failure.error().message()).isEqualTo("the reason");
        assertThat(failure).hasMessageStartingWith("getObject photos/a/b.txt: " + code + " (" + status);
    }

    @ParameterizedTest
    @CsvSource({
        "304, NOT_MODIFIED,        false",
        "400, INVALID_REQUEST,     false",
        "401, INVALID_CREDENTIALS, false",
        "402, ACCOUNT_PROBLEM,     false",
        "403, ACCESS_DENIED,       false",
        "404, OBJECT_NOT_FOUND,    false",
        "405, NOT_SUPPORTED,       false",
        "408, UNAVAILABLE,         true",
        "409, CONFLICT,            false",
        "412, PRECONDITION_FAILED, false",
        "416, INVALID_RANGE,       false",
        "418, INVALID_REQUEST,     false",
        "429, THROTTLED,           true",
        "500, UNAVAILABLE,         true",
        "501, NOT_SUPPORTED,       false",
        "502, UNAVAILABLE,         true",
        "503, UNAVAILABLE,         true",
        "504, UNAVAILABLE,         true"
    })
    void aStatusAloneSpeaksForItself(int status, ErrorKind kind, boolean retryable) {
        server.answers(status, "");

        assertThat(failure().kind()).isEqualTo(kind);
        assertThat(failure().error().retryable()).isEqualTo(retryable);
        assertThat(failure().requestId()).isEqualTo(WireServer.REQUEST_ID);
        assertThat(failure().code()).isEmpty();
    }

    @Test
    void anUnknownCodeIsClassifiedByItsStatus() {
        server.answers(400, body("bad_request"));

        assertThat(failure().kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failure()).hasMessageContaining("bad_request").hasMessageContaining("the reason");
    }

    @Test
    void aGatewaysPageIsNotTakenForAnError() {
        server.answers(502, "<html>bad gateway</html>");

        assertThat(failure().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(failure().error().message()).isEmpty();
    }

    @Test
    void halfAnErrorBodyIsBetterThanNone() {
        server.answers(403, "{\"code\":\"permission_denied\",\"detail\":{\"a\":[1,2]},\"mess");

        assertThat(failure().code()).isEqualTo("permission_denied");
    }

    @Test
    void whatIsMissingDependsOnWhatWasAsked() {
        server.answers(404, "");
        UploadRef upload = UploadRef.of(OBJECT, "u1");

        assertThatThrownBy(() -> client.head(HeadObjectRequest.of(OBJECT))).isInstanceOf(ObjectNotFoundException.class);
        assertThatThrownBy(() -> client.deleteBucket(new DeleteBucketRequest("photos")))
                .isInstanceOf(BucketNotFoundException.class);
        assertThatThrownBy(() -> client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 1)))
                .isInstanceOf(BucketNotFoundException.class);
        assertThatThrownBy(() -> client.listUploads(new ListUploadsRequest("photos", "", Optional.empty(), 0)))
                .isInstanceOf(BucketNotFoundException.class);
        assertThatThrownBy(() -> client.listParts(new ListPartsRequest(upload, -1, 1)))
                .isInstanceOf(UploadNotFoundException.class);
        ServiceException unset = catchThrowableOfType(
                ServiceException.class,
                () -> client.getSetting(new GetSettingRequest("photos", QingStorSetting.POLICY)));
        assertThat(unset.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void abortingWhatIsGoneIsNoError() throws IOException {
        server.answers(404, body("upload_not_exists"));

        client.abortUpload(UploadRef.of(OBJECT, "u1"));

        assertThat(server.last().getMethod().getName()).isEqualTo("DELETE");
    }

    @Test
    void headOfAForbiddenBucketIsNeitherYesNorNo() {
        server.answers(403, "");

        assertThatThrownBy(() -> client.bucketExists(new HeadBucketRequest("photos")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void anUnmetConditionIsItsOwnException() {
        server.answers(304, "");

        assertThatThrownBy(() -> client.get(GetObjectRequest.of(OBJECT)
                        .withConditions(new Conditions("", "abc", Optional.empty(), Optional.empty()))))
                .isInstanceOf(NotModifiedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_access_key_id  | 401 | Check accessKey: the service does not know this key id; perhaps accessKey and secretKey are swapped",
                "signature_not_matched  | 401 | Check secretKey: it does not belong to this accessKey",
                "request_expired        | 403 | Set the clock: it must be within 15 minutes of the service's",
                "permission_denied      | 403 | The bucket's policy or ACL must allow get_object to this key",
                "bucket_not_exists      | 404 | Check the bucket's name and its zone",
                "entity_too_large       | 400 | One request carries at most 5 GiB: send it as a multipart upload",
                "metadata_too_large     | 400 | Names and values of the user metadata may have 2048 bytes in all"
            })
    void theHintSaysWhatToDo(String code, int status, String hint) {
        server.answers(status, body(code));

        assertThat(failure().error().hint()).isEqualTo(hint);
        assertThat(failure()).hasMessageEndingWith(hint);
    }

    @Test
    void whatOnlyTheOwnerMayDoIsSaid() {
        server.answers(403, body("permission_denied"));

        assertThatThrownBy(() -> client.getSetting(new GetSettingRequest("photos", QingStorSetting.ACL)))
                .hasMessageEndingWith("Only the owner of the bucket may do this: use the owner's key");
    }

    @Test
    void aYoungBucketIsWorthASecond() {
        server.answers(403, body("lease_not_ready"));

        ServiceException failure = catchThrowableOfType(
                ServiceException.class, () -> client.deleteBucket(new DeleteBucketRequest("photos")));

        assertThat(failure.error().retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void aRedirectToAForeignSiteIsNotFollowed() {
        server.answers(302, "", "Location", "http://elsewhere.example/a/b.txt");

        assertThat(failure().kind()).isEqualTo(ErrorKind.UNKNOWN);
        assertThat(failure()).hasMessageContaining("external mirror");
    }
}
