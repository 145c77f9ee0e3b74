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

/**
 * A success whose document is an error: the service had sent its status before it was done. Turned into the exception of
 * that error by {@link KodoCalls}.
 */
final class ErrorInSuccessException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorDocument document;

    ErrorInSuccessException(ErrorDocument document) {
        super("an error in place of a result: " + document.code());
        this.document = document;
    }

    ErrorDocument document() {
        return document;
    }
}
