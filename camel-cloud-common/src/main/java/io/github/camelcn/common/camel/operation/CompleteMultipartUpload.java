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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.ObjectResultHeaders;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;

/** Makes an object of the parts of an upload: of those the message names, or of all the store has. The body stays. */
public final class CompleteMultipartUpload implements OperationHandler<CompleteUploadRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public CompleteMultipartUpload(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<CompleteUploadRequest> requestType() {
        return CompleteUploadRequest.class;
    }

    @Override
    public CompleteUploadRequest read(MessageReader message) throws IOException {
        UploadRef upload = InitiateMultipartUpload.upload(message, fields, fields.object(message));
        Optional<Collection<?>> named = message.collection(fields.names().parts);
        List<UploadedPart> parts =
                named.isPresent() ? named.get().stream().map(this::part).toList() : ListParts.all(store, upload);
        return new CompleteUploadRequest(upload, parts, "");
    }

    @Override
    public OperationResult execute(CompleteUploadRequest request) throws IOException {
        return ObjectResultHeaders.written(fields.names(), store.completeUpload(request));
    }

    private UploadedPart part(Object entry) {
        if (entry instanceof UploadedPart part) {
            return part;
        }
        if (entry instanceof Integer number) {
            return new UploadedPart(number, -1, "");
        }
        throw new IllegalArgumentException("header " + fields.names().parts + ", or the body, must be a collection of "
                + "UploadedPart or of part numbers, but holds "
                + (entry == null ? "null" : "a " + entry.getClass().getName()));
    }
}
