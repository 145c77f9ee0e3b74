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
package io.github.camelcn.common.camel.operation;

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.camel.StoredObjectBody;
import io.github.camelcn.common.camel.monitor.TransferProgress;
import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.monitor.TransferKind;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.StoredObject;

/**
 * Opens an object. The body is a stream that can be read again; its connection is given back when the exchange is done,
 * read or not.
 */
public final class GetObject implements OperationHandler<GetObjectRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public GetObject(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<GetObjectRequest> requestType() {
        return GetObjectRequest.class;
    }

    @Override
    public GetObjectRequest read(MessageReader message) throws IOException {
        return new GetObjectRequest(
                fields.object(message),
                Optional.empty(),
                fields.conditions(message),
                fields.encryption(message),
                fields.responseOverrides(message));
    }

    @Override
    public OperationResult execute(GetObjectRequest request) throws IOException {
        return opened(store, fields, request);
    }

    static OperationResult opened(ObjectStore store, ObjectFields fields, GetObjectRequest request) throws IOException {
        StoredObject object = store.get(request);
        Transfer transfer = fields.transfers().begin(TransferKind.DOWNLOAD, request.source(), object.contentLength());
        StoredObjectBody body = StoredObjectBody.open(store, request, object, transfer);
        OperationResult result = OperationResult.body(body).describing(fields, object);
        return body.inMemory()
                ? result
                : result.header(fields.names().transfer, TransferProgress.header(transfer))
                        .closing(body::release);
    }
}
