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
package io.github.camelcn.component.qingstor.client;

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
import io.github.camelcn.common.wire.BodyDigest;
import io.github.camelcn.common.wire.Etags;
import io.github.camelcn.common.wire.LostAnswers;
import io.github.camelcn.common.wire.Query;

import static io.github.camelcn.component.qingstor.client.QingStorWire.HEADERS;

/**
 * Multipart uploads. Parts count from 0. Thread-safe.
 *
 * <p>Source: QingStor API documentation, "Multipart", read 2022.
 */
final class QingStorUploads {

    static final int MAX_PARTS = 10_000;
    static final long MIN_PART_BYTES = 4L << 20;
    private static final int MAX_PARTS_PER_PAGE = 1000;
    private static final int MAX_PART_NUMBER = 10_000;

    private final QingStorCalls calls;
    private final LostAnswers lostAnswers;
    private final boolean verifyContent;

    QingStorUploads(QingStorCalls calls, LostAnswers lostAnswers, boolean verifyContent) {
        this.calls = calls;
        this.lostAnswers = lostAnswers;
        this.verifyContent = verifyContent;
    }

    /**
     * Repeated when the answer was lost: a second upload without parts costs nothing, and cleaning up finds it; giving
     * up would cost the caller the whole transfer.
     */
    UploadRef start(StartUploadRequest start) throws IOException {
        Instant began = calls.http().serviceTime();
        ServiceRequest request = calls.onObject("initiateMultipartUpload", "POST", start.target(), "uploads")
                .withBody(Payload.empty());
        HEADERS.start(start, request);
        String uploadId =
                calls.read(start.target().bucket(), request, response -> QingStorCodec.uploadId(response.body()));
        if (uploadId.isEmpty()) {
            throw new IntegrityException(request.operation(), request.resource(), "the answer names no upload id");
        }
        return new UploadRef(start.target(), uploadId, Optional.of(began));
    }

    UploadedPart upload(UploadPartRequest part) throws IOException {
        ServiceRequest request = onPart("uploadPart", part.upload(), part.partNumber());
        QingStorWrites.checkSize(part.payload(), request);
        HEADERS.encryption(part.encryption(), request);
        BodyDigest digest = BodyDigest.of(part.payload(), part.encryption().isEmpty(), verifyContent);
        try (ServiceResponse response = calls.send(part.upload().target().bucket(), digest.on(request))) {
            String etag = HEADERS.etag(response);
            if (part.encryption().isEmpty()) {
                digest.compareWith(etag, request);
            }
            // what was sent is what the object will be made of, also where the answer does not say so
            return new UploadedPart(part.partNumber(), part.payload().length(), etag.isEmpty() ? digest.hex() : etag);
        }
    }

    UploadedPart copy(CopyPartRequest part) throws IOException {
        ServiceRequest request =
                onPart("uploadPartCopy", part.upload(), part.partNumber()).withBody(Payload.empty());
        HEADERS.copyPart(part, calls.storeRef(part.source()), request);
        request.header("x-qs-copy-range", part.range().map(ByteRange::header).orElse(""));
        try (ServiceResponse response = calls.send(part.upload().target().bucket(), request)) {
            long size = part.range()
                    .filter(range -> range.first() >= 0 && range.last() >= 0)
                    .map(range -> range.last() - range.first() + 1)
                    .orElse(-1L);
            return new UploadedPart(part.partNumber(), size, HEADERS.etag(response));
        }
    }

    private ServiceRequest onPart(String operation, UploadRef upload, int partNumber) {
        if (partNumber > MAX_PART_NUMBER) {
            throw new IllegalArgumentException(operation + " " + upload.target() + ": the part number must be 0 to "
                    + MAX_PART_NUMBER + ", but is " + partNumber);
        }
        String query = Query.empty()
                .with("part_number", partNumber)
                .with("upload_id", upload.uploadId())
                .toString();
        return calls.onObject(operation, "PUT", upload.target(), query);
    }

