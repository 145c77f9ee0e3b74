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
import io.github.camelcn.component.kodo.management.ChangeMimeRequest;
import io.github.camelcn.component.kodo.management.KodoManagement;

/** Gives an object another media type. The body stays. */
final class ChangeMime implements OperationHandler<ChangeMimeRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    ChangeMime(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<ChangeMimeRequest> requestType() {
        return ChangeMimeRequest.class;
    }

    @Override
    public ChangeMimeRequest read(MessageReader message) throws IOException {
        return ChangeMimeRequest.of(
                fields.object(message),
                message.requiredText(fields.names().contentType, "to the media type that the object gets"));
    }

    @Override
    public OperationResult execute(ChangeMimeRequest request) throws IOException {
        management.changeMime(request);
        return OperationResult.unchangedBody();
    }
}
