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
package io.github.camelcn.component.kodo.operation;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.KodoOperation;

/** Stands in for the operations that cannot be done as the endpoint wants it, and says why. */
public final class NativeRefusal implements OperationHandler<NativeRefusal.Nothing> {

    private final KodoOperation operation;

    NativeRefusal(KodoOperation operation) {
        this.operation = operation;
    }

    /** What nobody can put into a message. */
    static final class Nothing {
        private Nothing() {}
    }

    @Override
    public Class<Nothing> requestType() {
        return Nothing.class;
    }

    @Override
    public Nothing read(MessageReader message) {
        throw because(operation);
    }

    @Override
    public OperationResult execute(Nothing request) {
        throw because(operation);
    }

    /** Why an operation of the native API does not go together with requesterPays. */
    public static IllegalArgumentException because(KodoOperation operation) {
        return new IllegalArgumentException(operation + " goes through Kodo's native API, where nobody but the owner"
                + " of the bucket pays: leave out requesterPays");
    }
}
