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
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.objectstore.Capabilities;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;

/**
 * Stores payloads of any length: short ones in one request, long ones and those of unknown length in parts, some of them
 * at the same time. Thread-safe.
 *
 * <p>Parts of files and arrays are slices and need no memory. Streams are read into at most
 * {@code uploadConcurrency + 1} buffers of one part each. For a stream of unknown length the part size never changes,
 * so that this promise holds; its length is limited to what the store's number of parts can carry.
 *
 * <p>An object that is encrypted with a customer's key comes back with an ETag that is no digest of what was sent. A
 * stream for such an object is held in memory up to one part, and sent in parts if it is longer, although it may be below
 * the cutoff: what is in memory is digested before it is sent, so that the service refuses what was changed on the way.
 * Without permission to send parts, a longer one-shot stream is sent as it is, and only its length is verified. The same
 * goes for one-shot streams to stores that want every body's digest ahead, which may refuse the last kind.
 *
 * <p>An upload that fails is aborted before the exception reaches the caller, unless it can go on later. {@link #close} cancels the uploads that
 * run; the store stays open and is its owner's to close.
 */
public final class MultipartUploader implements AutoCloseable {

    private static final String OPERATION = "putObject";
    private static final int MAX_ARRAY_BYTES = Integer.MAX_VALUE - 8;

    private final ObjectStore store;
    private final TransferOptions options;
    private final Capabilities limits;
    private final MultipartEngine engine;
    private final IntFunction<byte[]> allocator;
    private final Optional<ResumableUploads> resumables;

    /**
     * Sends parts on daemon threads of its own.
     *
     * @throws IllegalArgumentException if the store cannot work with these options
     */
    public MultipartUploader(ObjectStore store, TransferOptions options) {
        this(store, options, new MultipartEngine(store, options.concurrency()), byte[]::new, Optional.empty());
    }

    /**
     * As above; an upload of a file in parts that fails is not aborted, but goes on when the same file is sent to the
     * same object again: by this uploader, or by another one with the same memory, in another process even. Only the
     * parts that are missing are sent then. An object that somebody here is sending already is sent in the ordinary way.
     *
     * @param memory where unfinished uploads are remembered; while it fails, uploads are ordinary ones
     */
    public MultipartUploader(ObjectStore store, TransferOptions options, UploadMemory memory) {
        this(
                store,
                options,
                new MultipartEngine(store, options.concurrency()),
                byte[]::new,
                Optional.of(new ResumableUploads(store, memory)));
    }

    /**
     * Sends parts on someone else's threads, besides the calling one.
     *
     * @param executor not shut down here; if it refuses, the calling thread does the work
     * @throws IllegalArgumentException if the store cannot work with these options
     */
    public MultipartUploader(ObjectStore store, TransferOptions options, Executor executor) {
        this(store, options, executor, byte[]::new);
    }

    MultipartUploader(ObjectStore store, TransferOptions options, Executor executor, IntFunction<byte[]> allocator) {
        this(store, options, new MultipartEngine(store, options.concurrency(), executor), allocator, Optional.empty());
    }

    private MultipartUploader(
            ObjectStore store,
            TransferOptions options,
            MultipartEngine engine,
            IntFunction<byte[]> allocator,
            Optional<ResumableUploads> resumables) {
        this.store = store;
        this.limits = store.capabilities();
        this.options = options.checkedAgainst(limits);
        this.engine = engine;
        this.allocator = allocator;
        this.resumables = resumables;
    }

