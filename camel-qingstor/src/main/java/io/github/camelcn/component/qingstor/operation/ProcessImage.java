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

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.component.qingstor.QingStorHeaders;
import io.github.camelcn.component.qingstor.client.ProcessImageRequest;
import io.github.camelcn.component.qingstor.client.QingStorStore;

/**
 * Processes a picture on the server; the action comes from the header or the body. The body becomes the result as bytes,
 * held in memory since the service takes pictures up to 10 MB only.
 */
final class ProcessImage implements OperationHandler<ProcessImageRequest> {

    private final QingStorStore store;
    private final ObjectFields fields;

    ProcessImage(QingStorStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<ProcessImageRequest> requestType() {
        return ProcessImageRequest.class;
    }

    @Override
    public ProcessImageRequest read(MessageReader message) throws IOException {
        return new ProcessImageRequest(
                fields.object(message),
                message.textOrBody(QingStorHeaders.IMAGE_ACTION, "what to do with the picture"));
    }

    @Override
    public OperationResult execute(ProcessImageRequest request) throws IOException {
        try (StoredObject result = store.processImage(request)) {
            byte[] picture = result.content().readAllBytes();
            return OperationResult.body(picture).describing(fields, result);
        }
    }
}
