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
package io.github.camelcn.component.qingstor.operation;

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.qingstor.QingStorHeaders;
import io.github.camelcn.component.qingstor.client.AppendObjectRequest;
import io.github.camelcn.component.qingstor.client.AppendObjectResult;
import io.github.camelcn.component.qingstor.client.QingStorStore;

/** Adds the body to the end of an appendable object: where the header says, else where the object ends now. The body stays. */
final class AppendObject implements OperationHandler<AppendObjectRequest> {

    private final QingStorStore store;
    private final ObjectFields fields;

    AppendObject(QingStorStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<AppendObjectRequest> requestType() {
        return AppendObjectRequest.class;
    }

    @Override
    public AppendObjectRequest read(MessageReader message) throws IOException {
        ObjectRef target = fields.writtenObject(message);
        Optional<Long> position = message.wholeNumber(QingStorHeaders.APPEND_POSITION);
        return new AppendObjectRequest(
                target,
                message.sizedPayload(fields.defaults().charset()),
                position.isPresent() ? position.get() : AppendEnd.of(store, target),
                ContentHeaders.ofType(message.text(fields.names().contentType, "")),
                fields.storageClass(message));
    }

    @Override
    public OperationResult execute(AppendObjectRequest request) throws IOException {
        AppendObjectResult result = store.append(request);
        return OperationResult.unchangedBody()
                .header(fields.names().producedBucketName, result.ref().bucket())
                .header(fields.names().producedKey, result.ref().key())
                .header(QingStorHeaders.NEXT_APPEND_POSITION, result.nextPosition())
                .header(fields.names().eTag, result.etag())
                .header(fields.names().requestId, result.requestId());
    }
}
