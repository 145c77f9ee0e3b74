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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.payload.Payload;

/**
 * An object store in memory that keeps the port's rules, for tests: it journals every call, fails where a {@link Fault}
 * says so and counts the streams nobody closed. Thread-safe; payloads are read outside of its lock, as a network would.
 */
public final class FakeObjectStore implements ObjectStore {

    /** The limits QingStor has. */
    public static final Capabilities QINGSTOR_LIMITS =
            new Capabilities(4L << 20, 5L << 30, 10_000, 0, 5L << 30, 5L << 30, 50L << 40, 1_000, 1_000, 1_023);

    /** Limits small enough to be reached in a test: parts of 8 to 64 bytes, 100 of them, 128 bytes in one request. */
    public static final Capabilities SMALL_LIMITS = new Capabilities(8, 64, 100, 0, 128, 128, 6_400, 3, 10, 1_023);

    static final String REQUEST_ID = "fake-request";
    private static final int UPLOADS_PER_PAGE = 200;

    private final Capabilities limits;
    private final Clock clock;
    private final FakeCalls calls = new FakeCalls();
    private final AtomicInteger openBodies = new AtomicInteger();
    private final TreeMap<String, FakeBucket> buckets = new TreeMap<>();
    private int uploadsStarted;
    private boolean closed;

    public FakeObjectStore() {
        this(QINGSTOR_LIMITS, Clock.systemUTC());
    }

