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

import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

/**
 * A change was accepted, but its end was not what was waited for: it failed, took too long, or could not be watched.
 * {@link #accepted} says what it was done to, a new instance's id among it.
 */
public final class WaitFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final QingzhouOperation operation;
    private final ErrorCategory category;
    private final String lastState;
    private final transient ChangeResult accepted;

    WaitFailedException(
            QingzhouOperation operation,
            String resource,
            ErrorCategory category,
            String why,
            String lastState,
            ChangeResult accepted,
            Throwable cause) {
        super(operation + " " + resource + ": " + why, cause);
        this.operation = operation;
        this.category = category;
        this.lastState = lastState;
        this.accepted = accepted;
    }

    public QingzhouOperation operation() {
        return operation;
    }

    public ErrorCategory category() {
        return category;
    }

    /** The state that was seen last; empty if none was. */
    public String lastState() {
        return lastState;
    }

    /** What the service had answered; null if nothing was changed, only waited for. */
    public ChangeResult accepted() {
        return accepted;
    }
}