    /**
     * Stores a payload and waits for it.
     *
     * @param request its payload is not closed, but a stream is read to its end
     * @throws IllegalArgumentException if the payload is longer than the store or the options allow
     * @throws IntegrityException if the source is a file that was overwritten while its parts were sent
     * @throws io.github.camelcn.common.error.UploadException if it failed and the parts could not be removed
     * @throws java.io.InterruptedIOException if the thread was interrupted or the uploader closed
     * @throws IOException if the source or the store failed, the first cause
     */
    public PutObjectResult upload(PutObjectRequest request) throws IOException {
        long length = request.payload().length();
        if (length == Payload.UNKNOWN_LENGTH) {
            return uploadUnknown(request);
        }
        boolean oneRequest = length == 0 || !options.multipartAllowed() || length < options.cutoffBytes();
        boolean unverified = length > 0 && needsDigestFirst(request);
        if (oneRequest && unverified && length <= Math.min(options.partBytes(), MAX_ARRAY_BYTES)) {
            return putBuffered(request, (int) length);
        }
        if (oneRequest && !(unverified && options.multipartAllowed())) {
            return putOnce(request, length);
        }
        PartPlan plan = PartPlan.of(length, options.partBytes(), limits);
        return request.payload().sliceable() ? uploadSlices(request, plan) : uploadKnown(request, plan);
    }

    /**
     * The ETag of an encrypted object is no digest of what was sent, so that a digest has to be sent along; and some
     * stores want one with every body.
     */
    private boolean needsDigestFirst(PutObjectRequest request) {
        Payload payload = request.payload();
        return request.encryption().isPresent() && !payload.cheapToReread()
                || store.readsBodiesFirst() && !payload.repeatable();
    }

    private PutObjectResult putBuffered(PutObjectRequest request, int length) throws IOException {
        PieceReader.Piece all;
        try (PieceReader reader = reader(request, length)) {
            all = reader.first();
        }
        return putOnce(request.withPayload(held(request, all)), all.count());
    }

    private PutObjectResult putOnce(PutObjectRequest request, long length) throws IOException {
        if (length > limits.maxPutBytes()) {
            throw new IllegalArgumentException(OPERATION + " " + request.target() + ": " + Sizes.text(length)
                    + " are more than the " + Sizes.text(limits.maxPutBytes())
                    + " this store takes in one request, and multiPartUpload is off");
        }
        return store.put(request);
    }

    private PutObjectResult uploadSlices(PutObjectRequest request, PartPlan plan) throws IOException {
        Optional<ResumableUpload> resumable =
                resumables.isPresent() ? resumables.get().begin(request, plan) : Optional.empty();
        if (resumable.isEmpty()) {
            return uploadSlices(request, plan, UploadKeeper.NONE, (number, slice) -> Optional.empty());
        }
        try {
            Optional<PutObjectResult> before = resumable.get().lookBack();
            return before.isPresent()
                    ? before.get()
                    : uploadSlices(request, plan, resumable.get(), resumable.get()::alreadySent);
        } finally {
            resumables.get().done(request.target());
        }
    }

    private PutObjectResult uploadSlices(PutObjectRequest request, PartPlan plan, UploadKeeper keeper, Before before)
            throws IOException {
        Payload payload = request.payload();
        int helpers = Math.min(options.concurrency(), plan.parts()) - 1;
        return engine.run(
                OPERATION,
                StartUploadRequest.of(request),
                helpers,
                upload -> PartSource.indexed(
                        plan.parts(),
                        index -> new SlicePart(
                                request,
                                upload,
                                limits.firstPartNumber() + index,
                                payload.slice(plan.offset(index), plan.length(index)),
                                before)),
                sent -> checkUnchanged(request, plan, sent),
                keeper);
    }

    /** What need not be sent, because an earlier attempt did. */
    @FunctionalInterface
    private interface Before {
        Optional<UploadedPart> alreadySent(int number, Payload slice) throws IOException;
    }

    /** Whether somebody may still go on with this upload, so that it is not to be cleaned away. */
    public boolean remembers(UploadRef upload) throws IOException {
        return resumables.isPresent() && resumables.get().remembers(upload);
    }

    /**
     * Every part has its own digest, which is right also for parts of different contents. A file that became longer may have
     * been appended to, or written anew: its bytes are compared with what was sent.
     */
    private void checkUnchanged(PutObjectRequest request, PartPlan plan, List<UploadedPart> sent) throws IOException {
        Payload payload = request.payload();
        if (!payload.isUnchanged() && !(payload.hasGrown() && areOf(request, plan, sent))) {
            throw new IntegrityException(
                    OPERATION,
                    request.target().toString(),
                    "the file was written to while it was sent, so that its parts may not belong together; nothing was"
                            + " stored. Send it again when it is complete");
        }
    }

