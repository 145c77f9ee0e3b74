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
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.management.ObjectLifecycleRequest;

/** Says when an object changes its storage class, and when it disappears. The body stays. */
final class SetObjectLifecycle implements OperationHandler<ObjectLifecycleRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    SetObjectLifecycle(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<ObjectLifecycleRequest> requestType() {
        return ObjectLifecycleRequest.class;
    }

    @Override
    public ObjectLifecycleRequest read(MessageReader message) throws IOException {
        return new ObjectLifecycleRequest(
                fields.object(message),
                days(message, KodoHeaders.TO_LINE_AFTER_DAYS),
                days(message, KodoHeaders.TO_GLACIER_IR_AFTER_DAYS),
                days(message, KodoHeaders.TO_GLACIER_AFTER_DAYS),
                days(message, KodoHeaders.TO_DEEP_ARCHIVE_AFTER_DAYS),
                days(message, KodoHeaders.DELETE_AFTER_DAYS));
    }

    @Override
    public OperationResult execute(ObjectLifecycleRequest request) throws IOException {
        management.setObjectLifecycle(request);
        return OperationResult.unchangedBody();
    }

    /** -1 cancels, 0 leaves it. */
    private static int days(MessageReader message, String header) {
        return message.number(header, -1, 0);
    }
}
