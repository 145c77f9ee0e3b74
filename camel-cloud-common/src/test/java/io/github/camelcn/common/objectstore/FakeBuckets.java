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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelcn.common.error.ServiceException;

/** What a {@link FakeObjectStore} holds, and its operations on buckets. Its monitor guards everything inside. */
final class FakeBuckets {

    private final FakeCalls calls;
    private final Clock clock;
    private final TreeMap<String, FakeBucket> buckets = new TreeMap<>();
    private final Map<String, String> acls = new TreeMap<>();

    FakeBuckets(FakeCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    BucketPage listBuckets(ListBucketsRequest request) throws IOException {
        return calls.run(FakeCall.service("listBuckets"), () -> {
            synchronized (this) {
                List<Bucket> all = buckets.values().stream()
                        .map(bucket -> bucket.info)
                        .filter(info ->
                                request.region().isEmpty() || info.region().equals(request.region()))
                        .skip(request.offset())
                        .toList();
                boolean last = all.size() <= request.maxBuckets();
                return new BucketPage(
                        last ? all : all.subList(0, request.maxBuckets()), last, FakeObjectStore.REQUEST_ID);
            }
        });
    }

    /** What a bucket was created with; empty for the default, null if it was not created by a request. */
    synchronized String acl(String bucket) {
        return acls.get(bucket);
    }

    void createBucket(CreateBucketRequest request) throws IOException {
        FakeCall call = FakeCall.bucket("createBucket", request.bucket());
        calls.run(call, () -> {
            synchronized (this) {
                if (buckets.putIfAbsent(request.bucket(), newBucket(request.bucket())) != null) {
                    throw FakeErrors.conflict(call, "bucket_already_exists");
                }
                acls.put(request.bucket(), request.acl());
                return null;
            }
        });
    }

    void deleteBucket(DeleteBucketRequest request) throws IOException {
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

    boolean bucketExists(HeadBucketRequest request) throws IOException {
        return calls.run(FakeCall.bucket("headBucket", request.bucket()), () -> {
            synchronized (this) {
                return buckets.containsKey(request.bucket());
            }
        });
    }

    synchronized void add(String name) {
        buckets.computeIfAbsent(name, this::newBucket);
    }

    synchronized void add(FakeObject object) {
        add(object.ref().bucket());
        buckets.get(object.ref().bucket()).objects.put(object.ref().key(), object);
    }

    synchronized Optional<FakeObject> find(String bucket, String key) {
        return Optional.ofNullable(buckets.get(bucket)).map(found -> found.objects.get(key));
    }

    synchronized List<String> keysIn(String bucket) {
        return List.copyOf(buckets.get(bucket).objects.keySet());
    }

    synchronized List<UploadRef> unfinishedUploads() {
        return buckets.values().stream()
                .flatMap(bucket -> bucket.uploads.values().stream())
                .map(FakeUpload::listed)
                .toList();
    }

    private FakeBucket newBucket(String name) {
        return new FakeBucket(new Bucket(name, "fake1", Optional.of(clock.instant()), "https://fake.example/" + name));
    }

    synchronized FakeBucket bucket(FakeCall call, String name) throws ServiceException {
        FakeBucket bucket = buckets.get(name);
        if (bucket == null) {
            throw FakeErrors.noBucket(call);
        }
        return bucket;
    }

    synchronized FakeObject object(FakeCall call, ObjectRef ref) throws ServiceException {
        FakeObject object = bucket(call, ref.bucket()).objects.get(ref.key());
        if (object == null) {
            throw FakeErrors.noObject(call);
        }
        return object;
    }

    synchronized FakeUpload upload(FakeCall call, UploadRef ref) throws ServiceException {
        FakeUpload upload = bucket(call, ref.target().bucket()).uploads.get(ref.uploadId());
        if (upload == null || !upload.request.target().equals(ref.target())) {
            throw FakeErrors.noUpload(call);
        }
        return upload;
    }

    synchronized PutObjectResult store(FakeCall call, FakeObject object) throws ServiceException {
        bucket(call, object.ref().bucket()).objects.put(object.ref().key(), object);
        return object.result();
    }

    synchronized FakeObject remove(FakeCall call, ObjectRef ref) throws ServiceException {
        return bucket(call, ref.bucket()).objects.remove(ref.key());
    }
}