    private boolean areOf(PutObjectRequest request, PartPlan plan, List<UploadedPart> sent) throws IOException {
        for (UploadedPart part : sent) {
            int index = part.number() - limits.firstPartNumber();
            Payload slice = request.payload().slice(plan.offset(index), plan.length(index));
            if (PartEtags.differs(part, slice, request.encryption())) {
                return false;
            }
        }
        return true;
    }

    private PutObjectResult uploadKnown(PutObjectRequest request, PartPlan plan) throws IOException {
        int pieceBytes = pieceBytes(request, plan.partBytes());
        try (PieceReader reader = reader(request, pieceBytes)) {
            return uploadStream(request, reader, reader.first(), pieceBytes);
        }
    }

    /** Short enough for one request: whatever ended within one buffer and below the cutoff. It can be resent then. */
    private PutObjectResult uploadUnknown(PutObjectRequest request) throws IOException {
        int pieceBytes = pieceBytes(request, options.partBytes());
        try (PieceReader reader = reader(request, pieceBytes)) {
            PieceReader.Piece first = reader.first();
            boolean oneRequest =
                    !options.multipartAllowed() || first.count() == 0 || first.count() < options.cutoffBytes();
            if (reader.ended() && oneRequest) {
                return putOnce(request.withPayload(held(request, first)), first.count());
            }
            if (!options.multipartAllowed()) {
                throw new IllegalArgumentException(OPERATION + " " + request.target()
                        + ": a stream of unknown length that does not fit into one partSize ("
                        + Sizes.text(pieceBytes) + ") needs parts, but multiPartUpload is off");
            }
            return uploadStream(request, reader, first, pieceBytes);
        }
    }

    private PutObjectResult uploadStream(
            PutObjectRequest request, PieceReader reader, PieceReader.Piece first, int pieceBytes) throws IOException {
        return engine.run(
                OPERATION,
                StartUploadRequest.of(request),
                options.concurrency(),
                upload -> new StreamParts(
                        request.target(),
                        reader,
                        first,
                        pieceBytes,
                        options.concurrency() + 1,
                        limits,
                        allocator,
                        (number, payload) -> store.uploadPart(new UploadPartRequest(
                                upload,
                                number,
                                payload.trackedBy(request.payload().progress()),
                                request.encryption()))));
    }

    private static Payload held(PutObjectRequest request, PieceReader.Piece piece) {
        return Payload.of(piece.buffer())
                .slice(0, piece.count())
                .trackedBy(request.payload().progress());
    }

    private PieceReader reader(PutObjectRequest request, int pieceBytes) throws IOException {
        InputStream in = request.payload().open();
        return new PieceReader(in, pieceBytes, allocator);
    }

    private static int pieceBytes(PutObjectRequest request, long partBytes) {
        if (partBytes > MAX_ARRAY_BYTES) {
            throw new IllegalArgumentException(OPERATION + " " + request.target() + ": the parts of a stream are held"
                    + " in memory and cannot have " + Sizes.text(partBytes) + "; set partSize below 2 GiB, or send a"
                    + " file");
        }
        return (int) partBytes;
    }

    /** Cancels the uploads that run, which abort, and waits up to half a minute for that. */
    @Override
    public void close() {
        engine.close();
    }

    private final class SlicePart implements PartTask {

        private final PutObjectRequest request;
        private final UploadRef upload;
        private final int number;
        private final Payload slice;
        private final Before before;

        SlicePart(PutObjectRequest request, UploadRef upload, int number, Payload slice, Before before) {
            this.request = request;
            this.upload = upload;
            this.number = number;
            this.slice = slice;
            this.before = before;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public UploadedPart send() throws IOException {
            Optional<UploadedPart> sent = before.alreadySent(number, slice);
            if (sent.isPresent()) {
                slice.progress().moved(slice.length());
                return sent.get();
            }
            return store.uploadPart(new UploadPartRequest(upload, number, slice, request.encryption()));
        }
    }
}
