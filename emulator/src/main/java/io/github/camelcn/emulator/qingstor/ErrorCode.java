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
package io.github.camelcn.emulator.qingstor;

import java.util.Locale;

/**
 * Error codes of the service with their status.
 *
 * <p>Source: QingStor API documentation, "Error codes" (revisions 2020-2022); {@code upload_not_exists} follows the
 * pages of the single calls, which say 404 where the table says 400.
 */
enum ErrorCode {
    INVALID_ACCESS_KEY_ID(401),
    SIGNATURE_NOT_MATCHED(401),
    REQUEST_EXPIRED(403),
    PERMISSION_DENIED(403),
    INVALID_ARGUMENT(400),
    INVALID_REQUEST(400),
    INVALID_JSON(400),
    INVALID_BUCKET_NAME(400),
    INVALID_OBJECT_NAME(400),
    INVALID_OBJECT_STATE(400),
    BAD_DIGEST(400),
    INCOMPLETE_BODY(400),
    ENTITY_TOO_SMALL(400),
    ENTITY_TOO_LARGE(400),
    MAX_PARTS_EXCEEDED(400),
    UPLOAD_NOT_EXISTS(404),
    METADATA_TOO_LARGE(400),
    TOO_MANY_OBJECTS(400),
    CNAME_ERROR(400),
    BUCKET_NOT_EXISTS(404),
    OBJECT_NOT_EXISTS(404),
    SETTING_NOT_EXISTS(404),
    METHOD_NOT_ALLOWED(405),
    BUCKET_ALREADY_EXISTS(409),
    BUCKET_NOT_EMPTY(409),
    PRECONDITION_FAILED(412),
    INVALID_RANGE(416),
    INTERNAL_ERROR(500),
    UPSTREAM_FAILED(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The code as it stands in the error body. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
