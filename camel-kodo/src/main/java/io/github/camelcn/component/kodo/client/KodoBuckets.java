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
import java.util.ArrayList;
import java.util.List;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.BucketPage;
import io.github.camelcn.common.objectstore.ConnectionReport;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.TestConnectionRequest;
import io.github.camelcn.common.wire.BucketLook;
import io.github.camelcn.common.wire.LostAnswers;
import io.github.camelcn.common.wire.Query;
import io.github.camelcn.component.kodo.names.KodoRegion;

import static io.github.camelcn.component.kodo.client.KodoWire.HEADERS;

/** Buckets themselves. Thread-safe. Source: provider documentation, page 4087; Amazon S3 API reference. */
final class KodoBuckets {

    private final KodoCalls calls;

    KodoBuckets(KodoCalls calls) {
        this.calls = calls;
    }

    /**
     * The service names all buckets at once; pages are cut here. It does not say where they are, so asking for those of
     * one region takes a question for each.
     */
    BucketPage list(ListBucketsRequest list) throws IOException {
        return list("listBuckets", list);
    }

    private BucketPage list(String operation, ListBucketsRequest list) throws IOException {
        ServiceRequest request = ServiceRequest.of(
                operation, "", "GET", calls.regions().home().urls().service(""));
        BucketPage all = calls.read(
                "",
                request,
                response -> new BucketPage(KodoCodec.buckets(response.body()), true, HEADERS.requestId(response)));
        List<Bucket> wanted = inRegion(all.buckets(), list.region());
        int from = Math.min(list.offset(), wanted.size());
        int to = (int) Math.min((long) from + list.maxBuckets(), wanted.size());
        return new BucketPage(wanted.subList(from, to), to == wanted.size(), all.requestId());
    }

    private List<Bucket> inRegion(List<Bucket> all, String region) throws IOException {
        if (region.isEmpty()) {
            return all;
        }
        String wanted = KodoRegion.of(region).map(KodoRegion::id).orElse(region);
        List<Bucket> there = new ArrayList<>();
        for (Bucket bucket : all) {
            if (isIn(wanted, bucket.name())) {
                there.add(new Bucket(bucket.name(), wanted, bucket.created(), bucket.url()));
            }
        }
        return there;
    }

    /** A bucket that was deleted since it was named is nowhere. */
    private boolean isIn(String region, String bucket) throws IOException {
        try {
            return location(bucket).equals(region);
        } catch (BucketNotFoundException e) {
            return false;
        }
    }

    /**
     * Where a bucket is. Any endpoint knows it of all buckets of the account. Source: the provider's adapter 0.7.1.
     *
     * @return the id of its region; empty if it is the service's default one
     */
    String location(String bucket) throws IOException {
        ServiceRequest request = calls.onBucket("getBucketLocation", "GET", bucket, "location");
        return calls.read(bucket, request, response -> KodoCodec.location(response.body()));
    }

    /**
     * Always in the client's own region. A bucket that is ours already is a success, since the service is not of one mind
     * about that answer. Source: rclone's entry for Kodo (2026-08).
     */
    void create(CreateBucketRequest create) throws IOException {
        String bucket = KodoHosts.creatable(create.bucket());
        if (calls.regions().detects()) {
            throw new IllegalStateException("createBucket " + bucket
                    + ": set region, because a bucket that is not there yet has none that could be found");
        }
        ServiceRequest request = KodoWire.withDocument(
                calls.onBucket("createBucket", "PUT", bucket, ""),
                RequestBodies.creation(calls.regions().home().region()),
                RequestBodies.CONTENT_TYPE);
        request.header(KodoWire.ACL, create.acl());
        try {
            calls.perform(bucket, request);
        } catch (ConflictException e) {
            boolean ours = e.code().equals("BucketAlreadyOwnedByYou")
                    || e.code().equals("BucketAlreadyExists")
                            && LostAnswers.isVisible(() -> exists(new HeadBucketRequest(bucket)), e);
            if (!ours) {
                throw e;
            }
        }
        calls.regions().forget(bucket);
    }

    void delete(DeleteBucketRequest delete) throws IOException {
        ServiceRequest request = calls.onBucket("deleteBucket", "DELETE", delete.bucket(), "");
        LostAnswers.deleteBucket(() -> calls.perform(delete.bucket(), request));
        calls.regions().forget(delete.bucket());
    }

    boolean exists(HeadBucketRequest head) throws IOException {
        return exists("headBucket", head.bucket());
    }

    ConnectionReport test(TestConnectionRequest test) throws IOException {
        boolean visible = false;
        if (test.bucket().isEmpty()) {
            list("testConnection", new ListBucketsRequest("", 0, 1));
        } else {
            visible = exists("testConnection", test.bucket());
        }
        KodoHosts asked = test.bucket().isEmpty()
                ? calls.regions().home()
                : calls.regions().of(test.bucket());
        return new ConnectionReport(
                asked.endpoint(), asked.region(), calls.http().credentials().accessKey(), test.bucket(), visible);
    }

    private boolean exists(String operation, String bucket) throws IOException {
        return BucketLook.exists(
                () -> calls.perform(bucket, calls.onBucket(operation, "HEAD", bucket, "")),
                () -> calls.perform(bucket, calls.onListing(operation, bucket, oneObject())));
    }

    private String oneObject() {
        return Query.of("list-type=2")
                .with("max-keys", 1)
                .with("prefix", calls.keys().space().toStore(""))
                .toString();
    }
}
