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
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Asks whether a bucket exists; the body becomes the answer, a {@link Boolean}. */
public final class HeadBucket implements OperationHandler<HeadBucketRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public HeadBucket(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<HeadBucketRequest> requestType() {
        return HeadBucketRequest.class;
    }

    @Override
    public HeadBucketRequest read(MessageReader message) throws IOException {
        return new HeadBucketRequest(fields.bucket(message));
    }

    @Override
    public OperationResult execute(HeadBucketRequest request) throws IOException {
        boolean exists = store.bucketExists(request);
        return OperationResult.body(exists).header(fields.names().bucketExists, exists);
    }
}
