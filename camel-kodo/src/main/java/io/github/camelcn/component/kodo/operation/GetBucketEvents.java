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
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.management.NativeBucketRequest;

/** Whom a bucket tells of what happens to its objects, as a list. */
final class GetBucketEvents implements OperationHandler<NativeBucketRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    GetBucketEvents(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<NativeBucketRequest> requestType() {
        return NativeBucketRequest.class;
    }

    @Override
    public NativeBucketRequest read(MessageReader message) throws IOException {
        return new NativeBucketRequest(fields.bucket(message));
    }

    @Override
    public OperationResult execute(NativeBucketRequest request) throws IOException {
        return OperationResult.body(management.eventRules(request));
    }
}
