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

/** Says who may read an object, in the word of the header or the body. The body stays. */
final class PutObjectAcl implements OperationHandler<PutObjectAclRequest> {

    private final KodoStore store;
    private final ObjectFields fields;

    PutObjectAcl(KodoStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<PutObjectAclRequest> requestType() {
        return PutObjectAclRequest.class;
    }

    @Override
    public PutObjectAclRequest read(MessageReader message) throws IOException {
        return new PutObjectAclRequest(
                fields.object(message),
                message.textOrBody(KodoHeaders.ACL, "who may read the object, such as public-read"));
    }

    @Override
    public OperationResult execute(PutObjectAclRequest request) throws IOException {
        store.putObjectAcl(request.object(), request.acl());
        return OperationResult.unchangedBody();
    }
}
