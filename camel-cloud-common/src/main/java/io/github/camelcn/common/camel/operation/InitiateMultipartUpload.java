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
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadRef;

/** Starts a multipart upload. It costs until it is completed or aborted. The body becomes an {@link UploadRef}. */
public final class InitiateMultipartUpload implements OperationHandler<StartUploadRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public InitiateMultipartUpload(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<StartUploadRequest> requestType() {
        return StartUploadRequest.class;
    }

    @Override
    public StartUploadRequest read(MessageReader message) throws IOException {
        return new StartUploadRequest(
                fields.writtenObject(message),
                fields.content(message),
                fields.userMetadata(message),
                fields.storageClass(message),
                fields.encryption(message),
                fields.attributes(message));
    }

    @Override
    public OperationResult execute(StartUploadRequest request) throws IOException {
        UploadRef upload = store.startUpload(request);
        return OperationResult.body(upload).headers(headers(fields, upload));
    }

    static Map<String, Object> headers(ObjectFields fields, UploadRef upload) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(fields.names().uploadId, upload.uploadId());
        headers.put(fields.names().producedBucketName, upload.target().bucket());
        headers.put(fields.names().producedKey, upload.target().key());
        return headers;
    }

    /** The upload a message is about. */
    static UploadRef upload(MessageReader message, ObjectFields fields, ObjectRef target) {
        return UploadRef.of(
                target, message.requiredText(fields.names().uploadId, "to the id that initiateMultipartUpload gave"));
    }
}
