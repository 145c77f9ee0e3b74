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
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Creates a bucket in the zone or region of the endpoint. The body stays. */
public final class CreateBucket implements OperationHandler<CreateBucketRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public CreateBucket(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<CreateBucketRequest> requestType() {
        return CreateBucketRequest.class;
    }

    @Override
    public CreateBucketRequest read(MessageReader message) throws IOException {
        return new CreateBucketRequest(fields.bucket(message), fields.bucketAcl(message));
    }

    @Override
    public OperationResult execute(CreateBucketRequest request) throws IOException {
        store.createBucket(request);
        return OperationResult.unchangedBody().header(fields.names().producedBucketName, request.bucket());
    }
}
