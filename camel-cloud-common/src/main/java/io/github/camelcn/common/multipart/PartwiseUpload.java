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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcn.common.error.UploadException;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;

/**
 * A multipart upload whose parts come one by one, for a source that nobody can read ahead. Whoever makes one ends it with
 * {@link #complete} or {@link #abort}. Nothing is started before the first part is sent. Thread-safe: parts may be sent at
 * the same time, but only before the end.
 */
public final class PartwiseUpload {

    private final ObjectStore store;
    private final String operation;
    private final StartUploadRequest start;
    /** Guarded by this. */
    private final List<UploadedPart> sent = new ArrayList<>();
    /** Guarded by this; null until the first part. */
    private UploadRef upload;

    /** @param operation as the caller names it, for messages */
    public PartwiseUpload(ObjectStore store, String operation, StartUploadRequest start) {
        this.store = store;
        this.operation = operation;
        this.start = start;
    }

    /**
     * Sends a part and waits for it.
     *
     * @param index its place, from 0 and without gaps
     * @param payload of known length; all but the last have the store's least size of parts; not closed here
     */
    public void send(int index, Payload payload) throws IOException {
        int number = store.capabilities().firstPartNumber() + index;
        UploadedPart part = store.uploadPart(new UploadPartRequest(started(), number, payload, start.encryption()));
        synchronized (this) {
            sent.add(new UploadedPart(number, part.size(), part.etag()));
        }
    }

    private synchronized UploadRef started() throws IOException {
        if (upload == null) {
            upload = store.startUpload(start);
        }
        return upload;
    }

    /** Makes an object of all parts. A lost answer is looked up. When this fails, {@link #abort} is still to be called. */
    public synchronized PutObjectResult complete() throws IOException {
        return UploadEnd.complete(store, start, started(), sent, PartEtags.combined(sent));
    }

    /**
     * Removes the parts.
     *
     * @param cause why; gets what went wrong here as suppressed
     * @throws UploadException with the cause, if the parts could not be removed
     */
    public synchronized void abort(Throwable cause) throws UploadException {
        if (upload != null) {
            UploadEnd.abort(store, operation, upload, cause);
        }
    }
}
