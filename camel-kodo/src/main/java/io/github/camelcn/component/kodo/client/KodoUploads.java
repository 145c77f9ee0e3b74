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
package io.github.camelcn.component.kodo.client;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.CopyPartRequest;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ListPartsRequest;
import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PartPage;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadPage;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.wire.Etags;
import io.github.camelcn.common.wire.LostAnswers;
import io.github.camelcn.common.wire.Query;

import static io.github.camelcn.component.kodo.client.KodoWire.HEADERS;

/**
 * Multipart uploads. Parts count from 1. Thread-safe.
 *
 * <p>Source of the limits: 5 MiB at least, Amazon S3 API reference; 1 GiB at most and 10000 parts, provider documentation
 * of multipart uploads (pages 6366 and 7458). Within these, both are content.
 */
final class KodoUploads {

    static final int FIRST_PART = 1;
    static final int MAX_PARTS = 10_000;
    static final long MIN_PART_BYTES = 5L << 20;
    static final long MAX_PART_BYTES = 1L << 30;

    /** Source: Amazon S3 API reference, "ListParts" and "ListMultipartUploads". */
    private static final int MAX_ENTRIES_PER_PAGE = 1000;

    private final KodoCalls calls;
    private final PayloadSigning signing;
    private final LostAnswers lostAnswers;
    private final boolean verifyContent;

    KodoUploads(KodoCalls calls, PayloadSigning signing, LostAnswers lostAnswers, boolean verifyContent) {
        this.calls = calls;
        this.signing = signing;
        this.lostAnswers = lostAnswers;
        this.verifyContent = verifyContent;
    }

    /**
     * Repeated when the answer was lost: a second upload without parts costs nothing, and cleaning up finds it; giving
     * up would cost the caller the whole transfer.
     */
    UploadRef start(StartUploadRequest start) throws IOException {
        Instant began = calls.http().serviceTime();
        KodoWire.refuseKeys(start.encryption(), "initiateMultipartUpload", start.target());
        ServiceRequest request = calls.onObject("initiateMultipartUpload", "POST", start.target(), "uploads")
                .withBody(Payload.empty());
        HEADERS.start(start, request);
        String uploadId = calls.read(start.target().bucket(), request, response -> KodoCodec.uploadId(response.body()));
        if (uploadId.isEmpty()) {
            throw new IntegrityException(request.operation(), request.resource(), "the answer names no upload id");
        }
        return new UploadRef(start.target(), uploadId, Optional.of(began));
    }

    UploadedPart upload(UploadPartRequest part) throws IOException {
        ServiceRequest request = onPart("uploadPart", part.upload(), part.partNumber());
        KodoWrites.checkSize(part.payload(), request);
        SentBody body = SentBody.of(request, part.payload(), signing.covers(request), verifyContent);
        try (ServiceResponse response = calls.send(part.upload().target().bucket(), body.request())) {
            String etag = HEADERS.etag(response);
            requireEtag(etag, request);
            body.compareWith(etag);
            return new UploadedPart(part.partNumber(), part.payload().length(), etag);
        }
    }

    UploadedPart copy(CopyPartRequest part) throws IOException {
        KodoWire.refuseKeys(part.sourceEncryption(), "uploadPartCopy", part.source());
        ServiceRequest request =
                onPart("uploadPartCopy", part.upload(), part.partNumber()).withBody(Payload.empty());
        HEADERS.copyPart(part, calls.storeRef(part.source()), request);
        request.header(
                "x-amz-copy-source-range", part.range().map(ByteRange::header).orElse(""));
        String etag = calls.read(
                part.upload().target().bucket(),
                request,
                response -> Etags.unquoted(KodoCodec.copiedEtag(response.body())));
        requireEtag(etag, request);
        long size = part.range()
                .filter(range -> range.first() >= 0 && range.last() >= 0)
                .map(range -> range.last() - range.first() + 1)
                .orElse(-1L);
        return new UploadedPart(part.partNumber(), size, etag);
    }

    private static void requireEtag(String etag, ServiceRequest request) throws IntegrityException {
        if (etag.isEmpty()) {
            throw new IntegrityException(
                    request.operation(), request.resource(), "the answer has no ETag, which completing it needs");
        }
    }

    private ServiceRequest onPart(String operation, UploadRef upload, int partNumber) throws IOException {
        if (partNumber < FIRST_PART || partNumber > MAX_PARTS) {
            throw new IllegalArgumentException(operation + " " + upload.target() + ": the part number must be "
                    + FIRST_PART + " to " + MAX_PARTS + ", but is " + partNumber);
        }
        String query = Query.empty()
                .with("partNumber", partNumber)
                .with("uploadId", upload.uploadId())
                .toString();
        return calls.onObject(operation, "PUT", upload.target(), query);
    }

