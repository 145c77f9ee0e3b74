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
package io.github.camelcn.common.objectstore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.payload.Payload;

/** The operations of a {@link FakeObjectStore} on objects. Payloads are read outside of the lock, as a network would. */
final class FakeObjects {

    private final FakeCalls calls;
    private final FakeBuckets data;
    private final Capabilities limits;
    private final Clock clock;
    private final AtomicInteger openBodies = new AtomicInteger();

    FakeObjects(FakeCalls calls, FakeBuckets data, Capabilities limits, Clock clock) {
        this.calls = calls;
        this.data = data;
        this.limits = limits;
        this.clock = clock;
    }

    int openBodies() {
        return openBodies.get();
    }

    PutObjectResult put(PutObjectRequest request) throws IOException {
        FakeCall call = FakeCall.payload(
                "putObject", request.target(), -1, request.payload().length());
        return calls.run(call, () -> {
            byte[] bytes = read(request.payload());
            if (bytes.length > limits.maxPutBytes()) {
                throw FakeErrors.invalid(call, "entity_too_large");
            }
            return data.store(call, FakeObject.of(request, bytes, clock.instant()));
        });
    }

    StoredObject get(GetObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("getObject", request.source());
        return calls.run(call, () -> {
            FakeObject object = data.object(call, request.source());
            object.check(call, request.conditions(), request.encryption(), false);
            int size = object.bytes().length;
            FakeRange span = request.range().isPresent()
                    ? FakeRange.of(call, request.range().get(), size)
                    : new FakeRange(0, size);
            String contentRange = request.range().isPresent()
                    ? "bytes " + span.from() + "-" + (span.from() + span.count() - 1) + "/" + size
                    : "";
            return new StoredObject(
                    object.info(),
                    new FakeBody(call, calls, openBodies, object.bytes(), span.from(), span.count()),
                    span.count(),
                    contentRange);
        });
    }

    ObjectInfo head(HeadObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("headObject", request.source());
        return calls.run(call, () -> {
            FakeObject object = data.object(call, request.source());
            object.check(call, request.conditions(), request.encryption(), true);
            return object.info();
        });
    }

    void delete(DeleteObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("deleteObject", request.target());
        calls.run(call, () -> data.remove(call, request.target()));
    }

    DeleteObjectsResult deleteAll(DeleteObjectsRequest request) throws IOException {
        List<String> deleted = new ArrayList<>();
        List<DeleteObjectsResult.FailedKey> failed = new ArrayList<>();
        List<String> keys = request.keys();
        for (int from = 0; from < keys.size(); from += limits.maxKeysPerDelete()) {
            List<String> batch = keys.subList(from, Math.min(keys.size(), from + limits.maxKeysPerDelete()));
            FakeCall call = FakeCall.bucket("deleteObjects", request.bucket());
            calls.run(call, () -> deleteBatch(request.bucket(), batch, deleted, failed));
        }
        return new DeleteObjectsResult(deleted, failed, FakeObjectStore.REQUEST_ID);
    }

    /** A fault on {@code deleteObjects} that is narrowed to a key fails that key alone. */
    private Void deleteBatch(
            String bucket, List<String> batch, List<String> deleted, List<DeleteObjectsResult.FailedKey> failed)
            throws IOException {
        for (String key : batch) {
            FakeCall call = FakeCall.object("deleteObjects", new ObjectRef(bucket, key));
            try {
                calls.strike(call, false);
                data.remove(call, new ObjectRef(bucket, key));
                deleted.add(key);
            } catch (ServiceException e) {
                if (e.error().code().equals("bucket_not_exists")) {
                    throw e;
                }
                failed.add(new DeleteObjectsResult.FailedKey(
                        key, e.code(), e.error().message()));
            }
        }
        return null;
    }

    PutObjectResult copy(CopyObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("copyObject", request.target());
        return calls.run(call, () -> {
            FakeObject source = data.object(call, request.source());
            source.check(call, request.sourceConditions(), request.sourceEncryption(), false);
            if (source.bytes().length > limits.maxCopyBytes()) {
                throw FakeErrors.invalid(call, "entity_too_large");
            }
            return data.store(call, source.copied(request, clock.instant()));
        });
    }

    PutObjectResult move(MoveObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("moveObject", request.target());
        return calls.run(call, () -> {
            FakeObject source = data.object(call, request.source());
            source.check(call, request.sourceConditions(), Optional.empty(), true);
            PutObjectResult moved = data.store(call, source.movedTo(request.target(), clock.instant()));
            data.remove(call, request.source());
            return moved;
        });
    }

    ObjectPage list(ListObjectsRequest request) throws IOException {
        FakeCall call = FakeCall.bucket("listObjects", request.bucket());
        return calls.run(call, () -> {
            synchronized (data) {
                return data.bucket(call, request.bucket())
                        .list(request, Math.min(request.maxKeys(), limits.maxKeysPerPage()));
            }
        });
    }

    URI createLink(CreateLinkRequest request) {
        String path = request.target().bucket() + "/"
                + URLEncoder.encode(request.target().key(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        return URI.create("https://fake.example/" + path + "?method=" + request.method() + "&expires="
                + clock.instant().plus(request.validFor()).getEpochSecond());
    }

    static byte[] read(Payload payload) throws IOException {
        if (payload.length() == Payload.UNKNOWN_LENGTH) {
            throw new IllegalArgumentException("a payload that is sent must have a known length");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        payload.writeTo(bytes);
        return bytes.toByteArray();
    }
}
