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
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.http.CallMeters;
import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.multipart.TransferOptions;
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
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ListPartsRequest;
import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectRef;
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
import io.github.camelcn.common.wire.Downloads;
import io.github.camelcn.common.wire.LostAnswers;
import io.github.camelcn.common.wire.StoreKeys;
import io.github.camelcn.common.wire.VerifyingInputStream.Mismatch;
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.names.KodoRegion;

import static java.util.Objects.requireNonNull;

/**
 * Speaks Kodo's S3-compatible protocol. Thread-safe; whoever builds it closes it, which closes its connections.
 *
 * <p>Besides the port's exceptions, calls throw {@link IllegalArgumentException} for what could never succeed, before
 * anything is sent: keys that cannot be addressed, metadata the service would refuse, bodies of unknown length or above
 * 5 GiB, keys of the customer's to encrypt with.
 *
 * <p>Bytes are checked both ways. Over plain http, or on demand, every body's SHA-256 is signed; over https a body that can
 * be read twice carries its Content-MD5. A download is compared with the object's ETag at its end, where that looks like
 * an MD5 (not for ranges, encrypted objects and objects made of parts): over plain http a difference is an error, over
 * https it is logged, since the connection has protected the bytes and Kodo's ETags need not be what S3 makes of them.
 */
public final class KodoClient implements KodoStore {

    private static final Logger LOG = LoggerFactory.getLogger(KodoClient.class);

    /** Source: 10000 parts of 1 GiB; the provider names no limit (unverified). */
    private static final long MAX_OBJECT_BYTES = KodoUploads.MAX_PARTS * KodoUploads.MAX_PART_BYTES;

    private final KodoCalls calls;
    private final KodoReads reads;
    private final KodoWrites writes;
    private final KodoMoves moves;
    private final KodoUploads uploads;
    private final KodoBuckets buckets;
    private final KodoSettings settings;
    private final KodoArchive archive;
    private final PayloadSigning signing;
    private final Optional<KodoManagement> management;
    private final LargeCopy largeCopy;
    private final Capabilities capabilities;

    private KodoClient(Builder builder) {
        CredentialsProvider credentials = builder.credentials;
        KodoRegions regions = new KodoRegions(
                builder.endpoint,
                builder.region,
                builder.virtualHostStyle,
                builder.locator,
                builder.names,
                builder.clock,
                () -> credentials.find().orElse(Credentials.ANONYMOUS).accessKey());
        KodoErrors errors = new KodoErrors(regions, this::signingTime);
        KodoSigner signer = new KodoSigner(regions::regionOfHost);
        CloudHttpClient.Builder http = CloudHttpClient.builder()
                .options(builder.httpOptions)
                .credentials(credentials)
                .retryPolicy(builder.retryPolicy)
                .clock(builder.clock)
                .meters(builder.meters)
                .signer(signer)
                .errorDecoder(errors);
        builder.http.accept(http);
        StoreKeys keys = StoreKeys.of(builder.keys, KodoCalls.MAX_KEY_BYTES);
        calls = new KodoCalls(http.build(), regions, errors, keys, builder.retryPolicy, builder.requesterPays);
        signing = builder.payloadSigning;
        if (signing == PayloadSigning.never && !regions.home().secure()) {
            LOG.warn(
                    "payloadSigning=never over plain http: nothing notices bytes of objects that are changed on their way");
        }
        reads = new KodoReads(
                calls,
                signer,
                downloads(builder.verifyContent, Mismatch.FAILS),
                downloads(builder.verifyContent, KodoClient::warn));
        writes = new KodoWrites(calls, signing, builder.verifyContent);
        LostAnswers lostAnswers = new LostAnswers(KodoWire.HEADERS, reads::head, builder.retryPolicy.retries());
        uploads = new KodoUploads(calls, signing, lostAnswers, builder.verifyContent);
        buckets = new KodoBuckets(calls);
        settings = new KodoSettings(calls);
        management = builder.management;
        archive = new KodoArchive(calls);
        capabilities = new Capabilities(
                KodoUploads.MIN_PART_BYTES,
                KodoUploads.MAX_PART_BYTES,
                KodoUploads.MAX_PARTS,
                KodoUploads.FIRST_PART,
                KodoWrites.MAX_REQUEST_BYTES,
                KodoWrites.MAX_REQUEST_BYTES,
                MAX_OBJECT_BYTES,
                KodoWrites.MAX_KEYS_PER_DELETE,
                KodoReads.MAX_KEYS_PER_PAGE,
                keys.maxKeyBytes());
        // last: it asks this store for its capabilities
        largeCopy = new LargeCopy(this, TransferOptions.DEFAULT);
        moves = new KodoMoves(reads, writes, largeCopy);
    }

