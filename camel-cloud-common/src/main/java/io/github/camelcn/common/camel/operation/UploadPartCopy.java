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
import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.CopyPartRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.UploadedPart;

/** Makes a part of another object, or of a range of it, on the server. The upload belongs to the destination. The body becomes an {@link UploadedPart}. */
public final class UploadPartCopy implements OperationHandler<CopyPartRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public UploadPartCopy(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<CopyPartRequest> requestType() {
        return CopyPartRequest.class;
    }

    @Override
    public CopyPartRequest read(MessageReader message) throws IOException {
        ObjectStoreHeaders names = fields.names();
        ObjectRef source = fields.object(message);
        boolean ranged = message.value(names.rangeStart).isPresent()
                || message.value(names.rangeEnd).isPresent();
        return new CopyPartRequest(
                InitiateMultipartUpload.upload(message, fields, fields.destination(message, source)),
                message.requiredNumber(names.partNumber, 0, "to the place of the part"),
                source,
                ranged ? Optional.of(closedRange(message)) : Optional.empty(),
                fields.conditions(message),
                fields.sourceEncryption(message),
                fields.encryption(message));
    }

    @Override
    public OperationResult execute(CopyPartRequest request) throws IOException {
        UploadedPart part = store.copyPart(request);
        return OperationResult.body(part)
                .header(fields.names().partNumber, part.number())
                .header(fields.names().eTag, part.etag());
    }

    private ByteRange closedRange(MessageReader message) {
        ByteRange range = fields.range(message);
        if (range.first() < 0 || range.last() < 0) {
            throw new IllegalArgumentException("a part is copied from one byte to another: set both header "
                    + fields.names().rangeStart + " and header " + fields.names().rangeEnd + ", or neither");
        }
        return range;
    }
}