    PutObjectResult complete(CompleteUploadRequest complete) throws IOException {
        UploadRef upload = complete.upload();
        Instant began = upload.started().orElseGet(calls.http()::serviceTime);
        ServiceRequest request = onUpload("completeMultipartUpload", "POST", upload)
                .header("Content-Type", "application/json")
                .header("ETag", Etags.quoted(complete.etag()))
                .withBody(Payload.of(RequestBodies.completion(complete.parts())));
        try (ServiceResponse response = calls.send(upload.target().bucket(), request)) {
            PutObjectResult result = HEADERS.written(upload.target(), response);
            return result.etag().isEmpty() ? withEtag(result, complete.etag()) : result;
        } catch (UploadNotFoundException e) {
            return lostAnswers.complete(complete, began, e);
        }
    }

    /** The answer has no body and often no ETag; the object carries the one the request named. */
    private static PutObjectResult withEtag(PutObjectResult result, String etag) {
        return new PutObjectResult(
                result.ref(), Etags.unquoted(etag), result.versionId(), result.encrypted(), result.requestId());
    }

    void abort(UploadRef upload) throws IOException {
        try {
            calls.perform(upload.target().bucket(), onUpload("abortMultipartUpload", "DELETE", upload));
        } catch (UploadNotFoundException e) {
            // there is nothing left to remove, which is all an abort promises
        }
    }

    private ServiceRequest onUpload(String operation, String method, UploadRef upload) {
        String query = Query.empty().with("upload_id", upload.uploadId()).toString();
        return calls.onObject(operation, method, upload.target(), query);
    }

    // ---------------------------------------------------------------- listings

    /**
     * The marker 0 means "from the beginning" to some servers and "after part 0" to others; parts up to the marker are
     * dropped here, and one more is asked for, so that both give the same page.
     */
    PartPage parts(ListPartsRequest list) throws IOException {
        int limit = Math.min(list.maxParts(), MAX_PARTS_PER_PAGE);
        Query query = Query.empty().with("upload_id", list.upload().uploadId());
        if (list.afterPart() > 0) {
            query.with("part_number_marker", list.afterPart());
        }
        query.with("limit", Math.min(list.afterPart() == 0 ? limit + 1 : limit, MAX_PARTS_PER_PAGE));
        ServiceRequest request =
                calls.onObject("listParts", "GET", list.upload().target(), query.toString());
        return calls.read(list.upload().target().bucket(), request, response -> {
            QingStorCodec.Parts page = QingStorCodec.parts(response.body());
            List<UploadedPart> parts = page.parts().stream()
                    .filter(part -> part.number() > list.afterPart())
                    .limit(limit)
                    .toList();
            boolean wholeUpload = list.afterPart() < 0 && parts.size() == page.count();
            return new PartPage(parts, parts.isEmpty() || wholeUpload, HEADERS.requestId(response));
        });
    }

    /** Without a limit if none is asked for: above 200 the service fails (1: a comment in rclone). */
    UploadPage uploads(ListUploadsRequest list) throws IOException {
        Query query = Query.of("uploads").with("prefix", calls.keys().space().toStore(list.prefix()));
        if (list.after().isPresent()) {
            UploadRef after = list.after().get();
            query.with("key_marker", calls.keys().space().toStore(after.target().key()))
                    .with("upload_id_marker", after.uploadId());
        }
        if (list.maxUploads() > 0) {
            query.with("limit", list.maxUploads());
        }
        ServiceRequest request = calls.onBucket("listMultipartUploads", "GET", list.bucket(), query.toString());
        return calls.read(list.bucket(), request, response -> {
            QingStorCodec.Uploads page = QingStorCodec.uploads(
                    response.body(), list.bucket(), calls.keys().space());
            return new UploadPage(page.uploads(), next(list.bucket(), page), HEADERS.requestId(response));
        });
    }

    private Optional<UploadRef> next(String bucket, QingStorCodec.Uploads page) {
        if (page.nextKey().isEmpty() || page.uploads().isEmpty()) {
            return Optional.empty();
        }
        String lastId = page.uploads().get(page.uploads().size() - 1).uploadId();
        String uploadId = page.nextUploadId().isEmpty() ? lastId : page.nextUploadId();
        return Optional.of(
                UploadRef.of(new ObjectRef(bucket, calls.keys().space().toUser(page.nextKey())), uploadId));
    }
}