    /** Encryption by the service makes other ETags. Source: Amazon S3 API reference, "Object". */
    private static Downloads downloads(boolean verifyContent, Mismatch mismatch) {
        return new Downloads(
                KodoWire.HEADERS,
                object -> verifyContent && !object.attributes().containsKey(KodoWire.ENCRYPTION),
                mismatch);
    }

    private static void warn(IntegrityException difference) {
        LOG.warn("{}. The connection protected the bytes, so that the ETag may be no MD5", difference.getMessage());
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The service's limits; the longest key is shorter by the working directory.
     *
     * <p>Sources: at each constant; what is Amazon S3's is unverified for Kodo.
     */
    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    /** True wherever signatures cover bodies: over plain http, unless payload signing is switched off, and on demand. */
    @Override
    public boolean readsBodiesFirst() {
        return signing.covers(calls.regions().home().secure());
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
        return moves.move(request);
    }

    @Override
    public ObjectPage list(ListObjectsRequest request) throws IOException {
        return reads.list(request);
    }

    /** The keys are in the order of their UTF-8 bytes, so a listing can begin behind any. Source: Amazon S3 API reference. */
    @Override
    public ListCursor listAfter(String key) {
        return key.isEmpty() ? ListCursor.START : new ListCursor(key);
    }

    /**
     * @param request valid for at most 7 days; whoever uses the link sends its {@code signedHeaders} exactly so
     * @throws IllegalStateException if there are no credentials to sign it with
     */
    @Override
    public URI createLink(CreateLinkRequest request) throws IOException {
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

    @Override
    public String getBucketLocation(String bucket) throws IOException {
        return buckets.location(bucket);
    }

    @Override
    public RestoreResult restore(RestoreObjectRequest request) throws IOException {
        return archive.restore(request);
    }

    @Override
    public String getSetting(GetSettingRequest request) throws IOException {
        return settings.get(request);
    }

    @Override
    public void putSetting(PutSettingRequest request) throws IOException {
        settings.put(request);
    }

    @Override
    public void deleteSetting(DeleteSettingRequest request) throws IOException {
        settings.delete(request);
    }

    @Override
    public ConnectionReport testConnection(TestConnectionRequest request) throws IOException {
        return buckets.test(request);
    }

    @Override
    public String getObjectAcl(ObjectRef object) throws IOException {
        return settings.objectAcl(object);
    }

    @Override
    public void putObjectAcl(ObjectRef object, String acl) throws IOException {
        settings.putObjectAcl(object, acl);
    }

    @Override
    public Map<String, String> getObjectTags(ObjectRef object) throws IOException {
        return settings.objectTags(object);
    }

    @Override
    public void putObjectTags(ObjectRef object, Map<String, String> tags) throws IOException {
        settings.putObjectTags(object, tags);
    }

    @Override
    public void deleteObjectTags(ObjectRef object) throws IOException {
        settings.deleteObjectTags(object);
    }

    @Override
    public KodoManagement management() {
        return management.orElseThrow(() -> new IllegalStateException(
                "this client was built without the native API: give its builder a management client"));
    }

    /** Ours, corrected by the dates of the service's answers. */
    @Override
    public Clock clock() {
        InstantSource service = calls.http()::serviceTime;
        return service.withZone(ZoneOffset.UTC);
    }

    /** What requests are signed with. */
    private Instant signingTime() {
        return calls.http().now();
    }

    @Override
    public void close() {
        largeCopy.close();
        calls.close();
        management.ifPresent(KodoManagement::close);
    }

    /** Collects what a client is made of; everything but a region has a default. Not thread-safe. */
    public static final class Builder {

        private String endpoint = "";
        private String region = "";
        private boolean virtualHostStyle;
        private boolean verifyContent = true;
        private PayloadSigning payloadSigning = PayloadSigning.auto;
        private boolean requesterPays;
        private KeySpace keys = KeySpace.WHOLE_BUCKET;
        private BucketLocator locator = BucketLocator.NONE;
        private S3BucketNames names = S3BucketNames.NONE;
        private Optional<KodoManagement> management = Optional.empty();
        private CredentialsProvider credentials = CredentialsProvider.of(Credentials.ANONYMOUS);
        private RetryPolicy retryPolicy = RetryPolicy.STANDARD;
        private HttpOptions httpOptions = HttpOptions.DEFAULTS;
        private Clock clock = Clock.systemUTC();
        private CallMeters meters = CallMeters.NONE;
        private Consumer<CloudHttpClient.Builder> http = builder -> {};

        private Builder() {}

        /**
         * The service's address: {@code https://host[:port]}, {@code http://host[:port]} or {@code host[:port]}. Empty,
         * the default, is {@code https://s3.<region>.qiniucs.com}. An address or {@code localhost} is used in path style.
         */
        public Builder endpoint(String value) {
            endpoint = requireNonNull(value, "endpoint");
            return this;
        }

        /**
         * The region of the buckets, by its id or any other name of {@link KodoRegion}; any text together with an
         * endpoint. May be empty, the default, if the endpoint is one of the provider's, which tell their region, or if
         * there is a locator.
         */
        public Builder region(String value) {
            region = requireNonNull(value, "region");
            return this;
        }

        /** Whether the host names the bucket ({@code bucket.s3.region.qiniucs.com}); default false: the path does. */
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
         * Whether unsigned uploads carry the MD5 of their bytes and downloads are compared with the MD5 the service has of
         * them. Default true; with false only lengths are checked, and what is signed.
         */
        public Builder verifyContent(boolean value) {
            verifyContent = value;
            return this;
        }

        /**
         * Whether signatures cover the bytes of objects. Default {@link PayloadSigning#auto}: over plain http only. Bytes
         * that are covered are read before they are sent: a stream that can be read once is held in memory up to 5 MiB,
         * and refused in one request above; in parts it may have any length.
         */
        public Builder payloadSigning(PayloadSigning value) {
            payloadSigning = requireNonNull(value, "payloadSigning");
            return this;
        }

        /** Whether we agree to be charged for requests to buckets of others. Default false. */
        public Builder requesterPays(boolean value) {
            requesterPays = value;
            return this;
        }

        /**
         * Who knows where buckets are. Without region and endpoint every bucket is looked for in the region that it names;
         * otherwise it only explains errors. Default: nobody.
         */
        public Builder bucketLocator(BucketLocator value) {
            locator = requireNonNull(value, "bucketLocator");
            return this;
        }

        /**
         * Who speaks the native API, closed together with this client. To have it asked where buckets are, give
         * {@link ManagedBuckets} as locator and names. Default: nobody.
         */
        public Builder management(KodoManagement value) {
            management = Optional.of(value);
            return this;
        }

        /** Who knows the S3 names of buckets, to explain errors. Default: nobody. */
        public Builder bucketNames(S3BucketNames value) {
            names = requireNonNull(value, "bucketNames");
            return this;
        }

        /** Default: anonymous, which the S3 endpoints refuse. */
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

        /** @throws IllegalArgumentException if endpoint or region are malformed or missing, saying how */
        public KodoClient build() {
            return new KodoClient(this);
        }
    }
}
