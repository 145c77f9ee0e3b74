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
package io.github.camelcn.common.camel;

/**
 * The message headers of a store's component: the same names behind the component's own prefix, such as
 * {@code CamelQingstorKey}. Made once per component, so that no message costs a concatenation.
 */
public final class ObjectStoreHeaders {

    public final String operation;
    public final String bucketName;
    public final String overrideBucketName;
    public final String key;
    public final String producedKey;
    public final String producedBucketName;
    public final String bucketDestinationName;
    public final String destinationKey;
    public final String contentType;
    public final String contentLength;
    public final String contentEncoding;
    public final String contentDisposition;
    public final String contentLanguage;
    public final String contentMd5;
    public final String contentRange;
    public final String cacheControl;
    public final String expires;
    public final String metadata;
    public final String eTag;
    public final String versionId;
    public final String lastModified;
    public final String storageClass;
    public final String encrypted;
    public final String encryptionCustomerAlgorithm;
    public final String encryptionCustomerKey;
    public final String encryptionCustomerKeyMd5;
    public final String copySourceEncryptionCustomerAlgorithm;
    public final String copySourceEncryptionCustomerKey;
    public final String copySourceEncryptionCustomerKeyMd5;
    public final String metadataDirective;
    public final String ifMatchCondition;
    public final String ifNoneMatchCondition;
    public final String ifModifiedSinceCondition;
    public final String ifUnmodifiedSinceCondition;
    public final String rangeStart;
    public final String rangeEnd;
    public final String prefix;
    public final String delimiter;
    public final String startAfter;
    public final String marker;
    public final String nextMarker;
    public final String maxKeys;
    public final String isTruncated;
    public final String commonPrefixes;
    public final String keysToDelete;
    public final String deletedKeys;
    public final String failedKeys;
    public final String downloadLinkExpirationTime;
    public final String uploadLinkExpirationTime;
    public final String responseHeaders;
    public final String uploadLinkHttpRequestHeaders;
    public final String bucketExists;
    public final String objectExists;
    public final String uploadId;
    public final String partNumber;
    public final String parts;
    public final String olderThan;
    public final String batchMessages;
    public final String batchBytes;
    public final String batchMessageIndex;
    public final String requestId;
    public final String transfer;

    /** @param prefix {@code Camel} and the scheme in PascalCase, such as {@code CamelQingstor} */
    public ObjectStoreHeaders(String prefix) {
        this.operation = prefix + "Operation";
        this.bucketName = prefix + "BucketName";
        this.overrideBucketName = prefix + "OverrideBucketName";
        this.key = prefix + "Key";
        this.producedKey = prefix + "ProducedKey";
        this.producedBucketName = prefix + "ProducedBucketName";
        this.bucketDestinationName = prefix + "BucketDestinationName";
        this.destinationKey = prefix + "DestinationKey";
        this.contentType = prefix + "ContentType";
        this.contentLength = prefix + "ContentLength";
        this.contentEncoding = prefix + "ContentEncoding";
        this.contentDisposition = prefix + "ContentDisposition";
        this.contentLanguage = prefix + "ContentLanguage";
        this.contentMd5 = prefix + "ContentMD5";
        this.contentRange = prefix + "ContentRange";
        this.cacheControl = prefix + "CacheControl";
        this.expires = prefix + "Expires";
        this.metadata = prefix + "Metadata";
        this.eTag = prefix + "ETag";
        this.versionId = prefix + "VersionId";
        this.lastModified = prefix + "LastModified";
        this.storageClass = prefix + "StorageClass";
        this.encrypted = prefix + "Encrypted";
        this.encryptionCustomerAlgorithm = prefix + "EncryptionCustomerAlgorithm";
        this.encryptionCustomerKey = prefix + "EncryptionCustomerKey";
        this.encryptionCustomerKeyMd5 = prefix + "EncryptionCustomerKeyMd5";
        this.copySourceEncryptionCustomerAlgorithm = prefix + "CopySourceEncryptionCustomerAlgorithm";
        this.copySourceEncryptionCustomerKey = prefix + "CopySourceEncryptionCustomerKey";
        this.copySourceEncryptionCustomerKeyMd5 = prefix + "CopySourceEncryptionCustomerKeyMd5";
        this.metadataDirective = prefix + "MetadataDirective";
        this.ifMatchCondition = prefix + "IfMatchCondition";
        this.ifNoneMatchCondition = prefix + "IfNoneMatchCondition";
        this.ifModifiedSinceCondition = prefix + "IfModifiedSinceCondition";
        this.ifUnmodifiedSinceCondition = prefix + "IfUnmodifiedSinceCondition";
        this.rangeStart = prefix + "RangeStart";
        this.rangeEnd = prefix + "RangeEnd";
        this.prefix = prefix + "Prefix";
        this.delimiter = prefix + "Delimiter";
        this.startAfter = prefix + "StartAfter";
        this.marker = prefix + "Marker";
        this.nextMarker = prefix + "NextMarker";
        this.maxKeys = prefix + "MaxKeys";
        this.isTruncated = prefix + "IsTruncated";
        this.commonPrefixes = prefix + "CommonPrefixes";
        this.keysToDelete = prefix + "KeysToDelete";
        this.deletedKeys = prefix + "DeletedKeys";
        this.failedKeys = prefix + "FailedKeys";
        this.downloadLinkExpirationTime = prefix + "DownloadLinkExpirationTime";
        this.uploadLinkExpirationTime = prefix + "UploadLinkExpirationTime";
        this.responseHeaders = prefix + "ResponseHeaders";
        this.uploadLinkHttpRequestHeaders = prefix + "UploadLinkHttpRequestHeaders";
        this.bucketExists = prefix + "BucketExists";
        this.objectExists = prefix + "ObjectExists";
        this.uploadId = prefix + "UploadId";
        this.partNumber = prefix + "PartNumber";
        this.parts = prefix + "Parts";
        this.olderThan = prefix + "OlderThan";
        this.batchMessages = prefix + "BatchMessages";
        this.batchBytes = prefix + "BatchBytes";
        this.batchMessageIndex = prefix + "BatchMessageIndex";
        this.requestId = prefix + "RequestId";
        this.transfer = prefix + "Transfer";
    }
}
