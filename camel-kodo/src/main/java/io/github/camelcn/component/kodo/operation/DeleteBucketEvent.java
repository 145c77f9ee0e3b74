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
import io.github.camelcn.component.kodo.management.DeleteEventRuleRequest;
import io.github.camelcn.component.kodo.management.KodoManagement;

/** Takes an event rule off a bucket. The body stays. */
final class DeleteBucketEvent implements OperationHandler<DeleteEventRuleRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    DeleteBucketEvent(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<DeleteEventRuleRequest> requestType() {
        return DeleteEventRuleRequest.class;
    }

    @Override
    public DeleteEventRuleRequest read(MessageReader message) throws IOException {
        return new DeleteEventRuleRequest(
                fields.bucket(message), message.textOrBody(KodoHeaders.RULE_NAME, "which rule, by its name"));
    }

    @Override
    public OperationResult execute(DeleteEventRuleRequest request) throws IOException {
        management.deleteEventRule(request);
        return OperationResult.unchangedBody();
    }
}