    /**
     * The answer may take minutes, begin with blanks that keep the connection alive, and be an error all the same. The
     * ETag is not compared: Kodo's need not follow S3's formula. Source: rclone's entry for Kodo (2026-08).
     */
    PutObjectResult complete(CompleteUploadRequest complete) throws IOException {
        UploadRef upload = complete.upload();
        Instant began = upload.started().orElseGet(calls.http()::serviceTime);
        ServiceRequest request = KodoWire.withDocument(
                onUpload("completeMultipartUpload", "POST", upload),
                RequestBodies.completion(complete.parts()),
                RequestBodies.CONTENT_TYPE);
        try {
            return calls.read(upload.target().bucket(), request, response -> {
                PutObjectResult written = HEADERS.written(upload.target(), response);
                String etag = Etags.unquoted(KodoCodec.completedEtag(response.body()));
                return new PutObjectResult(
                        written.ref(), etag, written.versionId(), written.encrypted(), written.requestId());
            });
        } catch (UploadNotFoundException e) {
            return lostAnswers.complete(new CompleteUploadRequest(upload, complete.parts(), ""), began, e);
        }
    }

    void abort(UploadRef upload) throws IOException {
        try {
            calls.perform(upload.target().bucket(), onUpload("abortMultipartUpload", "DELETE", upload));
        } catch (UploadNotFoundException e) {
            // there is nothing left to remove, which is all an abort promises
        }
    }

    private ServiceRequest onUpload(String operation, String method, UploadRef upload) throws IOException {
        String query = Query.empty().with("uploadId", upload.uploadId()).toString();
        return calls.onObject(operation, method, upload.target(), query);
    }

    // ---------------------------------------------------------------- listings

    PartPage parts(ListPartsRequest list) throws IOException {
        Query query = Query.empty().with("max-parts", Math.min(list.maxParts(), MAX_ENTRIES_PER_PAGE));
        if (list.afterPart() > 0) {
            query.with("part-number-marker", list.afterPart());
        }
        query.with("uploadId", list.upload().uploadId());
        ServiceRequest request =
                calls.onObject("listParts", "GET", list.upload().target(), query.toString());
        return calls.read(list.upload().target().bucket(), request, response -> {
            KodoCodec.Parts page = KodoCodec.parts(response.body());
            if (page.truncated() && !advances(page.parts(), list.afterPart())) {
                throw new IntegrityException(
                        request.operation(),
                        request.resource(),
                        "the listing says that there are more parts, but does not advance");
            }
            return new PartPage(page.parts(), !page.truncated(), HEADERS.requestId(response));
        });
    }

    private static boolean advances(List<UploadedPart> parts, int afterPart) {
        return !parts.isEmpty() && parts.get(parts.size() - 1).number() > afterPart;
    }

    UploadPage uploads(ListUploadsRequest list) throws IOException {
        KeySpace keys = calls.keys().space();
        Query query = Query.of("uploads");
        if (list.after().isPresent()) {
            UploadRef after = list.after().get();
            query.with("key-marker", keys.toStore(after.target().key())).with("upload-id-marker", after.uploadId());
        }
        if (list.maxUploads() > 0) {
            query.with("max-uploads", Math.min(list.maxUploads(), MAX_ENTRIES_PER_PAGE));
        }
        query.with("prefix", keys.toStore(list.prefix()));
        ServiceRequest request = calls.onListing("listMultipartUploads", list.bucket(), query.toString());
        return calls.read(list.bucket(), request, response -> {
            KodoCodec.Uploads page = KodoCodec.uploads(response.body(), list.bucket(), keys);
            return new UploadPage(page.uploads(), next(list, page, keys), HEADERS.requestId(response));
        });
    }

    /** Where the answer says, or else behind its last entry. */
    private static Optional<UploadRef> next(ListUploadsRequest list, KodoCodec.Uploads page, KeySpace keys)
            throws IntegrityException {
        if (!page.truncated()) {
            return Optional.empty();
        }
        Optional<UploadRef> next;
        if (keys.contains(page.nextKey()) && !page.nextUploadId().isEmpty()) {
            ObjectRef key = new ObjectRef(list.bucket(), keys.toUser(page.nextKey()));
            next = Optional.of(UploadRef.of(key, page.nextUploadId()));
        } else if (page.uploads().isEmpty()) {
            next = Optional.empty();
        } else {
            UploadRef last = page.uploads().get(page.uploads().size() - 1);
            next = Optional.of(UploadRef.of(last.target(), last.uploadId()));
        }
        if (next.isEmpty() || next.equals(list.after().map(after -> UploadRef.of(after.target(), after.uploadId())))) {
            throw new IntegrityException(
                    "listMultipartUploads",
                    list.bucket(),
                    "the listing says that there are more uploads, but does not advance");
        }
        return next;
    }
}
