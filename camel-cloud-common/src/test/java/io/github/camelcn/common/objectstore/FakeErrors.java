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
package io.github.camelcn.common.objectstore;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;

/** What a {@link FakeObjectStore} says when it says no. */
final class FakeErrors {

    private FakeErrors() {}

    static ServiceException noBucket(FakeCall call) {
        return error(call, ErrorKind.BUCKET_NOT_FOUND, 404, "bucket_not_exists");
    }

    static ServiceException noObject(FakeCall call) {
        return error(call, ErrorKind.OBJECT_NOT_FOUND, 404, "object_not_exists");
    }

    static ServiceException noUpload(FakeCall call) {
        return error(call, ErrorKind.UPLOAD_NOT_FOUND, 404, "upload_not_exists");
    }

    static ServiceException badRange(FakeCall call) {
        return error(call, ErrorKind.INVALID_RANGE, 416, "invalid_range");
    }

    static ServiceException failedCondition(FakeCall call) {
        return error(call, ErrorKind.PRECONDITION_FAILED, 412, "precondition_failed");
    }

    static ServiceException notModified(FakeCall call) {
        return error(call, ErrorKind.NOT_MODIFIED, 304, "");
    }

    static ServiceException conflict(FakeCall call, String code) {
        return error(call, ErrorKind.CONFLICT, 409, code);
    }

    static ServiceException wrongKey(FakeCall call) {
        return error(call, ErrorKind.ACCESS_DENIED, 403, "permission_denied");
    }

    static ServiceException invalid(FakeCall call, String code) {
        return error(call, ErrorKind.INVALID_REQUEST, 400, code);
    }

    private static ServiceException error(FakeCall call, ErrorKind kind, int status, String code) {
        return ServiceException.of(
                call.operation(),
                call.resource(),
                new ServiceError(kind, status, code, "", FakeObjectStore.REQUEST_ID, false, ""),
                1);
    }
}