    public FakeObjectStore(Capabilities limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** From now on. */
    public FakeObjectStore inject(Fault fault) {
        calls.inject(fault);
        return this;
    }

    /** Takes all faults back. */
    public void heal() {
        calls.heal();
    }

    /** Everything that was asked, in order of arrival. */
    public List<FakeCall> calls() {
        return calls.journal();
    }

    public List<FakeCall> calls(String operation) {
        return calls().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    public void forgetCalls() {
        calls.forget();
    }

    /** The most calls of an operation that ran at the same time. */
    public int peakOf(String operation) {
        return calls.peak(operation);
    }

    /** Bodies that were opened and not closed yet. */
    public int openBodies() {
        return openBodies.get();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Makes a bucket without a call. */
    public synchronized FakeObjectStore withBucket(String name) {
        buckets.put(name, newBucket(name));
        return this;
    }

    /** Stores an object without a call; its bucket is made if it is missing. */
    public synchronized FakeObjectStore with(String bucket, String key, byte[] bytes) {
        buckets.computeIfAbsent(bucket, this::newBucket);
        PutObjectRequest put = PutObjectRequest.of(new ObjectRef(bucket, key), Payload.of(bytes));
        buckets.get(bucket).objects.put(key, FakeObject.of(put, bytes, clock.instant()));
        return this;
    }

    /** An object's bytes without a call; empty if there is none. */
    public synchronized Optional<byte[]> bytesOf(String bucket, String key) {
        return Optional.ofNullable(buckets.get(bucket))
                .map(found -> found.objects.get(key))
                .map(object -> object.bytes().clone());
    }

    /** All keys of a bucket without a call. */
    public synchronized List<String> keysIn(String bucket) {
        return List.copyOf(buckets.get(bucket).objects.keySet());
    }

    /** Uploads that were neither completed nor aborted. */
    public synchronized List<UploadRef> unfinishedUploads() {
        return buckets.values().stream()
                .flatMap(bucket -> bucket.uploads.values().stream())
                .map(FakeUpload::listed)
                .toList();
    }

    @Override
    public Capabilities capabilities() {
        return limits;
    }

    @Override
    public PutObjectResult put(PutObjectRequest request) throws IOException {
        FakeCall call = FakeCall.payload(
                "putObject", request.target(), -1, request.payload().length());
        return calls.run(call, () -> {
            byte[] bytes = read(request.payload());
            if (bytes.length > limits.maxPutBytes()) {
                throw FakeErrors.invalid(call, "entity_too_large");
            }
            return store(call, FakeObject.of(request, bytes, clock.instant()));
        });
    }

    @Override
    public StoredObject get(GetObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("getObject", request.source());
        return calls.run(call, () -> {
            FakeObject object = object(call, request.source());
            object.check(call, request.conditions(), request.encryption(), false);
            int size = object.bytes().length;
            Span span =
                    request.range().isPresent() ? Span.of(call, request.range().get(), size) : new Span(0, size);
            String contentRange = request.range().isPresent()
                    ? "bytes " + span.from + "-" + (span.from + span.count - 1) + "/" + size
                    : "";
            return new StoredObject(
                    object.info(),
                    new FakeBody(call, calls, openBodies, object.bytes(), span.from, span.count),
                    span.count,
                    contentRange);
        });
    }

    @Override
    public ObjectInfo head(HeadObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("headObject", request.source());
        return calls.run(call, () -> {
            FakeObject object = object(call, request.source());
            object.check(call, request.conditions(), request.encryption(), true);
            return object.info();
        });
    }

    @Override
    public void delete(DeleteObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("deleteObject", request.target());
        calls.run(call, () -> remove(call, request.target()));
    }

    @Override
    public DeleteObjectsResult deleteAll(DeleteObjectsRequest request) throws IOException {
        List<String> deleted = new ArrayList<>();
        List<DeleteObjectsResult.FailedKey> failed = new ArrayList<>();
        List<String> keys = request.keys();
        for (int from = 0; from < keys.size(); from += limits.maxKeysPerDelete()) {
            List<String> batch = keys.subList(from, Math.min(keys.size(), from + limits.maxKeysPerDelete()));
            FakeCall call = FakeCall.bucket("deleteObjects", request.bucket());
            calls.run(call, () -> deleteBatch(request.bucket(), batch, deleted, failed));
        }
        return new DeleteObjectsResult(deleted, failed, REQUEST_ID);
    }

    /** A fault on {@code deleteObjects} that is narrowed to a key fails that key alone. */
    private Void deleteBatch(
            String bucket, List<String> batch, List<String> deleted, List<DeleteObjectsResult.FailedKey> failed)
            throws IOException {
        for (String key : batch) {
            FakeCall call = FakeCall.object("deleteObjects", new ObjectRef(bucket, key));
            try {
                calls.strike(call, false);
                remove(call, new ObjectRef(bucket, key));
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

    @Override
    public PutObjectResult copy(CopyObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("copyObject", request.target());
        return calls.run(call, () -> {
            FakeObject source = object(call, request.source());
            source.check(call, request.sourceConditions(), request.sourceEncryption(), false);
            if (source.bytes().length > limits.maxCopyBytes()) {
                throw FakeErrors.invalid(call, "entity_too_large");
            }
            return store(call, source.copied(request, clock.instant()));
        });
    }

    @Override
    public PutObjectResult move(MoveObjectRequest request) throws IOException {
        FakeCall call = FakeCall.object("moveObject", request.target());
        return calls.run(call, () -> {
            FakeObject source = object(call, request.source());
            source.check(call, request.sourceConditions(), Optional.empty(), true);
            PutObjectResult moved = store(call, source.movedTo(request.target(), clock.instant()));
            remove(call, request.source());
            return moved;
        });
    }

    @Override
    public ObjectPage list(ListObjectsRequest request) throws IOException {
        FakeCall call = FakeCall.bucket("listObjects", request.bucket());
        return calls.run(call, () -> {
            synchronized (this) {
                return bucket(call, request.bucket())
                        .list(request, Math.min(request.maxKeys(), limits.maxKeysPerPage()));
            }
        });
    }

    @Override
    public ListCursor listAfter(String key) {
        return new ListCursor(key);
    }

    @Override
    public URI createLink(CreateLinkRequest request) {
        String path = request.target().bucket() + "/"
                + URLEncoder.encode(request.target().key(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        return URI.create("https://fake.example/" + path + "?method=" + request.method() + "&expires="
                + clock.instant().plus(request.validFor()).getEpochSecond());
    }

    @Override
    public BucketPage listBuckets(ListBucketsRequest request) throws IOException {
        return calls.run(FakeCall.service("listBuckets"), () -> {
            synchronized (this) {
                List<Bucket> all = buckets.values().stream()
                        .map(bucket -> bucket.info)
                        .filter(info ->
                                request.region().isEmpty() || info.region().equals(request.region()))
                        .skip(request.offset())
                        .toList();
                boolean last = all.size() <= request.maxBuckets();
                return new BucketPage(last ? all : all.subList(0, request.maxBuckets()), last, REQUEST_ID);
            }
        });
    }

    @Override
    public void createBucket(CreateBucketRequest request) throws IOException {
        FakeCall call = FakeCall.bucket("createBucket", request.bucket());
        calls.run(call, () -> {
            synchronized (this) {
                if (buckets.putIfAbsent(request.bucket(), newBucket(request.bucket())) != null) {
                    throw FakeErrors.conflict(call, "bucket_already_exists");
                }
                return null;
            }
        });
    }

    @Override
    public void deleteBucket(DeleteBucketRequest request) throws IOException {
        FakeCall call = FakeCall.bucket("deleteBucket", request.bucket());
        calls.run(call, () -> {
            synchronized (this) {
                if (!bucket(call, request.bucket()).isEmpty()) {
                    throw FakeErrors.conflict(call, "bucket_not_empty");
                }
                return buckets.remove(request.bucket());
            }
        });
    }

    @Override
    public boolean bucketExists(HeadBucketRequest request) throws IOException {
        return calls.run(FakeCall.bucket("headBucket", request.bucket()), () -> {
            synchronized (this) {
                return buckets.containsKey(request.bucket());
            }
        });
    }

    @Override
    public UploadRef startUpload(StartUploadRequest request) throws IOException {
        FakeCall call = FakeCall.object("initiateMultipartUpload", request.target());
        return calls.run(call, () -> {
            synchronized (this) {
                FakeBucket bucket = bucket(call, request.target().bucket());
                String id = "upload-" + ++uploadsStarted;
                bucket.uploads.put(id, new FakeUpload(request, id, clock.instant()));
                return UploadRef.of(request.target(), id);
            }
        });
    }

    @Override
    public UploadedPart uploadPart(UploadPartRequest request) throws IOException {
        FakeCall call = FakeCall.payload(
                "uploadPart",
                request.upload().target(),
                request.partNumber(),
                request.payload().length());
        return calls.run(call, () -> {
            byte[] bytes = read(request.payload());
            synchronized (this) {
                return upload(call, request.upload())
                        .put(call, request.partNumber(), bytes, request.encryption(), limits);
            }
        });
    }

    @Override
    public UploadedPart copyPart(CopyPartRequest request) throws IOException {
        FakeCall call = FakeCall.payload("uploadPartCopy", request.upload().target(), request.partNumber(), -1);
        return calls.run(call, () -> {
            FakeObject source = object(call, request.source());
            source.check(call, request.sourceConditions(), request.sourceEncryption(), false);
            int size = source.bytes().length;
            Span span =
                    request.range().isPresent() ? Span.of(call, request.range().get(), size) : new Span(0, size);
            byte[] bytes = Arrays.copyOfRange(source.bytes(), span.from, span.from + span.count);
            synchronized (this) {
                return upload(call, request.upload())
                        .put(call, request.partNumber(), bytes, request.encryption(), limits);
            }
        });
    }

    @Override
    public PutObjectResult completeUpload(CompleteUploadRequest request) throws IOException {
        FakeCall call =
                FakeCall.object("completeMultipartUpload", request.upload().target());
        return calls.run(call, () -> {
            synchronized (this) {
                FakeObject object = upload(call, request.upload()).complete(call, request, limits, clock.instant());
                PutObjectResult result = store(call, object);
                bucket(call, call.bucket()).uploads.remove(request.upload().uploadId());
                return result;
            }
        });
    }

    @Override
    public void abortUpload(UploadRef upload) throws IOException {
        FakeCall call = FakeCall.object("abortMultipartUpload", upload.target());
        calls.run(call, () -> {
            synchronized (this) {
                return bucket(call, upload.target().bucket()).uploads.remove(upload.uploadId());
            }
        });
    }

    @Override
    public PartPage listParts(ListPartsRequest request) throws IOException {
        FakeCall call = FakeCall.object("listParts", request.upload().target());
        return calls.run(call, () -> {
            synchronized (this) {
                return upload(call, request.upload()).list(request);
            }
        });
    }

    @Override
    public UploadPage listUploads(ListUploadsRequest request) throws IOException {
        FakeCall call = FakeCall.bucket("listMultipartUploads", request.bucket());
        return calls.run(call, () -> {
            synchronized (this) {
                return bucket(call, request.bucket()).listUploads(request, UPLOADS_PER_PAGE);
            }
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private FakeBucket newBucket(String name) {
        return new FakeBucket(new Bucket(name, "fake1", Optional.of(clock.instant()), "https://fake.example/" + name));
    }

    private synchronized FakeBucket bucket(FakeCall call, String name) throws ServiceException {
        FakeBucket bucket = buckets.get(name);
        if (bucket == null) {
            throw FakeErrors.noBucket(call);
        }
        return bucket;
    }

    private synchronized FakeObject object(FakeCall call, ObjectRef ref) throws ServiceException {
        FakeObject object = bucket(call, ref.bucket()).objects.get(ref.key());
        if (object == null) {
            throw FakeErrors.noObject(call);
        }
        return object;
    }

    private synchronized FakeUpload upload(FakeCall call, UploadRef ref) throws ServiceException {
        FakeUpload upload = bucket(call, ref.target().bucket()).uploads.get(ref.uploadId());
        if (upload == null || !upload.request.target().equals(ref.target())) {
            throw FakeErrors.noUpload(call);
        }
        return upload;
    }

    private synchronized PutObjectResult store(FakeCall call, FakeObject object) throws ServiceException {
        bucket(call, object.ref().bucket()).objects.put(object.ref().key(), object);
        return object.result();
    }

    private synchronized FakeObject remove(FakeCall call, ObjectRef ref) throws ServiceException {
        return bucket(call, ref.bucket()).objects.remove(ref.key());
    }

    private static byte[] read(Payload payload) throws IOException {
        if (payload.length() == Payload.UNKNOWN_LENGTH) {
            throw new IllegalArgumentException("a payload that is sent must have a known length");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        payload.writeTo(bytes);
        return bytes.toByteArray();
    }

    /** A byte range, resolved. */
    private record Span(int from, int count) {

        static Span of(FakeCall call, ByteRange range, int size) throws ServiceException {
            if (range.first() >= size || size == 0) {
                throw FakeErrors.badRange(call);
            }
            if (range.first() < 0) {
                int count = (int) Math.min(range.last(), size);
                return new Span(size - count, count);
            }
            long last = range.last() < 0 ? size - 1 : Math.min(range.last(), size - 1);
            return new Span((int) range.first(), (int) (last - range.first() + 1));
        }
    }
}
