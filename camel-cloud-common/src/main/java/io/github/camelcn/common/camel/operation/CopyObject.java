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
import java.util.Map;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.ObjectResultHeaders;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.camel.monitor.TransferProgress;
import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.monitor.TransferKind;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectResult;

/**
 * Copies an object of any size on the server. Content headers and metadata are the source's unless the directive says
 * REPLACE; without it those of the message are left alone, since a consumer may have set them. The body stays.
 */
public final class CopyObject implements OperationHandler<CopyObjectRequest> {

    private final LargeCopy copier;
    private final ObjectFields fields;

    /** @param copier not closed here */
    public CopyObject(LargeCopy copier, ObjectFields fields) {
        this.copier = copier;
        this.fields = fields;
    }

    @Override
    public Class<CopyObjectRequest> requestType() {
        return CopyObjectRequest.class;
    }

    @Override
    public CopyObjectRequest read(MessageReader message) {
        ObjectRef source = fields.object(message);
        boolean replace = replacesMetadata(message);
        return new CopyObjectRequest(
                source,
                fields.destination(message, source),
                fields.conditions(message),
                replace,
                replace ? fields.content(message) : ContentHeaders.NONE,
                replace ? fields.userMetadata(message) : Map.of(),
                fields.storageClass(message),
                fields.sourceEncryption(message),
                fields.encryption(message),
                fields.attributes(message));
    }

    private boolean replacesMetadata(MessageReader message) {
        String directive = message.text(fields.names().metadataDirective, "COPY");
        if (directive.equalsIgnoreCase("REPLACE")) {
            return true;
        }
        if (directive.equalsIgnoreCase("COPY")) {
            return false;
        }
        throw new IllegalArgumentException("header " + fields.names().metadataDirective
                + " must be COPY or REPLACE, but is \"" + directive + "\"");
    }

    @Override
    public OperationResult execute(CopyObjectRequest request) throws IOException {
        Transfer transfer = fields.transfers().begin(TransferKind.COPY, request.target(), -1);
        PutObjectResult copied = transfer.during(() -> copier.copy(request, transfer));
        return ObjectResultHeaders.written(fields.names(), copied)
                .header(fields.names().transfer, TransferProgress.header(transfer));
    }
}
