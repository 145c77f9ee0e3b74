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
import io.github.camelcn.common.multipart.BucketListing;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Lists all buckets of the account, page after page. */
public final class ListBuckets implements OperationHandler<ListBucketsRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    /** What stores give when nobody asks for a number. Source: QingStor API documentation, "GET Service", read 2022. */
    private static final int PAGE = 200;

    public ListBuckets(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<ListBucketsRequest> requestType() {
        return ListBucketsRequest.class;
    }

    @Override
    public ListBucketsRequest read(MessageReader message) throws IOException {
        return new ListBucketsRequest("", 0, PAGE);
    }

    @Override
    public OperationResult execute(ListBucketsRequest request) throws IOException {
        return OperationResult.body(
                Pages.body(new BucketListing(store, request), fields.defaults().lazyListing()));
    }
}
