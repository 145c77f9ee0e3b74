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
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.ListPartsRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PartPage;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;

/** Lists all parts of an upload that the store has, in ascending order. */
public final class ListParts implements OperationHandler<ListPartsRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    /** The most that stores give. Source: QingStor API documentation, "List Multipart", read 2022. */
    private static final int PAGE = 1000;

    public ListParts(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<ListPartsRequest> requestType() {
        return ListPartsRequest.class;
    }

    @Override
    public ListPartsRequest read(MessageReader message) throws IOException {
        return new ListPartsRequest(InitiateMultipartUpload.upload(message, fields, fields.object(message)), -1, PAGE);
    }

    @Override
    public OperationResult execute(ListPartsRequest request) throws IOException {
        return OperationResult.body(
                        Pages.body(parts(store, request), fields.defaults().lazyListing()))
                .header(fields.names().uploadId, request.upload().uploadId());
    }

    static List<UploadedPart> all(ObjectStore store, UploadRef upload) throws IOException {
        return Pages.list(parts(store, new ListPartsRequest(upload, -1, PAGE)));
    }

    private static Pages<Integer, UploadedPart> parts(ObjectStore store, ListPartsRequest request) {
        return new Pages<>(request.afterPart(), after -> {
            PartPage page = store.listParts(new ListPartsRequest(request.upload(), after, request.maxParts()));
            List<UploadedPart> parts = page.parts();
            boolean last = page.last() || parts.isEmpty();
            return new Pages.Page<>(
                    parts,
                    last
                            ? Optional.empty()
                            : Optional.of(parts.get(parts.size() - 1).number()));
        });
    }
}
