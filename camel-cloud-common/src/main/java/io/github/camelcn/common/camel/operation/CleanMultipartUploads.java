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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.UploadRef;

/** Aborts unfinished uploads that are old enough to be nobody's. Those whose start the store does not tell are left alone. The body becomes the list of the aborted {@link UploadRef}s. */
public final class CleanMultipartUploads implements OperationHandler<CleanUploadsRequest> {

    private final ObjectStore store;
    private final ObjectFields fields;
    private final Clock clock;

    public CleanMultipartUploads(ObjectStore store, ObjectFields fields, Clock clock) {
        this.store = store;
        this.fields = fields;
        this.clock = clock;
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
        Instant newest = clock.instant().minus(request.olderThan());
        List<UploadRef> aborted = new ArrayList<>();
        // all of them first: aborting while paging would move the pages
        List<UploadRef> uploads = ListMultipartUploads.uploads(
                        store, new ListUploadsRequest(request.bucket(), request.prefix(), Optional.empty(), 0))
                .toList();
        for (UploadRef upload : uploads) {
            if (upload.started().filter(newest::isAfter).isPresent()) {
                store.abortUpload(upload);
                aborted.add(upload);
            }
        }
        return OperationResult.body(List.copyOf(aborted));
    }
}
