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

import org.apache.camel.spi.Metadata;

/** The message headers of QingStor. All are read and written under these names only; letter case does not matter. */
public final class QingStorHeaders {

    @Metadata(label = "producer", javaType = "String", description = "The operation, instead of the option operation.")
    public static final String OPERATION = "CamelQingstorOperation";

    @Metadata(
            label = "common",
            javaType = "String",
            description =
                    "The bucket the object is in. Set by the consumer and by operations that read; never read by a producer.")
    public static final String BUCKET_NAME = "CamelQingstorBucketName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The bucket to work in, instead of the one of the endpoint.")
    public static final String OVERRIDE_BUCKET_NAME = "CamelQingstorOverrideBucketName";

    @Metadata(
            label = "common",
            javaType = "String",
            description =
                    "The key of the object. Set by the consumer and by operations that read; read by the producer.")
    public static final String KEY = "CamelQingstorKey";

    @Metadata(label = "producer", javaType = "String", description = "The key that was written.")
    public static final String PRODUCED_KEY = "CamelQingstorProducedKey";

    @Metadata(label = "producer", javaType = "String", description = "The bucket that was written to.")
    public static final String PRODUCED_BUCKET_NAME = "CamelQingstorProducedBucketName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The bucket that copyObject, moveObject and uploadPartCopy write to; by default the bucket of the source.")
    public static final String BUCKET_DESTINATION_NAME = "CamelQingstorBucketDestinationName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The key that copyObject, moveObject and uploadPartCopy write; by default the key of the source.")
    public static final String DESTINATION_KEY = "CamelQingstorDestinationKey";

    @Metadata(label = "common", javaType = "String", description = "The media type.")
    public static final String CONTENT_TYPE = "CamelQingstorContentType";

    @Metadata(
            label = "common",
            javaType = "Long",
            description = "The number of bytes of the body. Set only: the producer counts for itself.")
    public static final String CONTENT_LENGTH = "CamelQingstorContentLength";

    @Metadata(label = "common", javaType = "String", description = "The content encoding, such as gzip.")
    public static final String CONTENT_ENCODING = "CamelQingstorContentEncoding";

    @Metadata(label = "common", javaType = "String", description = "How a browser shows the object.")
    public static final String CONTENT_DISPOSITION = "CamelQingstorContentDisposition";

    @Metadata(label = "common", javaType = "String", description = "The language of the content.")
    public static final String CONTENT_LANGUAGE = "CamelQingstorContentLanguage";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The base64 of the MD5 that the body of putObject must have; another body is refused before it is stored.")
    public static final String CONTENT_MD5 = "CamelQingstorContentMD5";

    @Metadata(
            label = "common",
            javaType = "String",
            description = "Which bytes of the object the body holds, and the size of the object.")
    public static final String CONTENT_RANGE = "CamelQingstorContentRange";

    @Metadata(label = "common", javaType = "String", description = "How long caches may keep the object.")
    public static final String CACHE_CONTROL = "CamelQingstorCacheControl";

    @Metadata(
            label = "common",
            javaType = "String",
            description = "When caches drop the object: an HTTP date, or an Instant or Date for the producer.")
    public static final String EXPIRES = "CamelQingstorExpires";

    @Metadata(
            label = "common",
            javaType = "java.util.Map<String, String>",
            description = "The user metadata; names without the prefix of the store.")
    public static final String METADATA = "CamelQingstorMetadata";

    @Metadata(label = "common", javaType = "String", description = "The ETag of the object, without quotes. Set only.")
    public static final String ETAG = "CamelQingstorETag";

    @Metadata(
            label = "common",
            javaType = "String",
            description = "The version that was written, in buckets with versions.")
    public static final String VERSION_ID = "CamelQingstorVersionId";

    @Metadata(label = "common", javaType = "java.time.Instant", description = "When the object was stored.")
    public static final String LAST_MODIFIED = "CamelQingstorLastModified";

    @Metadata(label = "common", javaType = "String", description = "The storage class: STANDARD or STANDARD_IA.")
    public static final String STORAGE_CLASS = "CamelQingstorStorageClass";

    @Metadata(
            label = "common",
            javaType = "Boolean",
            description = "Whether the object is encrypted with a key of the customer.")
    public static final String ENCRYPTED = "CamelQingstorEncrypted";

    @Metadata(label = "producer", javaType = "String", description = "AES256, the only algorithm.")
    public static final String ENCRYPTION_CUSTOMER_ALGORITHM = "CamelQingstorEncryptionCustomerAlgorithm";

    @Metadata(
            label = "producer",
            javaType = "Object",
            description =
                    "The key to encrypt or read with, instead of the option: base64 of 32 bytes, text of exactly 32 bytes, a byte array or a SecretKey.")
    public static final String ENCRYPTION_CUSTOMER_KEY = "CamelQingstorEncryptionCustomerKey";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The base64 of the MD5 of the key; computed if absent, refused if wrong.")
    public static final String ENCRYPTION_CUSTOMER_KEY_MD5 = "CamelQingstorEncryptionCustomerKeyMd5";

    @Metadata(label = "producer", javaType = "String", description = "AES256, the only algorithm.")
    public static final String COPY_SOURCE_ENCRYPTION_CUSTOMER_ALGORITHM =
            "CamelQingstorCopySourceEncryptionCustomerAlgorithm";

    @Metadata(
            label = "producer",
            javaType = "Object",
            description = "The key of the object that is copied, in the forms of EncryptionCustomerKey.")
    public static final String COPY_SOURCE_ENCRYPTION_CUSTOMER_KEY = "CamelQingstorCopySourceEncryptionCustomerKey";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The base64 of the MD5 of the key of the source; computed if absent, refused if wrong.")
    public static final String COPY_SOURCE_ENCRYPTION_CUSTOMER_KEY_MD5 =
            "CamelQingstorCopySourceEncryptionCustomerKeyMd5";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "Whether copyObject takes content headers and user metadata of the source (COPY, the default) or of the message (REPLACE).")
    public static final String METADATA_DIRECTIVE = "CamelQingstorMetadataDirective";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Only if the object has this ETag; for copies and moves the source.")
    public static final String IF_MATCH_CONDITION = "CamelQingstorIfMatchCondition";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Only if the object has another ETag; for copies and moves the source.")
    public static final String IF_NONE_MATCH_CONDITION = "CamelQingstorIfNoneMatchCondition";

    @Metadata(
            label = "producer",
            javaType = "java.time.Instant",
            description = "Only if the object changed since: an Instant, a Date, or ISO 8601 or HTTP text.")
    public static final String IF_MODIFIED_SINCE_CONDITION = "CamelQingstorIfModifiedSinceCondition";

    @Metadata(
            label = "producer",
            javaType = "java.time.Instant",
            description = "Only if the object did not change since: an Instant, a Date, or ISO 8601 or HTTP text.")
    public static final String IF_UNMODIFIED_SINCE_CONDITION = "CamelQingstorIfUnmodifiedSinceCondition";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "The first byte that is wanted, from 0; -n asks for the last n bytes.")
    public static final String RANGE_START = "CamelQingstorRangeStart";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "The last byte that is wanted, included; absent for all that follow.")
    public static final String RANGE_END = "CamelQingstorRangeEnd";

    @Metadata(label = "producer", javaType = "String", description = "Only keys that start with it.")
    public static final String PREFIX = "CamelQingstorPrefix";

    @Metadata(label = "producer", javaType = "String", description = "Groups keys up to it into common prefixes.")
    public static final String DELIMITER = "CamelQingstorDelimiter";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Lists what follows this key, in the order of the service.")
    public static final String START_AFTER = "CamelQingstorStartAfter";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Where listObjects goes on: NextMarker of the page before. Beats StartAfter.")
    public static final String MARKER = "CamelQingstorMarker";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Where the next page of listObjects begins; absent on the last one.")
    public static final String NEXT_MARKER = "CamelQingstorNextMarker";

    @Metadata(label = "producer", javaType = "Integer", description = "The size of a page of listObjects.")
    public static final String MAX_KEYS = "CamelQingstorMaxKeys";

    @Metadata(label = "producer", javaType = "Boolean", description = "Whether another page of listObjects follows.")
    public static final String IS_TRUNCATED = "CamelQingstorIsTruncated";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "The groups that a delimiter made.")
    public static final String COMMON_PREFIXES = "CamelQingstorCommonPrefixes";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "The keys for deleteObjects, any number.")
    public static final String KEYS_TO_DELETE = "CamelQingstorKeysToDelete";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "The keys that deleteObjects deleted.")
    public static final String DELETED_KEYS = "CamelQingstorDeletedKeys";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map<String, String>",
            description = "The keys that deleteObjects could not delete, with the reason.")
    public static final String FAILED_KEYS = "CamelQingstorFailedKeys";

    @Metadata(
            label = "producer",
            javaType = "java.time.Duration",
            description = "How long the link works: a Duration, text such as 5m, or milliseconds.")
    public static final String DOWNLOAD_LINK_EXPIRATION_TIME = "CamelQingstorDownloadLinkExpirationTime";

    @Metadata(
            label = "producer",
            javaType = "java.time.Duration",
            description = "How long the link works: a Duration, text such as 5m, or milliseconds.")
    public static final String UPLOAD_LINK_EXPIRATION_TIME = "CamelQingstorUploadLinkExpirationTime";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map<String, String>",
            description =
                    "Headers that the answer to a download, or to a download link, carries instead of the stored ones, such as content-type.")
    public static final String RESPONSE_HEADERS = "CamelQingstorResponseHeaders";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map<String, String>",
            description = "Headers that whoever uses an upload link has to send exactly so.")
    public static final String UPLOAD_LINK_HTTP_REQUEST_HEADERS = "CamelQingstorUploadLinkHttpRequestHeaders";

    @Metadata(label = "producer", javaType = "Boolean", description = "Whether headBucket found the bucket.")
    public static final String BUCKET_EXISTS = "CamelQingstorBucketExists";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether the object was there already, so that fileExist=Ignore wrote nothing.")
    public static final String OBJECT_EXISTS = "CamelQingstorObjectExists";

    @Metadata(label = "producer", javaType = "String", description = "The multipart upload.")
    public static final String UPLOAD_ID = "CamelQingstorUploadId";

    @Metadata(label = "producer", javaType = "Integer", description = "The place of the part, from 0 to 10000.")
    public static final String PART_NUMBER = "CamelQingstorPartNumber";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<io.github.camelcn.common.objectstore.UploadedPart>",
            description =
                    "The parts that completeMultipartUpload puts together, or their numbers; by default the body, else all there are.")
    public static final String PARTS = "CamelQingstorParts";

    @Metadata(
            label = "producer",
            javaType = "java.time.Duration",
            description =
                    "The age of uploads that cleanMultipartUploads aborts: a Duration, text such as 24h, or milliseconds.")
    public static final String OLDER_THAN = "CamelQingstorOlderThan";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "How many messages the object has that a streaming upload stored.")
    public static final String BATCH_MESSAGES = "CamelQingstorBatchMessages";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "How many bytes these messages have, with their separators and before compression.")
    public static final String BATCH_BYTES = "CamelQingstorBatchBytes";

    @Metadata(label = "producer", javaType = "Integer", description = "The place of this message among them, from 0.")
    public static final String BATCH_MESSAGE_INDEX = "CamelQingstorBatchMessageIndex";

    @Metadata(
            label = "common",
            javaType = "String",
            description = "The id of the request, for the support of the service.")
    public static final String REQUEST_ID = "CamelQingstorRequestId";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map",
            description =
                    "How far an upload, a download or a copy of 1 MiB or more has come: bytes, totalBytes, percent, bytesPerSecond, secondsLeft, state and more by name. The map shows the moment it is read, also while a downloaded body is still being read.")
    public static final String TRANSFER = "CamelQingstorTransfer";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "Where appendObject writes: the size of the object. By default the service is asked.")
    public static final String APPEND_POSITION = "CamelQingstorAppendPosition";

    @Metadata(label = "producer", javaType = "Long", description = "Where the next appendObject writes.")
    public static final String NEXT_APPEND_POSITION = "CamelQingstorNextAppendPosition";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The URL that fetchObject downloads; by default the body.")
    public static final String FETCH_SOURCE = "CamelQingstorFetchSource";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "What processImage does, such as resize:w_300,h_400 or info; by default the body.")
    public static final String IMAGE_ACTION = "CamelQingstorImageAction";

    private QingStorHeaders() {}
}
