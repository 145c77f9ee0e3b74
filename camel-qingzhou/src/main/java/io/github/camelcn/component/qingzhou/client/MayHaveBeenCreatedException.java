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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;

import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

/**
 * Something was to be made and the answer was lost, so that nobody knows whether it was. Sending the same request with
 * the same token tells, and makes nothing twice.
 */
public final class MayHaveBeenCreatedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final QingzhouOperation operation;
    private final String clientToken;

    /** @param clientToken empty where the style knows none */
    MayHaveBeenCreatedException(QingzhouOperation operation, String clientToken, IOException cause) {
        super(
                cause.getMessage() + ". It may have been created"
                        + (clientToken.isEmpty()
                                ? ": look for it by its name before you send this again, since this style knows no tokens"
                                : " with clientToken " + clientToken
                                        + ": sending it again with the same token finds it, and makes nothing twice"),
                cause);
        this.operation = operation;
        this.clientToken = clientToken;
    }

    public QingzhouOperation operation() {
        return operation;
    }

    /** The token it was sent with; empty where the style knows none. */
    public String clientToken() {
        return clientToken;
    }
}
