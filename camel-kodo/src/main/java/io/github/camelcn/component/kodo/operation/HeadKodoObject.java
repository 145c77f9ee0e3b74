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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.camel.operation.HeadObject;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.client.KodoStore;
import io.github.camelcn.component.kodo.client.RestoreResult;
import io.github.camelcn.component.kodo.client.RestoreStatus;

/** Asks about an object, and how far it is restored. The body becomes an {@link ObjectInfo}. */
final class HeadKodoObject implements OperationHandler<HeadObjectRequest> {

    private final KodoStore store;
    private final ObjectFields fields;
    private final HeadObject shared;
    private final Set<String> describing;

    HeadKodoObject(KodoStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
        this.shared = new HeadObject(store, fields);
        this.describing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.describing.addAll(fields.describingHeaders());
        this.describing.add(KodoHeaders.RESTORE_STATUS);
        this.describing.add(KodoHeaders.RESTORE_EXPIRY_TIME);
    }

    @Override
    public Class<HeadObjectRequest> requestType() {
        return HeadObjectRequest.class;
    }

    @Override
    public HeadObjectRequest read(MessageReader message) throws IOException {
        return shared.read(message);
    }

    @Override
    public OperationResult execute(HeadObjectRequest request) throws IOException {
        ObjectInfo info = store.head(request);
        Optional<RestoreStatus> restored = RestoreStatus.of(info);
        return OperationResult.body(info)
                .describing(fields, info)
                .replacing(describing)
                .header(KodoHeaders.RESTORE_STATUS, restored.map(HeadKodoObject::word))
                .header(KodoHeaders.RESTORE_EXPIRY_TIME, restored.flatMap(RestoreStatus::readableUntil));
    }

    private static String word(RestoreStatus status) {
        return (status.ongoing() ? RestoreResult.IN_PROGRESS : RestoreResult.READABLE).name();
    }
}
