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
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.management.AsyncFetchRequest;
import io.github.camelcn.component.kodo.management.AsyncFetchState;
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.names.KodoStorageClass;

/** Lets the service download a URL, from the header or the body, some time later. The body stays. */
final class AsyncFetch implements OperationHandler<AsyncFetchRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    AsyncFetch(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<AsyncFetchRequest> requestType() {
        return AsyncFetchRequest.class;
    }

    @Override
    public AsyncFetchRequest read(MessageReader message) throws IOException {
        ObjectRef target = fields.writtenObject(message);
        String storageClass = fields.storageClass(message);
        AsyncFetchRequest request = AsyncFetchRequest.of(target.bucket(), target.key(), FetchSource.of(message))
                .withHost(message.text(KodoHeaders.FETCH_HOST, ""));
        return storageClass.isEmpty()
                ? request
                : request.withFileType(KodoStorageClass.of(storageClass).fileType());
    }

    @Override
    public OperationResult execute(AsyncFetchRequest request) throws IOException {
        AsyncFetchState state = management.asyncFetch(request);
        return OperationResult.unchangedBody()
                .header(fields.names().producedBucketName, request.bucket())
                .header(fields.names().producedKey, request.key())
                .header(KodoHeaders.FETCH_ID, state.id())
                .header(KodoHeaders.FETCH_WAITING, state.queued());
    }
}
