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
package io.github.camelcn.component.kodo;

/** What a Kodo producer can do. Names only; the handlers are in the operation table. */
public enum KodoOperation {
    putObject,
    getObject,
    getObjectRange,
    getObjectToFile,
    headObject,
    deleteObject,
    deleteObjects,
    copyObject,
    moveObject,
    restoreObject,
    listObjects,
    createDownloadLink,
    createUploadLink,
    getObjectAcl,
    putObjectAcl,
    getObjectTagging,
    putObjectTagging,
    deleteObjectTagging,
    listBuckets,
    createBucket,
    deleteBucket,
    headBucket,
    getBucketLocation,
    getBucketAcl,
    putBucketAcl,
    getBucketCors,
    putBucketCors,
    deleteBucketCors,
    getBucketPolicy,
    putBucketPolicy,
    deleteBucketPolicy,
    getBucketTagging,
    putBucketTagging,
    deleteBucketTagging,
    initiateMultipartUpload,
    uploadPart,
    uploadPartCopy,
    listParts,
    completeMultipartUpload,
    abortMultipartUpload,
    listMultipartUploads,
    cleanMultipartUploads,
    testConnection,
    fetchObject(true),
    asyncFetch(true),
    getAsyncFetchStatus(true),
    statObject(true),
    changeType(true),
    changeMime(true),
    changeStatus(true),
    changeMetadata(true),
    deleteAfterDays(true),
    setObjectLifecycle(true),
    restoreArchive(true),
    batch(true),
    prefetch(true),
    createUploadToken(true),
    putObjectWithToken(true),
    createPrivateUrl(true),
    getBucketInfo(true),
    listBucketNames(true),
    listBucketDomains(true),
    createNativeBucket(true),
    setBucketAccess(true),
    getBucketQuota(true),
    setBucketQuota(true),
    getBucketLifecycle(true),
    putBucketLifecycle(true),
    deleteBucketLifecycle(true),
    getBucketEvents(true),
    putBucketEvent(true),
    deleteBucketEvent(true);

    private final boolean usesNativeApi;

    KodoOperation() {
        this(false);
    }

    KodoOperation(boolean usesNativeApi) {
        this.usesNativeApi = usesNativeApi;
    }

    /** Whether it goes through Kodo's native API, which knows no temporary keys and no requester who pays. */
    public boolean usesNativeApi() {
        return usesNativeApi;
    }
}
