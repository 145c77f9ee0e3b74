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
import java.util.Map;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Makes a link that anyone may upload an object with until it expires. The body becomes the link as text. */
public final class CreateUploadLink implements OperationHandler<CreateLinkRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;

    public CreateUploadLink(ObjectStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<CreateLinkRequest> requestType() {
        return CreateLinkRequest.class;
    }

    @Override
    public CreateLinkRequest read(MessageReader message) throws IOException {
        return new CreateLinkRequest(
                fields.object(message),
                CreateLinkRequest.Method.PUT,
                message.duration(
                        fields.names().uploadLinkExpirationTime,
                        fields.defaults().uploadLinkExpiration()),
                Map.of(),
                message.textMap(fields.names().uploadLinkHttpRequestHeaders));
    }

    @Override
    public OperationResult execute(CreateLinkRequest request) throws IOException {
        return OperationResult.body(store.createLink(request).toString());
    }
}
