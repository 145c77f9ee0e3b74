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
import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.UploadPage;
import io.github.camelcn.common.objectstore.UploadRef;

/** Lists all unfinished uploads of a bucket. */
public final class ListMultipartUploads implements OperationHandler<ListUploadsRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public ListMultipartUploads(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<ListUploadsRequest> requestType() {
        return ListUploadsRequest.class;
    }

    @Override
    public ListUploadsRequest read(MessageReader message) throws IOException {
        return new ListUploadsRequest(
                fields.bucket(message),
                message.text(fields.names().prefix, fields.defaults().prefix()),
                Optional.empty(),
                0);
    }

    @Override
    public OperationResult execute(ListUploadsRequest request) throws IOException {
        return OperationResult.body(
                Pages.body(uploads(request), fields.defaults().lazyListing()));
    }

    private Pages<Optional<UploadRef>, UploadRef> uploads(ListUploadsRequest request) {
        return new Pages<>(request.after(), after -> {
            UploadPage page = store.listUploads(
                    new ListUploadsRequest(request.bucket(), request.prefix(), after, request.maxUploads()));
            return new Pages.Page<>(page.uploads(), page.next().map(Optional::of));
        });
    }
}
