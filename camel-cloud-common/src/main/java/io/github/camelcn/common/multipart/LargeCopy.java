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
import java.util.Optional;
import java.util.concurrent.Executor;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.Capabilities;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CopyPartRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.ByteProgress;

/**
 * Copies objects of any size on the server: in one request where the store can, else part by part. The copy keeps the
 * source's storage class unless another one is asked for, and its content headers and metadata unless they are replaced,
 * whichever way it goes. A source that changes while its parts are copied fails the copy. Thread-safe.
 */
public final class LargeCopy implements AutoCloseable {

    private static final String OPERATION = "copyObject";

    /** Large, since no byte of it passes here; small enough that the server answers within a read timeout. */
    private static final long PART_BYTES = 256 * Sizes.MIB;

    private final ObjectStore store;
    private final int concurrency;
    private final Capabilities limits;
    private final MultipartEngine engine;

    /** Copies parts on daemon threads of its own, as many at a time as {@code options} say. */
    public LargeCopy(ObjectStore store, TransferOptions options) {
        this(store, options, new MultipartEngine(store, options.concurrency()));
    }

    /** @param executor not shut down here; if it refuses, the calling thread does the work */
    public LargeCopy(ObjectStore store, TransferOptions options, Executor executor) {
        this(store, options, new MultipartEngine(store, options.concurrency(), executor));
    }

    private LargeCopy(ObjectStore store, TransferOptions options, MultipartEngine engine) {
        this.store = store;
        this.concurrency = options.concurrency();
        this.limits = store.capabilities();
        this.engine = engine;
    }

    /**
     * Copies, and waits for it. Asks for the source's size first.
     *
     * @throws io.github.camelcn.common.error.UploadException if it failed and the parts could not be removed
     * @throws IOException if the store failed, or the source is not there or not as the conditions want it
     */
    public PutObjectResult copy(CopyObjectRequest request) throws IOException {
        return copy(request, ByteProgress.NONE);
    }

    /** As above, and tells how far it has come: at once the size, and each part when it is copied. */
    public PutObjectResult copy(CopyObjectRequest request, ByteProgress progress) throws IOException {
        ObjectInfo source = store.head(new HeadObjectRequest(
                request.source(), request.sourceConditions().beforePinning(), request.sourceEncryption()));
        String storageClass = request.storageClass().isEmpty() ? source.storageClass() : request.storageClass();
        progress.expects(source.size());
        if (source.size() <= limits.maxCopyBytes()) {
            try {
                PutObjectResult copied = store.copy(request.withStorageClass(storageClass));
                progress.moved(source.size());
                return copied;
            } catch (ServiceException e) {
                // some stores do not say beforehand how much they copy at once
                if (e.kind() != ErrorKind.COPY_TOO_LARGE) {
                    throw e;
                }
            }
        }
        return copyParts(request, source, storageClass, progress);
    }

    private PutObjectResult copyParts(
            CopyObjectRequest request, ObjectInfo source, String storageClass, ByteProgress progress)
            throws IOException {
        boolean replace = request.replaceMetadata();
        StartUploadRequest start = new StartUploadRequest(
                request.target(),
                replace ? request.content() : source.content(),
                replace ? request.userMetadata() : source.userMetadata(),
                storageClass,
                request.encryption(),
                request.attributes());
        PartPlan plan = PartPlan.of(source.size(), PART_BYTES, limits);
        // the caller's conditions, and that the source is still the one whose size was asked for
        Conditions unchanged = request.sourceConditions().pinnedTo(source.etag());
        int helpers = Math.min(concurrency, plan.parts()) - 1;
        return engine.run(
                OPERATION,
                start,
                helpers,
                upload -> PartSource.indexed(
                        plan.parts(),
                        index -> new CopyPart(
                                partRequest(request, upload, unchanged, plan, index), plan.length(index), progress)));
    }

    private CopyPartRequest partRequest(
            CopyObjectRequest request, UploadRef upload, Conditions unchanged, PartPlan plan, int index) {
        long from = plan.offset(index);
        return new CopyPartRequest(
                upload,
                limits.firstPartNumber() + index,
                request.source(),
                Optional.of(ByteRange.closed(from, from + plan.length(index) - 1)),
                unchanged,
                request.sourceEncryption(),
                request.encryption());
    }

    /** Cancels the copies that run, which abort, and waits up to half a minute for that. */
    @Override
    public void close() {
        engine.close();
    }

    private final class CopyPart implements PartTask {

        private final CopyPartRequest request;
        private final long length;
        private final ByteProgress progress;

        CopyPart(CopyPartRequest request, long length, ByteProgress progress) {
            this.request = request;
            this.length = length;
            this.progress = progress;
        }

        @Override
        public int number() {
            return request.partNumber();
        }

        @Override
        public UploadedPart send() throws IOException {
            UploadedPart copied = store.copyPart(request);
            progress.moved(length);
            return copied;
        }
    }
}
