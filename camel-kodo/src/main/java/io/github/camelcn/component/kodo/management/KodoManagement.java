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

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only Kodo's native API can do. Buckets may be given by either of their names; a Kodo name saves a question.
 * Implementations are thread-safe; whoever makes one closes it.
 *
 * <p>Unless said otherwise a call is idempotent: it is repeated when its answer was lost. Calls throw
 * {@link io.github.camelcn.common.error.ServiceException} if the service refused,
 * {@link io.github.camelcn.common.error.BucketNotFoundException} if it knows the bucket by neither name,
 * {@link io.github.camelcn.common.error.TransportException} if it did not answer, and {@link IllegalStateException}
 * for temporary credentials, which the native API does not take.
 */
public interface KodoManagement extends Closeable {

    // ---------------------------------------------------------------- objects

    /** @throws io.github.camelcn.common.error.ObjectNotFoundException if there is no such object */
    ObjectStat stat(StatObjectRequest request) throws IOException;

    /** Waits until the service has downloaded the URL, which takes as long as its source does. */
    FetchResult fetch(FetchObjectRequest request) throws IOException;

    /** Not idempotent: a lost answer is reported as such, since the job may have been queued. */
    AsyncFetchState asyncFetch(AsyncFetchRequest request) throws IOException;

    AsyncFetchState asyncFetchStatus(AsyncFetchStatusRequest request) throws IOException;

    /**
     * @throws io.github.camelcn.common.error.ConflictException if the object is of this class already
     * @throws io.github.camelcn.common.error.AccessDeniedException also if it is archived and was not restored
     */
    void changeType(ChangeTypeRequest request) throws IOException;

    /** With a condition not idempotent, since the change may make its own condition false. */
    void changeMime(ChangeMimeRequest request) throws IOException;

    /** With a condition not idempotent, since the change may make its own condition false. */
    void changeMetadata(ChangeMetadataRequest request) throws IOException;

    void changeStatus(ChangeStatusRequest request) throws IOException;

    void deleteAfterDays(DeleteAfterDaysRequest request) throws IOException;

    void setObjectLifecycle(ObjectLifecycleRequest request) throws IOException;

    /**
     * Begins to restore; {@link #stat} tells when it is done.
     *
     * @throws io.github.camelcn.common.error.ConflictException if the object is restored already
     * @throws io.github.camelcn.common.error.AccessDeniedException also if it is of no archive class
     */
    void restoreArchive(RestoreArchiveRequest request) throws IOException;

    /** @throws io.github.camelcn.common.error.ConflictException if the target exists and shall not be replaced */
    void copy(NativeCopyRequest request) throws IOException;

    /**
     * Not idempotent.
     *
     * @throws io.github.camelcn.common.error.ConflictException if the target exists and shall not be replaced
     */
    void move(NativeMoveRequest request) throws IOException;

    /** @throws io.github.camelcn.common.error.ObjectNotFoundException if there was no such object */
    void delete(NativeDeleteRequest request) throws IOException;

    /**
     * Sends any number of entries, a thousand at a time. What is not repeatable in a request makes that request
     * not idempotent.
     *
     * @return what became of each entry, also when a later request failed
     * @throws io.github.camelcn.common.error.CloudException if nothing at all was answered
     */
    BatchResult batch(BatchRequest request) throws IOException;

    void prefetch(PrefetchObjectRequest request) throws IOException;

    // ---------------------------------------------------------------- buckets

    /** All buckets that the account can see, by both of their names. */
    List<BucketName> bucketNames() throws IOException;

    /**
     * The S3 name of one of the account's buckets, remembered once it is known.
     *
     * @return empty if there is no bucket of this Kodo name
     */
    Optional<String> s3Name(String kodoName) throws IOException;

    /** The hosts of the region a bucket is in; remembered as long as the service says. */
    RegionHosts region(String bucket) throws IOException;

    BucketInfo bucketInfo(NativeBucketRequest request) throws IOException;

    /** The domains that a bucket's objects can be downloaded from. */
    List<String> bucketDomains(NativeBucketRequest request) throws IOException;

    /**
     * Makes a bucket, a private one unless asked otherwise.
     *
     * @throws io.github.camelcn.common.error.ConflictException if the name is taken, also by the same account
     */
    void createBucket(CreateNativeBucketRequest request) throws IOException;

    void setBucketPrivate(SetBucketPrivateRequest request) throws IOException;

    BucketQuota bucketQuota(NativeBucketRequest request) throws IOException;

    void setBucketQuota(SetBucketQuotaRequest request) throws IOException;

    List<LifecycleRule> lifecycleRules(NativeBucketRequest request) throws IOException;

    /** Not idempotent for a rule that is new. */
    void putLifecycleRule(PutLifecycleRuleRequest request) throws IOException;

    void deleteLifecycleRule(DeleteLifecycleRuleRequest request) throws IOException;

    List<BucketEventRule> eventRules(NativeBucketRequest request) throws IOException;

    /** Not idempotent for a rule that is new. */
    void putEventRule(PutEventRuleRequest request) throws IOException;

    void deleteEventRule(DeleteEventRuleRequest request) throws IOException;

    List<BucketCorsRule> corsRules(NativeBucketRequest request) throws IOException;

    void setCorsRules(SetCorsRulesRequest request) throws IOException;

    /** Values by key; empty if there are none. */
    Map<String, String> bucketTags(NativeBucketRequest request) throws IOException;

    void setBucketTags(SetBucketTagsRequest request) throws IOException;

    void deleteBucketTags(NativeBucketRequest request) throws IOException;

    // ---------------------------------------------------------------- permissions for others

    /**
     * Signs a permission to upload; nothing is sent.
     *
     * @throws IllegalArgumentException if its deadline has passed
     * @throws IllegalStateException if there are no keys to sign it with
     */
    UploadToken createUploadToken(PutPolicy policy);

    /**
     * Stores an object with a token; keys are not needed. Repeated if its answer is lost: the same content again is no
     * conflict.
     *
     * @throws io.github.camelcn.common.error.ConflictException if the token does not let an object be replaced, and there
     *     is one with other content
     */
    TokenUploadResult putWithToken(PutWithTokenRequest request) throws IOException;

    /**
     * Signs an address for a download. Asks for the bucket's domain if none is given or configured, and remembers it for
     * ten minutes.
     *
     * @throws io.github.camelcn.common.error.IntegrityException if the bucket has no domain
     * @throws IllegalStateException if there are no keys to sign it with
     */
    URI createPrivateUrl(DownloadUrlRequest request) throws IOException;

    /** The same without a signature, for public buckets; {@code expiresIn} has no meaning. */
    URI createPublicUrl(DownloadUrlRequest request) throws IOException;

    /** Breaks off what is under way. */
    @Override
    void close();

    /** Ours, corrected by what was learned when the service refused us because of it: for deadlines. */
    Clock clock();
}
