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

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;

/** The operations of a {@link FakeObjectStore} on multipart uploads. */
final class FakeUploads {

    private static final int UPLOADS_PER_PAGE = 200;

    private final FakeCalls calls;
    private final FakeBuckets data;
    private final Capabilities limits;
    private final Clock clock;
    private int started;

    FakeUploads(FakeCalls calls, FakeBuckets data, Capabilities limits, Clock clock) {
        this.calls = calls;
        this.data = data;
        this.limits = limits;
        this.clock = clock;
    }

    UploadRef startUpload(StartUploadRequest request) throws IOException {
        FakeCall call = FakeCall.object("initiateMultipartUpload", request.target());
        return calls.run(call, () -> {
            synchronized (data) {
                FakeBucket bucket = data.bucket(call, request.target().bucket());
                String id = "upload-" + ++started;
                bucket.uploads.put(id, new FakeUpload(request, id, clock.instant()));
                return UploadRef.of(request.target(), id);
            }
        });
    }

    UploadedPart uploadPart(UploadPartRequest request) throws IOException {
        FakeCall call = FakeCall.payload(
                "uploadPart",
                request.upload().target(),
                request.partNumber(),
                request.payload().length());
        return calls.run(call, () -> {
            byte[] bytes = FakeObjects.read(request.payload());
            synchronized (data) {
                return data.upload(call, request.upload())
                        .put(call, request.partNumber(), bytes, request.encryption(), limits);
            }
        });
    }

    UploadedPart copyPart(CopyPartRequest request) throws IOException {
        FakeCall call = FakeCall.payload("uploadPartCopy", request.upload().target(), request.partNumber(), -1);
        return calls.run(call, () -> {
            FakeObject source = data.object(call, request.source());
            source.check(call, request.sourceConditions(), request.sourceEncryption(), false);
            int size = source.bytes().length;
            FakeRange span = request.range().isPresent()
                    ? FakeRange.of(call, request.range().get(), size)
                    : new FakeRange(0, size);
            byte[] bytes = Arrays.copyOfRange(source.bytes(), span.from(), span.from() + span.count());
            synchronized (data) {
                return data.upload(call, request.upload())
                        .put(call, request.partNumber(), bytes, request.encryption(), limits);
            }
        });
    }

    PutObjectResult completeUpload(CompleteUploadRequest request) throws IOException {
        FakeCall call =
                FakeCall.object("completeMultipartUpload", request.upload().target());
        return calls.run(call, () -> {
            synchronized (data) {
                FakeObject object =
                        data.upload(call, request.upload()).complete(call, request, limits, clock.instant());
                PutObjectResult result = data.store(call, object);
                data.bucket(call, call.bucket()).uploads.remove(request.upload().uploadId());
                return result;
            }
        });
    }

    void abortUpload(UploadRef upload) throws IOException {
        FakeCall call = FakeCall.object("abortMultipartUpload", upload.target());
        calls.run(call, () -> {
            synchronized (data) {
                return data.bucket(call, upload.target().bucket()).uploads.remove(upload.uploadId());
            }
        });
    }

    PartPage listParts(ListPartsRequest request) throws IOException {
        FakeCall call = FakeCall.object("listParts", request.upload().target());
        return calls.run(call, () -> {
            synchronized (data) {
                return data.upload(call, request.upload()).list(request);
            }
        });
    }

    UploadPage listUploads(ListUploadsRequest request) throws IOException {
        FakeCall call = FakeCall.bucket("listMultipartUploads", request.bucket());
        return calls.run(call, () -> {
            synchronized (data) {
                return data.bucket(call, request.bucket()).listUploads(request, UPLOADS_PER_PAGE);
            }
        });
    }
}
