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
package io.github.camelcn.emulator.kodo.nativeapi;

/**
 * The service says no; becomes {@code {"error":".."}}. Carries no stack trace: it is an answer, not a bug.
 *
 * <p>Source: Qiniu documentation 3928, "Status codes".
 */
final class NativeError extends RuntimeException {
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CRC_MISMATCH = 406;
    static final int CONDITION_FAILED = 412;
    static final int TOO_LARGE = 413;
    static final int OUT_OF_RANGE = 416;
    static final int SOURCE_FAILED = 478;
    static final int CALLBACK_FAILED = 579;
    static final int SERVER_FAILURE = 599;
    static final int NO_SUCH_OBJECT = 612;
    static final int EXISTS = 614;
    static final int TOO_MANY_BUCKETS = 630;
    static final int NO_SUCH_BUCKET = 631;
    static final int INVALID_MARKER = 640;

    private static final long serialVersionUID = 1L;

    private final int status;

    NativeError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static NativeError badRequest(String message) {
        return new NativeError(BAD_REQUEST, message);
    }

    static NativeError noSuchObject() {
        return new NativeError(NO_SUCH_OBJECT, "no such file or directory");
    }

    static NativeError badToken(String message) {
        return new NativeError(UNAUTHORIZED, message);
    }

    int status() {
        return status;
    }
}
