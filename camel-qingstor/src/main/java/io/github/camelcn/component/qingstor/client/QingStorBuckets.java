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
import java.nio.charset.StandardCharsets;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.objectstore.BucketPage;
import io.github.camelcn.common.objectstore.BucketSetting;
import io.github.camelcn.common.objectstore.ConnectionReport;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.DeleteSettingRequest;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.PutSettingRequest;
import io.github.camelcn.common.objectstore.TestConnectionRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.wire.BucketLook;
import io.github.camelcn.common.wire.LostAnswers;
import io.github.camelcn.common.wire.Query;

import static io.github.camelcn.component.qingstor.client.QingStorWire.HEADERS;

/** Buckets and their settings. Thread-safe. Source: QingStor API documentation, "Service" and "Bucket", read 2022. */
final class QingStorBuckets {

    /** Far above what the limits of the settings allow. */
    private static final int MAX_SETTING_BYTES = 4 << 20;

    private final QingStorCalls calls;

    QingStorBuckets(QingStorCalls calls) {
        this.calls = calls;
    }

    // ---------------------------------------------------------------- buckets

    /** On the global host, which knows the buckets of all zones. */
    BucketPage list(ListBucketsRequest list) throws IOException {
        return list("listBuckets", list);
    }

    private BucketPage list(String operation, ListBucketsRequest list) throws IOException {
        String query = Query.empty()
                .with("offset", list.offset())
                .with("limit", list.maxBuckets())
                .toString();
        ServiceRequest request = ServiceRequest.of(
                        operation, "", "GET", calls.hosts().globalUrl(query))
                .header("Location", list.region());
        return calls.read("", request, response -> {
            QingStorCodec.Buckets page = QingStorCodec.buckets(response.body());
            int size = page.buckets().size();
            boolean last = size == 0 || page.count() >= 0 && list.offset() + size >= page.count();
            return new BucketPage(page.buckets(), last, HEADERS.requestId(response));
        });
    }

    /** Always in the client's own zone, whatever was known about a bucket of this name. */
    void create(CreateBucketRequest create) throws IOException {
        String bucket = QingStorHosts.creatable(create.bucket());
        if (!create.acl().isEmpty()) {
            throw new IllegalArgumentException("createBucket " + bucket + ": QingStor makes every bucket private, and"
                    + " cannot be asked for the acl '" + create.acl() + "' with it: use putBucketAcl afterwards");
        }
        calls.zones().forget(bucket);
        ServiceRequest request =
                calls.onBucket("createBucket", "PUT", bucket, "").withBody(Payload.empty());
        LostAnswers.createBucket(() -> calls.perform(bucket, request), () -> exists(new HeadBucketRequest(bucket)));
        calls.zones().forget(bucket);
    }

    void delete(DeleteBucketRequest delete) throws IOException {
        ServiceRequest request = calls.onBucket("deleteBucket", "DELETE", delete.bucket(), "");
        LostAnswers.deleteBucket(() -> calls.perform(delete.bucket(), request));
        calls.zones().forget(delete.bucket());
    }

    boolean exists(HeadBucketRequest head) throws IOException {
        return exists("headBucket", head.bucket());
    }

    private boolean exists(String operation, String bucket) throws IOException {
        return BucketLook.exists(
                () -> calls.perform(bucket, calls.onBucket(operation, "HEAD", bucket, "")),
                () -> calls.perform(bucket, calls.onBucket(operation, "GET", bucket, oneObject())));
    }

    private String oneObject() {
        return Query.empty()
                .with("limit", 1)
                .with("prefix", calls.keys().space().toStore(""))
                .toString();
    }

    BucketStatistics statistics(BucketStatisticsRequest statistics) throws IOException {
        ServiceRequest request = calls.onBucket("getBucketStatistics", "GET", statistics.bucket(), "stats");
        return calls.read(
                statistics.bucket(),
                request,
                response ->
                        QingStorCodec.statistics(response.body(), statistics.bucket(), HEADERS.requestId(response)));
    }

    ConnectionReport test(TestConnectionRequest test) throws IOException {
        boolean visible = false;
        if (test.bucket().isEmpty()) {
            list("testConnection", new ListBucketsRequest("", 0, 1));
        } else {
            visible = exists("testConnection", test.bucket());
        }
        return new ConnectionReport(
                calls.hosts().endpoint(),
                test.bucket().isEmpty() ? calls.hosts().zone() : calls.zones().of(test.bucket()),
                calls.http().credentials().accessKey(),
                test.bucket(),
                visible);
    }

    // ---------------------------------------------------------------- settings

    String setting(GetSettingRequest get) throws IOException {
        ServiceRequest request = onSetting("getBucket", "GET", get.bucket(), get.setting());
        return calls.read(
                get.bucket(),
                request,
                response -> new String(response.bytes(MAX_SETTING_BYTES), StandardCharsets.UTF_8));
    }

    void putSetting(PutSettingRequest put) throws IOException {
        calls.perform(
                put.bucket(), withJson(onSetting("putBucket", "PUT", put.bucket(), put.setting()), put.document()));
    }

    void deleteSetting(DeleteSettingRequest delete) throws IOException {
        ServiceRequest request = onSetting("deleteBucket", "DELETE", delete.bucket(), delete.setting());
        calls.perform(delete.bucket(), delete.document().isBlank() ? request : withJson(request, delete.document()));
    }

    private ServiceRequest onSetting(String verb, String method, String bucket, BucketSetting setting) {
        if (!(setting instanceof QingStorSetting)) {
            throw new IllegalArgumentException("QingStor does not know the setting " + setting + " of a bucket");
        }
        return calls.onBucket(
                verb + setting.operationSuffix(), method, bucket, ((QingStorSetting) setting).subResource());
    }

    private static ServiceRequest withJson(ServiceRequest request, String json) {
        return request.header("Content-Type", "application/json")
                .withBody(Payload.of(json.getBytes(StandardCharsets.UTF_8)));
    }
}
