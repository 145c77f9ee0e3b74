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
import io.github.camelcn.component.kodo.client.RestoreObjectRequest;

/** Has an archived object made readable for some days. The body stays. */
final class RestoreObject implements OperationHandler<RestoreObjectRequest> {

    private final KodoStore store;
    private final ObjectFields fields;
    private final int restoreDays;

    RestoreObject(KodoStore store, ObjectFields fields, int restoreDays) {
        this.store = store;
        this.fields = fields;
        this.restoreDays = restoreDays;
    }

    @Override
    public Class<RestoreObjectRequest> requestType() {
        return RestoreObjectRequest.class;
    }

    @Override
    public RestoreObjectRequest read(MessageReader message) throws IOException {
        return new RestoreObjectRequest(
                fields.object(message), message.number(KodoHeaders.RESTORE_DAYS, 1, restoreDays));
    }

    @Override
    public OperationResult execute(RestoreObjectRequest request) throws IOException {
        return OperationResult.unchangedBody()
                .header(KodoHeaders.RESTORE_STATUS, store.restore(request).name());
    }
}
