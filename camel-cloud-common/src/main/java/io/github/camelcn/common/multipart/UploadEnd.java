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
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.error.UploadException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;

/** The two ways a multipart upload ends: its parts become an object, or are removed. */
final class UploadEnd {

    private static final Logger LOG = LoggerFactory.getLogger(UploadEnd.class);
    private static final int ABORT_TRIES = 3;

    private UploadEnd() {}

    /**
     * Completes; the answer may get lost, and the upload be unknown when the request is repeated. Then the object tells
     * whether it happened: it carries the ETag that was sent along.
     *
     * @param etag of the parts together; empty if that cannot be said
     */
    static PutObjectResult complete(
            ObjectStore store, StartUploadRequest start, UploadRef upload, List<UploadedPart> sent, String etag)
            throws IOException {
        try {
            return store.completeUpload(new CompleteUploadRequest(upload, sent, etag));
        } catch (UploadNotFoundException | TransportException e) {
            boolean unclear = !(e instanceof TransportException lost) || lost.mayHaveHappened();
            if (!unclear || etag.isEmpty()) {
                throw e;
            }
            try {
                ObjectInfo now = store.head(new HeadObjectRequest(start.target(), Conditions.NONE, start.encryption()));
                if (now.etag().equalsIgnoreCase(etag)) {
                    return new PutObjectResult(now.ref(), now.etag(), "", now.encrypted(), now.requestId());
                }
            } catch (IOException unknown) {
                e.addSuppressed(unknown);
            }
            throw e;
        }
    }

    /**
     * Removes what was sent, trying more than once.
     *
     * @param cause why; gets what went wrong here as suppressed
     * @throws UploadException with the cause, if the parts stay
     */
    static void abort(ObjectStore store, String operation, UploadRef upload, Throwable cause) throws UploadException {
        for (int tries = 1; ; tries++) {
            try {
                store.abortUpload(upload);
                return;
            } catch (UploadNotFoundException e) {
                return;
            } catch (IOException | RuntimeException e) {
                if (tries == ABORT_TRIES) {
                    LOG.warn(
                            "Upload {} of {} could not be aborted; its parts stay and cost until it is",
                            upload.uploadId(),
                            upload.target());
                    cause.addSuppressed(e);
                    throw new UploadException(operation, upload.target().toString(), upload.uploadId(), cause);
                }
            }
        }
    }
}
