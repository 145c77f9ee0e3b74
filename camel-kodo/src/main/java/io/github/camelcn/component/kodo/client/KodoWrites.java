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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.DeleteObjectsResult.FailedKey;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.wire.BatchDeletion;
import io.github.camelcn.common.wire.Etags;

import static io.github.camelcn.component.kodo.client.KodoWire.HEADERS;

/** Calls that make, change and remove objects in one request. Thread-safe. */
final class KodoWrites {

    /** Source: Amazon S3 API reference, "PutObject" and "CopyObject"; unverified for Kodo. */
    static final long MAX_REQUEST_BYTES = 5L << 30;

    /** Source: Amazon S3 API reference, "DeleteObjects". */
    static final int MAX_KEYS_PER_DELETE = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(KodoWrites.class);

    /** What the provider's own adapter 0.7.1 sends, for a service that takes no more. */
    private static final int PROVEN_KEYS_PER_DELETE = 100;

    private final KodoCalls calls;
    private final PayloadSigning signing;
    private final boolean verifyContent;

    /** Lowered once if the service turns out to take no more; whoever writes it writes the same. */
    private volatile int keysPerDelete = MAX_KEYS_PER_DELETE;

    KodoWrites(KodoCalls calls, PayloadSigning signing, boolean verifyContent) {
        this.calls = calls;
        this.signing = signing;
        this.verifyContent = verifyContent;
    }

    PutObjectResult put(PutObjectRequest put) throws IOException {
        KodoWire.refuseKeys(put.encryption(), "putObject", put.target());
        ServiceRequest request = calls.onObject("putObject", "PUT", put.target(), "");
        checkSize(put.payload(), request);
        HEADERS.put(put, request);
        SentBody body = SentBody.of(request, put.payload(), signing.covers(request), verifyContent);
        try (ServiceResponse response = calls.send(put.target().bucket(), body.request())) {
            PutObjectResult result = HEADERS.written(put.target(), response);
            body.compareWith(result.etag());
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

    // ---------------------------------------------------------------- on the server

    PutObjectResult copy(CopyObjectRequest copy) throws IOException {
        return copy("copyObject", copy);
    }

    /** The answer is a success before the copy is made, so that its document has to be looked at. */
    PutObjectResult copy(String operation, CopyObjectRequest copy) throws IOException {
        KodoWire.refuseKeys(copy.sourceEncryption(), operation, copy.source());
        KodoWire.refuseKeys(copy.encryption(), operation, copy.target());
        ServiceRequest request =
                calls.onObject(operation, "PUT", copy.target(), "").withBody(Payload.empty());
        HEADERS.copy(copy, calls.storeRef(copy.source()), request);
        return calls.read(copy.target().bucket(), request, response -> {
            PutObjectResult written = HEADERS.written(copy.target(), response);
            String etag = Etags.unquoted(KodoCodec.copiedEtag(response.body()));
            return new PutObjectResult(
                    written.ref(), etag, written.versionId(), written.encrypted(), written.requestId());
        });
    }

    // ---------------------------------------------------------------- delete

    void delete(DeleteObjectRequest delete) throws IOException {
        delete("deleteObject", delete.target());
    }

    /** Natively a missing object is an error, and nobody says what it is here; the port promises that it is none. */
    void delete(String operation, ObjectRef target) throws IOException {
        try {
            calls.perform(target.bucket(), calls.onObject(operation, "DELETE", target, ""));
        } catch (ObjectNotFoundException e) {
            LOG.debug("{} was not there", target);
        }
    }

    /** Keys that no XML can carry are deleted one by one. */
    DeleteObjectsResult deleteAll(DeleteObjectsRequest delete) throws IOException {
        delete.keys().forEach(key -> calls.storeKey(new ObjectRef(delete.bucket(), key)));
        return BatchDeletion.delete(delete, MAX_KEYS_PER_DELETE, keys -> deleteSome(delete.bucket(), keys));
    }

    /** Takes several requests, of which a later one may fail: what those before it did must not be lost. */
    private BatchDeletion.Answer deleteSome(String bucket, List<String> keys) throws IOException {
        Map<String, FailedKey> kept = new HashMap<>();
        Set<String> left = new LinkedHashSet<>(keys);
        int all = left.size();
        String requestId = "";
        try {
            for (String key : keys) {
                if (!RequestBodies.canCarry(key)) {
                    deleteOne(bucket, key, kept);
                    left.remove(key);
                }
            }
            while (!left.isEmpty()) {
                requestId = deleteNext(bucket, left, kept);
            }
        } catch (CloudException e) {
            if (left.size() == all) {
                throw e;
            }
            left.forEach(key -> kept.put(key, BatchDeletion.unanswered(key, e)));
        }
        return new BatchDeletion.Answer(kept, requestId);
    }

    /** Takes off as many keys as the service takes at once; none if it turns out to take fewer. */
    private String deleteNext(String bucket, Set<String> left, Map<String, FailedKey> kept) throws IOException {
        List<String> batch = left.stream().limit(keysPerDelete).toList();
        try {
            BatchDeletion.Answer answer = deleteBatch(bucket, batch);
            kept.putAll(answer.kept());
            batch.forEach(left::remove);
            return answer.requestId();
        } catch (ServiceException e) {
            if (e.kind() != ErrorKind.INVALID_REQUEST || batch.size() <= PROVEN_KEYS_PER_DELETE) {
                throw e;
            }
            LOG.debug(
                    "{}: {} keys at once were refused, going on with {}", bucket, batch.size(), PROVEN_KEYS_PER_DELETE);
            keysPerDelete = PROVEN_KEYS_PER_DELETE;
            return "";
        }
    }

    private void deleteOne(String bucket, String key, Map<String, FailedKey> kept) throws IOException {
        try {
            delete("deleteObjects", new ObjectRef(bucket, key));
        } catch (ServiceException e) {
            if (e.kind() != ErrorKind.ACCESS_DENIED) {
                throw e;
            }
            kept.put(key, new FailedKey(key, e.code(), e.getMessage()));
        }
    }

    /** An integrity header is required here. Source: Amazon S3 API reference, "DeleteObjects". */
    private BatchDeletion.Answer deleteBatch(String bucket, List<String> keys) throws IOException {
        byte[] body = RequestBodies.deletion(
                keys.stream().map(calls.keys().space()::toStore).toList());
        ServiceRequest request = KodoWire.withDocument(
                        calls.onBucket("deleteObjects", "POST", bucket, "delete"), body, RequestBodies.CONTENT_TYPE)
                .header("Content-MD5", Digests.base64(Digests.md5(body)));
        if (calls.requesterPays()) {
            request.header(KodoWire.REQUEST_PAYER, "requester");
        }
        return calls.read(bucket, request, response -> {
            Map<String, FailedKey> kept =
                    KodoCodec.deletionFailures(response.body(), calls.keys().space());
            kept.values().removeIf(failed -> failed.code().equals("NoSuchKey"));
            return new BatchDeletion.Answer(kept, HEADERS.requestId(response));
        });
    }
}
