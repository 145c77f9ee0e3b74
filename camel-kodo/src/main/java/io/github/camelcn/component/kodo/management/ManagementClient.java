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
package io.github.camelcn.component.kodo.management;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.http.CallMeters;
import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.HttpOptions;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.retry.RetryPolicy;

import static java.util.Objects.requireNonNull;

/**
 * Speaks Kodo's native protocol. Thread-safe; whoever builds it closes it, which closes its connections. Makes no
 * connection before it is asked for something.
 */
public final class ManagementClient implements KodoManagement {

    /** Where the buckets of the public cloud are managed. Source: provider documentation, page 1671. */
    public static final String DEFAULT_UC_ENDPOINT = PublicCloud.UC;

    private final ManagementCalls calls;
    private final RegionQuery regions;
    private final BucketNames names;
    private final NamedBuckets buckets;
    private final NativeObjects objects;
    private final NativeBatches batches;
    private final NativeBuckets nativeBuckets;
    private final NativeDownloads downloads;
    private final TokenUploads tokenUploads;
    private final KeySpace keys;

    private ManagementClient(Builder builder) {
        UcEndpoint endpoint = UcEndpoint.of(builder.ucEndpoint);
        DownloadDomain.check(builder.downloadDomain);
        calls = builder.calls(builder.credentials);
        ManagementCalls unsigned = builder.unsignedCalls();
        regions = new RegionQuery(endpoint, unsigned, builder.clock);
        keys = builder.keys;
        tokenUploads = new TokenUploads(unsigned, regions, builder.region, builder.keys);
        names = new BucketNames(calls, endpoint, builder.clock);
        buckets = new NamedBuckets(names, regions, calls, builder.region);
        objects = new NativeObjects(calls, buckets, builder.keys);
        batches = new NativeBatches(calls, buckets, builder.keys);
        nativeBuckets = new NativeBuckets(calls, endpoint, buckets);
        downloads = new NativeDownloads(
                calls, nativeBuckets, buckets, endpoint.scheme(), builder.downloadDomain, builder.keys, builder.clock);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ObjectStat stat(StatObjectRequest request) throws IOException {
        return objects.stat(request);
    }

    @Override
    public FetchResult fetch(FetchObjectRequest request) throws IOException {
        return objects.fetch(request);
    }

    @Override
    public AsyncFetchState asyncFetch(AsyncFetchRequest request) throws IOException {
        return objects.asyncFetch(request);
    }

    @Override
    public AsyncFetchState asyncFetchStatus(AsyncFetchStatusRequest request) throws IOException {
        return objects.asyncFetchStatus(request);
    }

    @Override
    public void changeType(ChangeTypeRequest request) throws IOException {
        objects.changeType(request);
    }

    @Override
    public void changeMime(ChangeMimeRequest request) throws IOException {
        objects.perform(request);
    }

    @Override
    public void changeMetadata(ChangeMetadataRequest request) throws IOException {
        objects.perform(request);
    }

    @Override
    public void changeStatus(ChangeStatusRequest request) throws IOException {
        objects.perform(request);
    }

    @Override
    public void deleteAfterDays(DeleteAfterDaysRequest request) throws IOException {
        objects.perform(request);
    }

    @Override
    public void setObjectLifecycle(ObjectLifecycleRequest request) throws IOException {
        objects.perform(request);
    }

    @Override
    public void restoreArchive(RestoreArchiveRequest request) throws IOException {
        objects.restore(request);
    }

    @Override
    public void copy(NativeCopyRequest request) throws IOException {
        objects.perform(request);
    }

    @Override
    public void move(NativeMoveRequest request) throws IOException {
        objects.perform(request);
    }

    @Override
    public void delete(NativeDeleteRequest request) throws IOException {
        objects.delete(request);
    }

    @Override
    public BatchResult batch(BatchRequest request) throws IOException {
        return batches.batch(request);
    }

    @Override
    public void prefetch(PrefetchObjectRequest request) throws IOException {
        objects.prefetch(request);
    }

    @Override
    public List<BucketName> bucketNames() throws IOException {
        return names.list();
    }

    @Override
    public Optional<String> s3Name(String kodoName) throws IOException {
        return names.s3Name(NativeNames.bucket(kodoName));
    }

    @Override
    public RegionHosts region(String bucket) throws IOException {
        return buckets.region(NativeNames.bucket(bucket));
    }

    @Override
    public BucketInfo bucketInfo(NativeBucketRequest request) throws IOException {
        return nativeBuckets.info(request);
    }

    @Override
    public List<String> bucketDomains(NativeBucketRequest request) throws IOException {
        return nativeBuckets.domains(request);
    }

    @Override
    public void createBucket(CreateNativeBucketRequest request) throws IOException {
        nativeBuckets.create(request);
        regions.forget(calls.http().credentials().accessKey(), request.bucket());
    }

    @Override
    public void setBucketPrivate(SetBucketPrivateRequest request) throws IOException {
        nativeBuckets.setPrivate(request);
    }

    @Override
    public BucketQuota bucketQuota(NativeBucketRequest request) throws IOException {
        return nativeBuckets.quota(request);
    }

    @Override
    public void setBucketQuota(SetBucketQuotaRequest request) throws IOException {
        nativeBuckets.setQuota(request);
    }

    @Override
    public List<LifecycleRule> lifecycleRules(NativeBucketRequest request) throws IOException {
        return nativeBuckets.lifecycleRules(request);
    }

    @Override
    public void putLifecycleRule(PutLifecycleRuleRequest request) throws IOException {
        nativeBuckets.putLifecycleRule(request);
    }

    @Override
    public void deleteLifecycleRule(DeleteLifecycleRuleRequest request) throws IOException {
        nativeBuckets.deleteLifecycleRule(request);
    }

    @Override
    public List<BucketEventRule> eventRules(NativeBucketRequest request) throws IOException {
        return nativeBuckets.eventRules(request);
    }

    @Override
    public void putEventRule(PutEventRuleRequest request) throws IOException {
        nativeBuckets.putEventRule(request);
    }

    @Override
    public void deleteEventRule(DeleteEventRuleRequest request) throws IOException {
        nativeBuckets.deleteEventRule(request);
    }

    @Override
    public List<BucketCorsRule> corsRules(NativeBucketRequest request) throws IOException {
        return nativeBuckets.corsRules(request);
    }

    @Override
    public void setCorsRules(SetCorsRulesRequest request) throws IOException {
        nativeBuckets.setCorsRules(request);
    }

    @Override
    public Map<String, String> bucketTags(NativeBucketRequest request) throws IOException {
        return nativeBuckets.tags(request);
    }

    @Override
    public void setBucketTags(SetBucketTagsRequest request) throws IOException {
        nativeBuckets.setTags(request);
    }

    @Override
    public void deleteBucketTags(NativeBucketRequest request) throws IOException {
        nativeBuckets.deleteTags(request);
    }

    @Override
    public UploadToken createUploadToken(PutPolicy policy) {
        Instant now = calls.http().now();
        if (!policy.deadline().isAfter(now)) {
            throw new IllegalArgumentException("the deadline of an upload token must be in the future, but "
                    + policy.deadline() + " has passed: it is " + now);
        }
        Credentials who = Keys.forSigning("createUploadToken", calls.http().credentials());
        PutPolicy named = policy.within(buckets.known(policy.bucket()), keys);
        return new UploadToken(UploadTokens.sign(UploadTokens.json(named), who), policy.deadline());
    }

    @Override
    public TokenUploadResult putWithToken(PutWithTokenRequest request) throws IOException {
        return tokenUploads.put(request);
    }

    @Override
    public URI createPrivateUrl(DownloadUrlRequest request) throws IOException {
        return downloads.privateUrl(request);
    }

    @Override
    public URI createPublicUrl(DownloadUrlRequest request) throws IOException {
        return downloads.publicUrl(request);
    }

    @Override
    public Clock clock() {
        InstantSource service = calls.http()::now;
        return service.withZone(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        try {
            regions.close();
        } finally {
            calls.close();
        }
    }

    /** Collects what a client is made of; everything has a default. Not thread-safe. */
    public static final class Builder {

        private String ucEndpoint = DEFAULT_UC_ENDPOINT;
        private String region = "";
        private String downloadDomain = "";
        private KeySpace keys = KeySpace.WHOLE_BUCKET;
        private CredentialsProvider credentials = CredentialsProvider.of(Credentials.ANONYMOUS);
        private RetryPolicy retryPolicy = RetryPolicy.STANDARD;
        private HttpOptions httpOptions = HttpOptions.DEFAULTS;
        private Clock clock = Clock.systemUTC();
        private CallMeters meters = CallMeters.NONE;
        private Consumer<CloudHttpClient.Builder> http = builder -> {};

        private Builder() {}

        /**
         * Where buckets are managed: {@code https://host[:port]} or {@code http://host[:port]}. The hosts of all other
         * native services follow from its answers and are spoken to by its scheme. Default
         * {@link #DEFAULT_UC_ENDPOINT}, which has fallbacks.
         */
        public Builder ucEndpoint(String value) {
            ucEndpoint = requireNonNull(value, "ucEndpoint");
            return this;
        }

        /**
         * Where buckets are thought to be, by any name of the region: its documented hosts serve while nobody answers
         * where a bucket is. Default empty.
         */
        public Builder region(String value) {
            region = requireNonNull(value, "region");
            return this;
        }

        /**
         * The domain that downloads go to, with or without {@code https://} or {@code http://}; default empty: the first
         * one that the service knows for the bucket.
         */
        public Builder downloadDomain(String value) {
            downloadDomain = requireNonNull(value, "downloadDomain");
            return this;
        }

        /** A directory that is put in front of every key. Default none. */
        public Builder workDir(String value) {
            keys = KeySpace.of(requireNonNull(value, "workDir"));
            return this;
        }

        /** Default: anonymous, which most calls are refused. Temporary credentials do not work here. */
        public Builder credentials(CredentialsProvider value) {
            credentials = requireNonNull(value, "credentials");
            return this;
        }

        /** Default {@link RetryPolicy#STANDARD}; counts for each host that is tried. */
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

        /** @throws IllegalArgumentException if an address is malformed, saying how */
        public ManagementClient build() {
            return new ManagementClient(this);
        }

        /** Calls without keys, for questions that need none. */
        ManagementCalls unsignedCalls() {
            return calls(CredentialsProvider.of(Credentials.ANONYMOUS));
        }

        private ManagementCalls calls(CredentialsProvider signing) {
            CloudHttpClient.Builder chain = CloudHttpClient.builder()
                    .options(httpOptions)
                    .credentials(signing)
                    .retryPolicy(retryPolicy)
                    .clock(clock)
                    .meters(meters)
                    .signer(new QiniuSigner())
                    .errorDecoder(new ManagementErrors());
            http.accept(chain);
            return new ManagementCalls(chain.build(), 1 + retryPolicy.retries(), httpOptions.callTimeout(), clock);
        }
    }
}
