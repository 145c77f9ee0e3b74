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
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Consumer;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.http.CallMeters;
import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.objectstore.BucketPage;
import io.github.camelcn.common.objectstore.Capabilities;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.ConnectionReport;
import io.github.camelcn.common.objectstore.ContentDigest;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CopyPartRequest;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.DeleteBucketRequest;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.DeleteSettingRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ListPartsRequest;
import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.PartPage;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.PutSettingRequest;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.objectstore.TestConnectionRequest;
import io.github.camelcn.common.objectstore.UploadPage;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.common.wire.LostAnswers;
import io.github.camelcn.common.wire.ShortAnswers;

import static java.util.Objects.requireNonNull;

/**
 * Speaks QingStor's native protocol. Thread-safe; whoever builds it closes it, which closes its connections.
 *
 * <p>Besides the port's exceptions, calls throw {@link IllegalArgumentException} for what could never succeed, before
 * anything is sent: keys that cannot be addressed, metadata the service would refuse, bodies of unknown length or above
 * 5 GiB.
 *
 * <p>Bytes are checked both ways: a body that can be read twice carries its Content-MD5, any other is compared with the
 * ETag of the answer; a download is compared with the object's ETag at its end, where that is an MD5 (not for ranges,
 * encrypted objects and objects made of parts).
 */
public final class QingStorClient implements QingStorStore {

    /** The public cloud. Source: QingStor API documentation, "Endpoints", read 2022. */
    public static final String DEFAULT_ENDPOINT = "https://qingstor.com:443";

    /** Source: rclone 1.60.1, whose default it is. */
    public static final String DEFAULT_ZONE = "pek3a";

    private static final long MAX_OBJECT_BYTES = 50L << 40;

    private final QingStorCalls calls;
    private final QingStorReads reads;
    private final QingStorWrites writes;
    private final QingStorUploads uploads;
    private final QingStorBuckets buckets;
    private final Capabilities capabilities;

