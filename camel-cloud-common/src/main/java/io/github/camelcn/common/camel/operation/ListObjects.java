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
import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.common.camel.OperationDefaults;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.multipart.ObjectListing;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Lists a bucket: a page as a list, with a header that leads to the next; or everything through an iterator that fetches page after page while it is read, for the Split EIP in constant memory. */
public final class ListObjects implements OperationHandler<ListObjectsRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public ListObjects(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<ListObjectsRequest> requestType() {
        return ListObjectsRequest.class;
    }

    @Override
    public ListObjectsRequest read(MessageReader message) throws IOException {
        ObjectStoreHeaders names = fields.names();
        OperationDefaults defaults = fields.defaults();
        return new ListObjectsRequest(
                fields.bucket(message),
                message.text(names.prefix, defaults.prefix()),
                message.text(names.delimiter, defaults.delimiter()),
                new ListCursor(message.text(names.marker, message.text(names.startAfter, ""))),
                message.number(names.maxKeys, 1, defaults.maxKeys()));
    }

    @Override
    public OperationResult execute(ListObjectsRequest request) throws IOException {
        return fields.defaults().lazyListing() ? everything(request) : page(request);
    }

    private OperationResult page(ListObjectsRequest request) throws IOException {
        ObjectPage page = store.list(request);
        return OperationResult.body(page.objects())
                .header(fields.names().isTruncated, page.next().isPresent())
                .header(fields.names().nextMarker, page.next().map(ListCursor::marker))
                .header(fields.names().commonPrefixes, page.commonPrefixes())
                .header(fields.names().requestId, page.requestId());
    }

    private OperationResult everything(ListObjectsRequest request) {
        if (!request.delimiter().isEmpty()) {
            throw new IllegalArgumentException("lazyListing=true would lose the common prefixes that the delimiter "
                    + request.delimiter() + " makes: leave the delimiter out, or list pages");
        }
        return OperationResult.body(new ObjectListing(store, request));
    }
}
