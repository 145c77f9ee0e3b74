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
import io.github.camelcn.common.camel.ObjectResultHeaders;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Moves an object on the server. The body stays. */
public final class MoveObject implements OperationHandler<MoveObjectRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public MoveObject(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<MoveObjectRequest> requestType() {
        return MoveObjectRequest.class;
    }

    @Override
    public MoveObjectRequest read(MessageReader message) throws IOException {
        ObjectRef source = fields.object(message);
        return new MoveObjectRequest(
                source, fields.destination(message, source), fields.conditions(message), fields.attributes(message));
    }

    @Override
    public OperationResult execute(MoveObjectRequest request) throws IOException {
        return ObjectResultHeaders.written(fields.names(), store.move(request));
    }
}
