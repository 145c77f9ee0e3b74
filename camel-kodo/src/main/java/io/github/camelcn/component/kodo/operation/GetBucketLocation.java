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
package io.github.camelcn.component.kodo.operation;

import java.io.IOException;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.client.KodoStore;

/** Asks in which region a bucket is. The body becomes the id of the region. */
final class GetBucketLocation implements OperationHandler<BucketLocationRequest> {

    private final KodoStore store;
    private final ObjectFields fields;

    GetBucketLocation(KodoStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<BucketLocationRequest> requestType() {
        return BucketLocationRequest.class;
    }

    @Override
    public BucketLocationRequest read(MessageReader message) throws IOException {
        return new BucketLocationRequest(fields.bucket(message));
    }

    @Override
    public OperationResult execute(BucketLocationRequest request) throws IOException {
        String region = store.getBucketLocation(request.bucket());
        return OperationResult.body(region).header(KodoHeaders.BUCKET_LOCATION, region);
    }
}
