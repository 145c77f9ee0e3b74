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
import io.github.camelcn.component.kodo.management.ChangeTypeRequest;
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.names.KodoStorageClass;

/** Gives an object another storage class. The body stays. */
final class ChangeType implements OperationHandler<ChangeTypeRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    ChangeType(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<ChangeTypeRequest> requestType() {
        return ChangeTypeRequest.class;
    }

    @Override
    public ChangeTypeRequest read(MessageReader message) throws IOException {
        String storageClass = fields.storageClass(message);
        if (storageClass.isEmpty()) {
            throw new IllegalArgumentException("header " + fields.names().storageClass
                    + ", or the option storageClass, must name the storage class to change to");
        }
        return ChangeTypeRequest.of(fields.object(message), KodoStorageClass.of(storageClass));
    }

    @Override
    public OperationResult execute(ChangeTypeRequest request) throws IOException {
        management.changeType(request);
        return OperationResult.unchangedBody();
    }
}
