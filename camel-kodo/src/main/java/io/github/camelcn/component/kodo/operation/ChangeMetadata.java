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
import java.util.Map;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.management.ChangeCondition;
import io.github.camelcn.component.kodo.management.ChangeMetadataRequest;
import io.github.camelcn.component.kodo.management.KodoManagement;

/** Gives an object user metadata, and a media type if there is one. The body stays. */
final class ChangeMetadata implements OperationHandler<ChangeMetadataRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    ChangeMetadata(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<ChangeMetadataRequest> requestType() {
        return ChangeMetadataRequest.class;
    }

    @Override
    public ChangeMetadataRequest read(MessageReader message) throws IOException {
        Map<String, String> metadata = fields.userMetadata(message);
        if (metadata.isEmpty()) {
            throw new IllegalArgumentException(
                    "header " + fields.names().metadata + " must be set to the metadata that the object gets");
        }
        return new ChangeMetadataRequest(
                fields.object(message), metadata, message.text(fields.names().contentType, ""), ChangeCondition.NONE);
    }

    @Override
    public OperationResult execute(ChangeMetadataRequest request) throws IOException {
        management.changeMetadata(request);
        return OperationResult.unchangedBody();
    }
}
