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

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadedPart;

/** Sends the body as one part of an upload. The body becomes an {@link UploadedPart}, to be collected for the completion. */
public final class UploadPart implements OperationHandler<UploadPartRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public UploadPart(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<UploadPartRequest> requestType() {
        return UploadPartRequest.class;
    }

    @Override
    public UploadPartRequest read(MessageReader message) throws IOException {
        return new UploadPartRequest(
                InitiateMultipartUpload.upload(message, fields, fields.object(message)),
                message.requiredNumber(fields.names().partNumber, 0, "to the place of the part"),
                message.sizedPayload(fields.defaults().charset()),
                fields.encryption(message));
    }

    @Override
    public OperationResult execute(UploadPartRequest request) throws IOException {
        UploadedPart part = store.uploadPart(request);
        return OperationResult.body(part)
                .header(fields.names().partNumber, part.number())
                .header(fields.names().eTag, part.etag());
    }
}
