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
package io.github.camelcn.component.qingstor;

/** What a QingStor producer can do. Names only; the handlers are in the operation table. */
public enum QingStorOperation {
    putObject,
    getObject,
    getObjectRange,
    getObjectToFile,
    headObject,
    deleteObject,
    deleteObjects,
    copyObject,
    moveObject,
    fetchObject,
    appendObject,
    listObjects,
    processImage,
    createDownloadLink,
    createUploadLink,
    listBuckets,
    createBucket,
    deleteBucket,
    headBucket,
    getBucketStatistics,
    getBucketAcl,
    putBucketAcl,
    getBucketCors,
    putBucketCors,
    deleteBucketCors,
    getBucketPolicy,
    putBucketPolicy,
    deleteBucketPolicy,
    getBucketLifecycle,
    putBucketLifecycle,
    deleteBucketLifecycle,
    getBucketNotification,
    putBucketNotification,
    deleteBucketNotification,
    getBucketExternalMirror,
    putBucketExternalMirror,
    deleteBucketExternalMirror,
    getBucketLogging,
    putBucketLogging,
    deleteBucketLogging,
    getBucketReplication,
    putBucketReplication,
    deleteBucketReplication,
    getBucketCname,
    putBucketCname,
    deleteBucketCname,
    initiateMultipartUpload,
    uploadPart,
    uploadPartCopy,
    listParts,
    completeMultipartUpload,
    abortMultipartUpload,
    listMultipartUploads,
    cleanMultipartUploads,
    testConnection
}
