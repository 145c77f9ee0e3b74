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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;

/**
 * An object store in memory that keeps the port's rules, for tests: it journals every call, fails where a {@link Fault}
 * says so and counts the streams nobody closed. Thread-safe.
 */
public final class FakeObjectStore implements ObjectStore {

    /** The limits QingStor has. */
    public static final Capabilities QINGSTOR_LIMITS =
            new Capabilities(4L << 20, 5L << 30, 10_000, 0, 5L << 30, 5L << 30, 50L << 40, 1_000, 1_000, 1_023);

    /** Limits small enough to be reached in a test: parts of 8 to 64 bytes, 100 of them, 128 bytes in one request. */
    public static final Capabilities SMALL_LIMITS = new Capabilities(8, 64, 100, 0, 128, 128, 6_400, 3, 10, 1_023);

    static final String REQUEST_ID = "fake-request";

    private final Capabilities limits;
    private final Clock clock;
    private final FakeCalls calls = new FakeCalls();
    private final FakeBuckets buckets;
    private final FakeObjects objects;
    private final FakeUploads uploads;
    private volatile boolean readsBodiesFirst;
    private volatile boolean closed;

    public FakeObjectStore() {
        this(QINGSTOR_LIMITS, Clock.systemUTC());
    }

    public FakeObjectStore(Capabilities limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.buckets = new FakeBuckets(calls, clock);
        this.objects = new FakeObjects(calls, buckets, limits, clock);
        this.uploads = new FakeUploads(calls, buckets, limits, clock);
    }

    /** From now on. */
    public FakeObjectStore inject(Fault fault) {
        calls.inject(fault);
        return this;
    }

    /** From now on every body is wanted to be read before it is sent. */
    public FakeObjectStore readingBodiesFirst() {
        readsBodiesFirst = true;
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
        return objects.openBodies();
    }

    public boolean isClosed() {
        return closed;
    }

    /** Makes a bucket without a call. */
    public FakeObjectStore withBucket(String name) {
        buckets.add(name);
        return this;
    }

    /** Stores an object without a call; its bucket is made if it is missing. */
    public FakeObjectStore with(String bucket, String key, byte[] bytes) {
        PutObjectRequest put = PutObjectRequest.of(new ObjectRef(bucket, key), Payload.of(bytes));
        buckets.add(FakeObject.of(put, bytes, clock.instant()));
        return this;
    }

    /** An object's bytes without a call; empty if there is none. */
    public Optional<byte[]> bytesOf(String bucket, String key) {
        return buckets.find(bucket, key).map(object -> object.bytes().clone());
    }

    /** All keys of a bucket without a call. */
    public List<String> keysIn(String bucket) {
        return buckets.keysIn(bucket);
    }

    /** Uploads that were neither completed nor aborted. */
    public List<UploadRef> unfinishedUploads() {
        return buckets.unfinishedUploads();
    }

    @Override
    public Capabilities capabilities() {
        return limits;
    }

    @Override
    public boolean readsBodiesFirst() {
        return readsBodiesFirst;
    }

    @Override
    public PutObjectResult put(PutObjectRequest request) throws IOException {
        return objects.put(request);
    }

    @Override
    public StoredObject get(GetObjectRequest request) throws IOException {
        return objects.get(request);
    }

    /** Its ETags are MD5s, but of parts. */
    @Override
    public void verifyContent(ObjectInfo object, ContentDigest digest) throws IOException {
        if (Digests.isMd5Hex(object.etag()) && !Digests.hex(digest.md5()).equals(object.etag())) {
            throw new IntegrityException("getObject", object.ref().toString(), "other bytes arrived than are stored");
        }
    }

    @Override
    public ObjectInfo head(HeadObjectRequest request) throws IOException {
        return objects.head(request);
    }

    @Override
    public void delete(DeleteObjectRequest request) throws IOException {
        objects.delete(request);
    }

    @Override
    public DeleteObjectsResult deleteAll(DeleteObjectsRequest request) throws IOException {
        return objects.deleteAll(request);
    }

    @Override
    public PutObjectResult copy(CopyObjectRequest request) throws IOException {
        return objects.copy(request);
    }

    @Override
    public PutObjectResult move(MoveObjectRequest request) throws IOException {
        return objects.move(request);
    }

    @Override
    public ObjectPage list(ListObjectsRequest request) throws IOException {
        return objects.list(request);
    }

    @Override
    public URI createLink(CreateLinkRequest request) {
        return objects.createLink(request);
    }

    @Override
    public BucketPage listBuckets(ListBucketsRequest request) throws IOException {
        return buckets.listBuckets(request);
    }

    @Override
    public void createBucket(CreateBucketRequest request) throws IOException {
        buckets.createBucket(request);
    }

    @Override
    public void deleteBucket(DeleteBucketRequest request) throws IOException {
        buckets.deleteBucket(request);
    }

    @Override
    public boolean bucketExists(HeadBucketRequest request) throws IOException {
        return buckets.bucketExists(request);
    }

    @Override
    public UploadRef startUpload(StartUploadRequest request) throws IOException {
        return uploads.startUpload(request);
    }

    @Override
    public UploadedPart uploadPart(UploadPartRequest request) throws IOException {
        return uploads.uploadPart(request);
    }

    @Override
    public UploadedPart copyPart(CopyPartRequest request) throws IOException {
        return uploads.copyPart(request);
    }

    @Override
    public PutObjectResult completeUpload(CompleteUploadRequest request) throws IOException {
        return uploads.completeUpload(request);
    }

    @Override
    public void abortUpload(UploadRef upload) throws IOException {
        uploads.abortUpload(upload);
    }

    @Override
    public PartPage listParts(ListPartsRequest request) throws IOException {
        return uploads.listParts(request);
    }

    @Override
    public UploadPage listUploads(ListUploadsRequest request) throws IOException {
        return uploads.listUploads(request);
    }

    @Override
    public void close() {
        closed = true;
    }
}
