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

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.management.ObjectStat;
import io.github.camelcn.component.kodo.management.StatObjectRequest;
import io.github.camelcn.component.kodo.names.KodoStorageClass;

/** Asks the native API about an object. The body becomes an {@link io.github.camelcn.component.kodo.management.ObjectStat}. */
final class StatObject implements OperationHandler<StatObjectRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    StatObject(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<StatObjectRequest> requestType() {
        return StatObjectRequest.class;
    }

    @Override
    public StatObjectRequest read(MessageReader message) throws IOException {
        return StatObjectRequest.of(fields.object(message));
    }

    @Override
    public OperationResult execute(StatObjectRequest request) throws IOException {
        ObjectStat stat = management.stat(request);
        return OperationResult.body(stat)
                .replacing(fields.describingHeaders())
                .header(fields.names().bucketName, request.object().bucket())
                .header(fields.names().key, request.object().key())
                .header(fields.names().contentLength, stat.size())
                .header(fields.names().contentType, stat.mimeType())
                .header(fields.names().lastModified, stat.putTime())
                .header(fields.names().storageClass, stat.storageClass().map(KodoStorageClass::name))
                .header(fields.names().metadata, stat.metadata().isEmpty() ? Optional.empty() : stat.metadata())
                .header(KodoHeaders.FILE_TYPE, stat.fileType())
                .header(KodoHeaders.HASH, stat.hash())
                .header(KodoHeaders.OBJECT_ENABLED, stat.enabled());
    }
}
