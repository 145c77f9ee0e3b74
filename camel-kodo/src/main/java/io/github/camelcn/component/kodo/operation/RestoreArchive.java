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
import io.github.camelcn.component.kodo.management.RestoreArchiveRequest;

/** Has an archived object made readable for some days, through the native API. The body stays. */
final class RestoreArchive implements OperationHandler<RestoreArchiveRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;
    private final int restoreDays;

    RestoreArchive(KodoManagement management, ObjectFields fields, int restoreDays) {
        this.management = management;
        this.fields = fields;
        this.restoreDays = restoreDays;
    }

    @Override
    public Class<RestoreArchiveRequest> requestType() {
        return RestoreArchiveRequest.class;
    }

    @Override
    public RestoreArchiveRequest read(MessageReader message) throws IOException {
        return new RestoreArchiveRequest(
                fields.object(message), message.number(KodoHeaders.RESTORE_DAYS, 1, restoreDays));
    }

    @Override
    public OperationResult execute(RestoreArchiveRequest request) throws IOException {
        management.restoreArchive(request);
        return OperationResult.unchangedBody();
    }
}
