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
import io.github.camelcn.component.kodo.management.ChangeStatusRequest;
import io.github.camelcn.component.kodo.management.KodoManagement;

/** Makes an object unreadable for everybody, or readable again. The body stays. */
final class ChangeStatus implements OperationHandler<ChangeStatusRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    ChangeStatus(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<ChangeStatusRequest> requestType() {
        return ChangeStatusRequest.class;
    }

    @Override
    public ChangeStatusRequest read(MessageReader message) throws IOException {
        String enabled =
                message.requiredText(KodoHeaders.OBJECT_ENABLED, "to true or false: whether the object can be read");
        if (!enabled.equalsIgnoreCase("true") && !enabled.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(
                    "header " + KodoHeaders.OBJECT_ENABLED + " must be true or false, but is \"" + enabled + "\"");
        }
        return new ChangeStatusRequest(fields.object(message), Boolean.parseBoolean(enabled));
    }

    @Override
    public OperationResult execute(ChangeStatusRequest request) throws IOException {
        management.changeStatus(request);
        return OperationResult.unchangedBody();
    }
}
