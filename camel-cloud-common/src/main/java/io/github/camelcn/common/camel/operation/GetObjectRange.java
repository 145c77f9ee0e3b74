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
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Opens a part of an object: from a byte to another, from a byte on, or the last bytes. */
public final class GetObjectRange implements OperationHandler<GetObjectRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public GetObjectRange(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<GetObjectRequest> requestType() {
        return GetObjectRequest.class;
    }

    @Override
    public GetObjectRequest read(MessageReader message) throws IOException {
        return new GetObjectRequest(
                fields.object(message),
                Optional.of(fields.range(message)),
                fields.conditions(message),
                fields.encryption(message),
                fields.responseOverrides(message));
    }

    @Override
    public OperationResult execute(GetObjectRequest request) throws IOException {
        if (request.range().isEmpty()) {
            throw new IllegalArgumentException("getObjectRange needs a request with a range");
        }
        return GetObject.opened(store, fields, request);
    }
}
