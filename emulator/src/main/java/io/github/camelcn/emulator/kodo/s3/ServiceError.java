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
package io.github.camelcn.emulator.kodo.s3;

import java.util.LinkedHashMap;
import java.util.Map;

/** The service says no; becomes the error document. Carries no stack trace: it is an answer, not a bug. */
final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, String> details = new LinkedHashMap<>();

    ServiceError(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Adds an element to the error document. */
    ServiceError with(String element, String text) {
        details.put(element, text);
        return this;
    }

    ErrorCode code() {
        return code;
    }

    Map<String, String> details() {
        return details;
    }
}
