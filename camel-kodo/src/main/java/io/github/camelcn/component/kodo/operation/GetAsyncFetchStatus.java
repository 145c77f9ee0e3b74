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

import java.io.IOException;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.management.AsyncFetchState;
import io.github.camelcn.component.kodo.management.AsyncFetchStatusRequest;
import io.github.camelcn.component.kodo.management.KodoManagement;

/** Asks how far a fetch is. The body becomes an {@link io.github.camelcn.component.kodo.management.AsyncFetchState}. */
final class GetAsyncFetchStatus implements OperationHandler<AsyncFetchStatusRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    GetAsyncFetchStatus(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<AsyncFetchStatusRequest> requestType() {
        return AsyncFetchStatusRequest.class;
    }

    @Override
    public AsyncFetchStatusRequest read(MessageReader message) throws IOException {
        return new AsyncFetchStatusRequest(
                fields.bucket(message), message.textOrBody(KodoHeaders.FETCH_ID, "which fetch is meant, by its id"));
    }

    @Override
    public OperationResult execute(AsyncFetchStatusRequest request) throws IOException {
        AsyncFetchState state = management.asyncFetchStatus(request);
        return OperationResult.body(state)
                .header(KodoHeaders.FETCH_ID, state.id())
                .header(KodoHeaders.FETCH_WAITING, state.queued());
    }
}