    private QingStorClient(Builder builder) {
        QingStorHosts hosts = QingStorHosts.of(builder.endpoint, builder.zone, builder.virtualHostStyle);
        QingStorZones zones = new QingStorZones(hosts, builder.zoneAutoDetect, builder.clock);
        CloudHttpClient.Builder http = CloudHttpClient.builder()
                .options(builder.httpOptions)
                .credentials(builder.credentials)
                .retryPolicy(builder.retryPolicy)
                .clock(builder.clock)
                .meters(builder.meters)
                .signer(new QingStorSigner())
                .errorDecoder(new QingStorErrors(hosts))
                .redirectRule(zones.redirectRule());
        builder.http.accept(http);
        int retries = builder.retryPolicy.retries();
        calls = new QingStorCalls(http.build(), hosts, zones, builder.keys, new ShortAnswers(1 + retries));
        reads = new QingStorReads(calls, builder.verifyContent);
        LostAnswers lostAnswers = new LostAnswers(QingStorWire.HEADERS, reads::head, retries);
        writes =
                new QingStorWrites(calls, lostAnswers, new LostAppends(lostAnswers, reads::get), builder.verifyContent);
        uploads = new QingStorUploads(calls, lostAnswers, builder.verifyContent);
        buckets = new QingStorBuckets(calls);
        capabilities = new Capabilities(
                QingStorUploads.MIN_PART_BYTES,
                QingStorWrites.MAX_REQUEST_BYTES,
                QingStorUploads.MAX_PARTS,
                0,
                QingStorWrites.MAX_REQUEST_BYTES,
                QingStorWrites.MAX_REQUEST_BYTES,
                MAX_OBJECT_BYTES,
                QingStorWrites.MAX_KEYS_PER_DELETE,
                QingStorReads.MAX_KEYS_PER_PAGE,
                calls.keys().maxKeyBytes());
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The service's limits; the longest key is shorter by the working directory.
     *
     * <p>Source: QingStor API documentation, "Limits", read 2022; keys per delete and per page are unverified.
     */
    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public PutObjectResult put(PutObjectRequest request) throws IOException {
        return writes.put(request);
    }

    @Override
    public StoredObject get(GetObjectRequest request) throws IOException {
        return reads.get(request);
    }

    @Override
    public void verifyContent(ObjectInfo object, ContentDigest digest) throws IOException {
        reads.verify(object, digest);
    }

    @Override
    public ObjectInfo head(HeadObjectRequest request) throws IOException {
        return reads.head(request);
    }

    @Override
    public void delete(DeleteObjectRequest request) throws IOException {
        writes.delete(request);
    }

    @Override
    public DeleteObjectsResult deleteAll(DeleteObjectsRequest request) throws IOException {
        return writes.deleteAll(request);
    }

    @Override
    public PutObjectResult copy(CopyObjectRequest request) throws IOException {
        return writes.copy(request);
    }

    @Override
    public PutObjectResult move(MoveObjectRequest request) throws IOException {
        return writes.move(request);
    }

    @Override
    public PutObjectResult fetch(FetchObjectRequest request) throws IOException {
        return writes.fetch(request);
    }

    @Override
    public AppendObjectResult append(AppendObjectRequest request) throws IOException {
        return writes.append(request);
    }

    @Override
    public ObjectPage list(ListObjectsRequest request) throws IOException {
        return reads.list(request);
    }

    @Override
    public StoredObject processImage(ProcessImageRequest request) throws IOException {
        return reads.processImage(request);
    }

    /** @throws IllegalStateException if there are no credentials to sign it with */
    @Override
    public URI createLink(CreateLinkRequest request) {
        return reads.createLink(request);
    }

    @Override
    public BucketPage listBuckets(ListBucketsRequest request) throws IOException {
        return buckets.list(request);
    }

    @Override
    public void createBucket(CreateBucketRequest request) throws IOException {
        buckets.create(request);
    }

    @Override
    public void deleteBucket(DeleteBucketRequest request) throws IOException {
        buckets.delete(request);
    }

    @Override
    public boolean bucketExists(HeadBucketRequest request) throws IOException {
        return buckets.exists(request);
    }

    @Override
    public BucketStatistics getStatistics(BucketStatisticsRequest request) throws IOException {
        return buckets.statistics(request);
    }

    @Override
    public String getSetting(GetSettingRequest request) throws IOException {
        return buckets.setting(request);
    }

    @Override
    public void putSetting(PutSettingRequest request) throws IOException {
        buckets.putSetting(request);
    }

    @Override
    public void deleteSetting(DeleteSettingRequest request) throws IOException {
        buckets.deleteSetting(request);
    }

    @Override
    public ConnectionReport testConnection(TestConnectionRequest request) throws IOException {
        return buckets.test(request);
    }

    @Override
    public UploadRef startUpload(StartUploadRequest request) throws IOException {
        return uploads.start(request);
    }

    @Override
    public UploadedPart uploadPart(UploadPartRequest request) throws IOException {
        return uploads.upload(request);
    }

    @Override
    public UploadedPart copyPart(CopyPartRequest request) throws IOException {
        return uploads.copy(request);
    }

    @Override
    public PutObjectResult completeUpload(CompleteUploadRequest request) throws IOException {
        return uploads.complete(request);
    }

    @Override
    public void abortUpload(UploadRef upload) throws IOException {
        uploads.abort(upload);
    }

    @Override
    public PartPage listParts(ListPartsRequest request) throws IOException {
        return uploads.parts(request);
    }

    @Override
    public UploadPage listUploads(ListUploadsRequest request) throws IOException {
        return uploads.uploads(request);
    }

    /** Ours, corrected by the dates of the service's answers. */
    @Override
    public Clock clock() {
        InstantSource service = calls.http()::serviceTime;
        return service.withZone(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        calls.close();
    }

    /** Collects what a client is made of; everything has a default. Not thread-safe. */
    public static final class Builder {

        private String endpoint = DEFAULT_ENDPOINT;
        private String zone = DEFAULT_ZONE;
        private boolean zoneAutoDetect;
        private boolean virtualHostStyle;
        private boolean verifyContent = true;
        private KeySpace keys = KeySpace.WHOLE_BUCKET;
        private CredentialsProvider credentials = CredentialsProvider.of(Credentials.ANONYMOUS);
        private RetryPolicy retryPolicy = RetryPolicy.STANDARD;
        private HttpOptions httpOptions = HttpOptions.DEFAULTS;
        private Clock clock = Clock.systemUTC();
        private CallMeters meters = CallMeters.NONE;
        private Consumer<CloudHttpClient.Builder> http = builder -> {};

        private Builder() {}

        /**
         * The service's base address, without zone: {@code https://host[:port]}, {@code http://host[:port]},
         * {@code https:host[:port]} or {@code host[:port]}. An address or {@code localhost} is used without a zone in
         * front and in path style. Default {@link #DEFAULT_ENDPOINT}.
         */
        public Builder endpoint(String value) {
            endpoint = requireNonNull(value, "endpoint");
            return this;
        }

        /** The zone of the buckets, any name; put in front of the host. Empty for none. Default {@link #DEFAULT_ZONE}. */
        public Builder zone(String value) {
            zone = requireNonNull(value, "zone");
            return this;
        }

        /**
         * Whether requests about a bucket that is in another zone go there. Default false: then the error names the
         * zone.
         */
        public Builder zoneAutoDetect(boolean value) {
            zoneAutoDetect = value;
            return this;
        }

        /** Whether the host names the bucket ({@code bucket.zone.host}); default false: the path does. */
        public Builder virtualHostStyle(boolean value) {
            virtualHostStyle = value;
            return this;
        }

        /** A directory that is put in front of every key and taken off every result. Default none. */
        public Builder workDir(String value) {
            keys = KeySpace.of(requireNonNull(value, "workDir"));
            return this;
        }

        /**
         * Whether uploads carry the MD5 of their bytes and downloads are compared with the MD5 the service has of them.
         * Default true; with false only lengths are checked.
         */
        public Builder verifyContent(boolean value) {
            verifyContent = value;
            return this;
        }

        /** Default: anonymous. See {@link QingStorCredentials} for the places where keys usually are. */
        public Builder credentials(CredentialsProvider value) {
            credentials = requireNonNull(value, "credentials");
            return this;
        }

        /** Default {@link RetryPolicy#STANDARD}. */
        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = requireNonNull(value, "retryPolicy");
            return this;
        }

        /** Default {@link HttpOptions#DEFAULTS}. */
        public Builder httpOptions(HttpOptions value) {
            httpOptions = requireNonNull(value, "httpOptions");
            return this;
        }

        /** Our clock, for tests that need a wrong one. */
        public Builder clock(Clock value) {
            clock = requireNonNull(value, "clock");
            return this;
        }

        /** Watches the requests; default nobody. */
        public Builder meters(CallMeters value) {
            meters = requireNonNull(value, "meters");
            return this;
        }

        /** Whatever else the call chain can be told, such as its user agent or its name service; comes last. */
        public Builder http(Consumer<CloudHttpClient.Builder> value) {
            http = requireNonNull(value, "http");
            return this;
        }

        /** @throws IllegalArgumentException if endpoint or zone are malformed, saying how */
        public QingStorClient build() {
            return new QingStorClient(this);
        }
    }
}
