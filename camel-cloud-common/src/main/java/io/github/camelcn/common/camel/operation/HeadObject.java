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
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Asks about an object without reading it. The body becomes an {@link ObjectInfo}, the headers say the same. */
public final class HeadObject implements OperationHandler<HeadObjectRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public HeadObject(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<HeadObjectRequest> requestType() {
        return HeadObjectRequest.class;
    }

    @Override
    public HeadObjectRequest read(MessageReader message) throws IOException {
        return new HeadObjectRequest(fields.object(message), fields.conditions(message), fields.encryption(message));
    }

    @Override
    public OperationResult execute(HeadObjectRequest request) throws IOException {
        ObjectInfo info = store.head(request);
        return OperationResult.body(info).describing(fields, info);
    }
}
