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
import java.util.LinkedHashSet;
import java.util.List;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.wire.BatchDeletion;
import io.github.camelcn.common.wire.BodyDigest;
import io.github.camelcn.common.wire.LostAnswers;
import io.github.camelcn.common.wire.Query;

import static io.github.camelcn.component.qingstor.client.QingStorWire.HEADERS;

/** Calls that make, change and remove objects in one request. Thread-safe. */
final class QingStorWrites {

    /** Source: QingStor API documentation, "Limits", read 2022: 5 GB, in powers of two as in all SDKs. */
    static final long MAX_REQUEST_BYTES = 5L << 30;

    /** How many keys a multi-delete takes is not documented; other stores take this many (unverified). */
    static final int MAX_KEYS_PER_DELETE = 1000;

    private final QingStorCalls calls;
    private final LostAnswers lostAnswers;
    private final LostAppends lostAppends;
    private final boolean verifyContent;

    QingStorWrites(QingStorCalls calls, LostAnswers lostAnswers, LostAppends lostAppends, boolean verifyContent) {
        this.calls = calls;
        this.lostAnswers = lostAnswers;
        this.lostAppends = lostAppends;
        this.verifyContent = verifyContent;
    }

    PutObjectResult put(PutObjectRequest put) throws IOException {
        ServiceRequest request = calls.onObject("putObject", "PUT", put.target(), "");
        checkSize(put.payload(), request);
        HEADERS.put(put, request);
        BodyDigest digest = BodyDigest.of(put.payload(), put.encryption().isEmpty(), verifyContent);
        try (ServiceResponse response = calls.send(put.target().bucket(), digest.on(request))) {
            PutObjectResult result = HEADERS.written(put.target(), response);
            if (put.encryption().isEmpty() && !result.encrypted()) {
                digest.compareWith(result.etag(), request);
            }
            return result;
        }
    }

    /** Refused here rather than after five gigabytes were sent. */
    static void checkSize(Payload payload, ServiceRequest request) {
        if (payload.length() > MAX_REQUEST_BYTES) {
            throw new IllegalArgumentException(request.operation() + " " + request.resource() + ": "
                    + payload.length() + " bytes are too many for one request, which takes 5 GiB:"
                    + " upload it in parts");
        }
    }

    AppendObjectResult append(AppendObjectRequest append) throws IOException {
        String query = Query.of("append").with("position", append.position()).toString();
        ServiceRequest request =
                calls.onObject("appendObject", "POST", append.target(), query).notIdempotent();
        checkSize(append.payload(), request);
        request.header("Content-Type", append.content().contentType());
        HEADERS.storageClass(append.storageClass(), request);
        ServiceRequest sent =
                BodyDigest.of(append.payload(), false, verifyContent).on(request);
        return lostAppends.append(append, () -> {
            try (ServiceResponse response = calls.send(append.target().bucket(), sent)) {
                return new AppendObjectResult(
                        append.target(),
                        nextPosition(response, append),
                        HEADERS.etag(response),
                        HEADERS.requestId(response));
            }
        });
    }

    private static long nextPosition(ServiceResponse response, AppendObjectRequest append) {
        String position = response.header("x-qs-next-append-position");
        return position.isEmpty() ? append.position() + append.payload().length() : Long.parseLong(position.trim());
    }

    // ---------------------------------------------------------------- on the server

    PutObjectResult copy(CopyObjectRequest copy) throws IOException {
        ServiceRequest request =
                calls.onObject("copyObject", "PUT", copy.target(), "").withBody(Payload.empty());
        HEADERS.copy(copy, calls.storeRef(copy.source()), request);
        return written(copy.target(), request);
    }

    PutObjectResult move(MoveObjectRequest move) throws IOException {
        ServiceRequest request = calls.onObject("moveObject", "PUT", move.target(), "")
                .withBody(Payload.empty())
                .notIdempotent();
        move.attributes().forEach(request::header);
        HEADERS.source("x-qs-move-source", calls.storeRef(move.source()), move.sourceConditions(), request);
        return lostAnswers.move(move, () -> written(move.target(), request));
    }

    /** Not repeated: a fetch that is still under way would make the second one fail. */
    PutObjectResult fetch(FetchObjectRequest fetch) throws IOException {
        ServiceRequest request = calls.onObject("fetchObject", "PUT", fetch.target(), "")
                .withBody(Payload.empty())
                .notIdempotent();
        request.header("x-qs-fetch-source", fetch.source().toASCIIString());
        return written(fetch.target(), request);
    }

    private PutObjectResult written(ObjectRef target, ServiceRequest request) throws IOException {
        try (ServiceResponse response = calls.send(target.bucket(), request)) {
            return HEADERS.written(target, response);
        }
    }

    // ---------------------------------------------------------------- delete

    void delete(DeleteObjectRequest delete) throws IOException {
        calls.perform(delete.target().bucket(), calls.onObject("deleteObject", "DELETE", delete.target(), ""));
    }

    DeleteObjectsResult deleteAll(DeleteObjectsRequest delete) throws IOException {
        delete.keys().forEach(key -> calls.storeKey(new ObjectRef(delete.bucket(), key)));
        return BatchDeletion.delete(delete, MAX_KEYS_PER_DELETE, keys -> deleteBatch(delete.bucket(), keys));
    }

    /** Content-MD5 is required here. Source: QingStor API documentation, "Delete Multiple Objects", read 2022. */
    private BatchDeletion.Answer deleteBatch(String bucket, List<String> keys) throws IOException {
        LinkedHashSet<String> storeKeys = new LinkedHashSet<>();
        keys.forEach(key -> storeKeys.add(calls.keys().space().toStore(key)));
        byte[] body = RequestBodies.deletion(storeKeys);
        ServiceRequest request = calls.onBucket("deleteObjects", "POST", bucket, "delete")
                .header("Content-Type", "application/json")
                .header("Content-MD5", Digests.base64(Digests.md5(body)))
                .withBody(Payload.of(body));
        return calls.read(
                bucket,
                request,
                response -> new BatchDeletion.Answer(
                        QingStorCodec.deletionFailures(
                                response.body(), calls.keys().space()),
                        HEADERS.requestId(response)));
    }
}
