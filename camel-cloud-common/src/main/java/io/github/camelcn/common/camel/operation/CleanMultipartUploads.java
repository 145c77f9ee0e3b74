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
package io.github.camelcn.common.camel.operation;

import java.io.IOException;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.multipart.StaleUploads;
import io.github.camelcn.common.objectstore.UploadRef;

/** Aborts unfinished uploads that are old enough to be nobody's. Those whose start the store does not tell, and those that can go on, are left alone. The body becomes the list of the aborted {@link UploadRef}s. */
public final class CleanMultipartUploads implements OperationHandler<CleanUploadsRequest> {

    private final StaleUploads stale;
    private final ObjectFields fields;

    public CleanMultipartUploads(StaleUploads stale, ObjectFields fields) {
        this.stale = stale;
        this.fields = fields;
    }

    @Override
    public Class<CleanUploadsRequest> requestType() {
        return CleanUploadsRequest.class;
    }

    @Override
    public CleanUploadsRequest read(MessageReader message) throws IOException {
        return new CleanUploadsRequest(
                fields.bucket(message),
                message.text(fields.names().prefix, fields.defaults().prefix()),
                message.duration(fields.names().olderThan, fields.defaults().olderThan()));
    }

    @Override
    public OperationResult execute(CleanUploadsRequest request) throws IOException {
        return OperationResult.body(stale.clean(request.bucket(), request.prefix(), request.olderThan()));
    }
}
