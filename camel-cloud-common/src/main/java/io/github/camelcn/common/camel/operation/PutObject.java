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
import io.github.camelcn.common.camel.ObjectResultHeaders;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.camel.monitor.TransferProgress;
import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.monitor.TransferKind;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.payload.Payload;

/**
 * Stores the body as an object, in one request or in parts. The body stays: after a plain stream, read to its end. The
 * payload of a typed request is closed by whoever made it.
 */
public final class PutObject implements OperationHandler<PutObjectRequest> {

    private final MultipartUploader uploader;
    private final ObjectFields fields;

    /** @param uploader not closed here */
    public PutObject(MultipartUploader uploader, ObjectFields fields) {
        this.uploader = uploader;
        this.fields = fields;
    }

    @Override
    public Class<PutObjectRequest> requestType() {
        return PutObjectRequest.class;
    }

    @Override
    public PutObjectRequest read(MessageReader message) throws IOException {
        fields.requireUnconditional(message, "putObject");
        ObjectRef target = fields.writtenObject(message);
        PutObjectRequest request = new PutObjectRequest(
                target,
                payload(message, target),
                fields.content(message),
                fields.userMetadata(message),
                fields.storageClass(message),
                fields.encryption(message),
                fields.attributes(message));
        if (fields.defaults().deleteAfterWrite()) {
            message.deleteFileAfterSuccess();
        }
        return request;
    }

    private Payload payload(MessageReader message, ObjectRef target) throws IOException {
        Payload payload = message.payload(fields.defaults().charset());
        String md5 = message.text(fields.names().contentMd5, "");
        return md5.isEmpty()
                ? payload
                : ExpectedDigest.of(md5, fields.names().contentMd5).guard(payload, target);
    }

    @Override
    public OperationResult execute(PutObjectRequest request) throws IOException {
        Transfer transfer = fields.transfers()
                .begin(TransferKind.UPLOAD, request.target(), request.payload().length());
        if (transfer == Transfer.UNWATCHED) {
            return ObjectResultHeaders.written(fields.names(), uploader.upload(request));
        }
        PutObjectRequest watched = request.withPayload(request.payload().trackedBy(transfer));
        PutObjectResult stored = transfer.during(() -> uploader.upload(watched));
        return ObjectResultHeaders.written(fields.names(), stored)
                .header(fields.names().transfer, TransferProgress.header(transfer));
    }
}
