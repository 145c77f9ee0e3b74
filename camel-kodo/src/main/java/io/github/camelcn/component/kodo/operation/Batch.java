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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.management.BatchEntry;
import io.github.camelcn.component.kodo.management.BatchRequest;
import io.github.camelcn.component.kodo.management.BatchResult;
import io.github.camelcn.component.kodo.management.KodoManagement;

/**
 * Does many changes at once, those in the body. The body becomes a {@link BatchResult}: entries that failed are reported
 * there and do not fail the message.
 */
final class Batch implements OperationHandler<BatchRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    Batch(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<BatchRequest> requestType() {
        return BatchRequest.class;
    }

    @Override
    public BatchRequest read(MessageReader message) throws IOException {
        if (message.body() instanceof Collection<?> given && given.stream().anyMatch(BatchEntry.class::isInstance)) {
            List<BatchEntry> entries = new ArrayList<>();
            given.forEach(each -> entries.add(entry(each)));
            return new BatchRequest(entries);
        }
        return new BatchRequest(BatchEntries.read(message, fields.bucket(message)));
    }

    private static BatchEntry entry(Object each) {
        if (each instanceof BatchEntry entry) {
            return entry;
        }
        throw new IllegalArgumentException(
                BatchEntries.FORM + "; but among typed entries there is " + (each == null ? "null" : each.getClass()));
    }

    @Override
    public OperationResult execute(BatchRequest request) throws IOException {
        BatchResult result = management.batch(request);
        return OperationResult.body(result).header(KodoHeaders.BATCH_ALL_DONE, result.allDone());
    }
}
