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
package io.github.camelcn.emulator.qingzhou;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ends the work on a request; the style that reads it words the answer. Messages hold no secrets. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient ObjectNode detail;

    RefusedException(Refusal refusal, String message) {
        this(refusal, message, null);
    }

    RefusedException(Refusal refusal, String message, ObjectNode detail) {
        super(message, null, false, false);
        this.refusal = refusal;
        this.detail = detail;
    }

    Refusal refusal() {
        return refusal;
    }

    Optional<ObjectNode> detail() {
        return Optional.ofNullable(detail);
    }
}
