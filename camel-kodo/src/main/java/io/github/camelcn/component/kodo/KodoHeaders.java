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

import org.apache.camel.spi.Metadata;

/** The message headers of Kodo. All are read and written under these names only; letter case does not matter. */
public final class KodoHeaders {

    @Metadata(label = "producer", javaType = "String", description = "The operation, instead of the option operation.")
    public static final String OPERATION = "CamelKodoOperation";

    @Metadata(
            label = "common",
            javaType = "String",
            description =
                    "The bucket the object is in. Set by the consumer and by operations that read; never read by a producer.")
    public static final String BUCKET_NAME = "CamelKodoBucketName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The bucket to work in, instead of the one of the endpoint.")
    public static final String OVERRIDE_BUCKET_NAME = "CamelKodoOverrideBucketName";

    @Metadata(
            label = "common",
            javaType = "String",
            description =
                    "The key of the object. Set by the consumer and by operations that read; read by the producer.")
    public static final String KEY = "CamelKodoKey";

    @Metadata(label = "producer", javaType = "String", description = "The key that was written.")
    public static final String PRODUCED_KEY = "CamelKodoProducedKey";

    @Metadata(label = "producer", javaType = "String", description = "The bucket that was written to.")
    public static final String PRODUCED_BUCKET_NAME = "CamelKodoProducedBucketName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The bucket that copyObject, moveObject and uploadPartCopy write to; by default the bucket of the source.")
    public static final String BUCKET_DESTINATION_NAME = "CamelKodoBucketDestinationName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The key that copyObject, moveObject and uploadPartCopy write; by default the key of the source.")
    public static final String DESTINATION_KEY = "CamelKodoDestinationKey";

    @Metadata(label = "common", javaType = "String", description = "The media type.")
    public static final String CONTENT_TYPE = "CamelKodoContentType";

    @Metadata(
            label = "common",
            javaType = "Long",
            description = "The number of bytes of the body. Set only: the producer counts for itself.")
    public static final String CONTENT_LENGTH = "CamelKodoContentLength";

    @Metadata(label = "common", javaType = "String", description = "The content encoding, such as gzip.")
    public static final String CONTENT_ENCODING = "CamelKodoContentEncoding";

    @Metadata(label = "common", javaType = "String", description = "How a browser shows the object.")
    public static final String CONTENT_DISPOSITION = "CamelKodoContentDisposition";

    @Metadata(label = "common", javaType = "String", description = "The language of the content.")
    public static final String CONTENT_LANGUAGE = "CamelKodoContentLanguage";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The base64 of the MD5 that the body of putObject must have; another body is refused before it is stored.")
    public static final String CONTENT_MD5 = "CamelKodoContentMD5";

    @Metadata(
            label = "common",
            javaType = "String",
            description = "Which bytes of the object the body holds, and the size of the object.")
    public static final String CONTENT_RANGE = "CamelKodoContentRange";

    @Metadata(label = "common", javaType = "String", description = "How long caches may keep the object.")
    public static final String CACHE_CONTROL = "CamelKodoCacheControl";

    @Metadata(
            label = "common",
            javaType = "String",
            description = "When caches drop the object: an HTTP date, or an Instant or Date for the producer.")
    public static final String EXPIRES = "CamelKodoExpires";

    @Metadata(
            label = "common",
            javaType = "java.util.Map<String, String>",
            description = "The user metadata; names without the prefix of the store.")
    public static final String METADATA = "CamelKodoMetadata";

    @Metadata(label = "common", javaType = "String", description = "The ETag of the object, without quotes. Set only.")
    public static final String ETAG = "CamelKodoETag";

    @Metadata(label = "common", javaType = "java.time.Instant", description = "When the object was stored.")
    public static final String LAST_MODIFIED = "CamelKodoLastModified";

    @Metadata(
            label = "common",
            javaType = "String",
            description =
                    "The storage class: STANDARD (Standard), LINE (Infrequent Access), GLACIER_IR (Archive, direct read), GLACIER (Archive), DEEP_ARCHIVE (Deep Archive), INTELLIGENT_TIERING (Intelligent Tiering); other text is passed on.")
    public static final String STORAGE_CLASS = "CamelKodoStorageClass";

    @Metadata(
            label = "common",
            javaType = "Boolean",
            description =
                    "Whether the service says that it encrypted the object with a key of the customer; Kodo never does.")
    public static final String ENCRYPTED = "CamelKodoEncrypted";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "Whether copyObject takes content headers and user metadata of the source (COPY, the default) or of the message (REPLACE).")
    public static final String METADATA_DIRECTIVE = "CamelKodoMetadataDirective";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Only if the object has this ETag; for copies and moves the source.")
    public static final String IF_MATCH_CONDITION = "CamelKodoIfMatchCondition";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Only if the object has another ETag; for copies and moves the source.")
    public static final String IF_NONE_MATCH_CONDITION = "CamelKodoIfNoneMatchCondition";

    @Metadata(
            label = "producer",
            javaType = "java.time.Instant",
            description = "Only if the object changed since: an Instant, a Date, or ISO 8601 or HTTP text.")
    public static final String IF_MODIFIED_SINCE_CONDITION = "CamelKodoIfModifiedSinceCondition";

    @Metadata(
            label = "producer",
            javaType = "java.time.Instant",
            description = "Only if the object did not change since: an Instant, a Date, or ISO 8601 or HTTP text.")
    public static final String IF_UNMODIFIED_SINCE_CONDITION = "CamelKodoIfUnmodifiedSinceCondition";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "The first byte that is wanted, from 0; -n asks for the last n bytes.")
    public static final String RANGE_START = "CamelKodoRangeStart";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "The last byte that is wanted, included; absent for all that follow.")
    public static final String RANGE_END = "CamelKodoRangeEnd";

    @Metadata(label = "producer", javaType = "String", description = "Only keys that start with it.")
    public static final String PREFIX = "CamelKodoPrefix";

    @Metadata(label = "producer", javaType = "String", description = "Groups keys up to it into common prefixes.")
    public static final String DELIMITER = "CamelKodoDelimiter";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Lists what follows this key, in the order of the service.")
    public static final String START_AFTER = "CamelKodoStartAfter";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Where listObjects goes on: NextMarker of the page before. Beats StartAfter.")
    public static final String MARKER = "CamelKodoMarker";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Where the next page of listObjects begins; absent on the last one.")
    public static final String NEXT_MARKER = "CamelKodoNextMarker";

    @Metadata(label = "producer", javaType = "Integer", description = "The size of a page of listObjects.")
    public static final String MAX_KEYS = "CamelKodoMaxKeys";

    @Metadata(label = "producer", javaType = "Boolean", description = "Whether another page of listObjects follows.")
    public static final String IS_TRUNCATED = "CamelKodoIsTruncated";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "The groups that a delimiter made.")
    public static final String COMMON_PREFIXES = "CamelKodoCommonPrefixes";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "The keys for deleteObjects, any number.")
    public static final String KEYS_TO_DELETE = "CamelKodoKeysToDelete";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "The keys that deleteObjects deleted.")
    public static final String DELETED_KEYS = "CamelKodoDeletedKeys";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map<String, String>",
            description = "The keys that deleteObjects could not delete, with the reason.")
    public static final String FAILED_KEYS = "CamelKodoFailedKeys";

    @Metadata(
            label = "producer",
            javaType = "java.time.Duration",
            description = "How long the link works: a Duration, text such as 5m, or milliseconds.")
    public static final String DOWNLOAD_LINK_EXPIRATION_TIME = "CamelKodoDownloadLinkExpirationTime";

    @Metadata(
            label = "producer",
            javaType = "java.time.Duration",
            description = "How long the link works: a Duration, text such as 5m, or milliseconds.")
    public static final String UPLOAD_LINK_EXPIRATION_TIME = "CamelKodoUploadLinkExpirationTime";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map<String, String>",
            description =
                    "Headers that the answer to a download, or to a download link, carries instead of the stored ones, such as content-type.")
    public static final String RESPONSE_HEADERS = "CamelKodoResponseHeaders";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map<String, String>",
            description = "Headers that whoever uses an upload link has to send exactly so.")
    public static final String UPLOAD_LINK_HTTP_REQUEST_HEADERS = "CamelKodoUploadLinkHttpRequestHeaders";

    @Metadata(label = "producer", javaType = "Boolean", description = "Whether headBucket found the bucket.")
    public static final String BUCKET_EXISTS = "CamelKodoBucketExists";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether the object was there already, so that fileExist=Ignore wrote nothing.")
    public static final String OBJECT_EXISTS = "CamelKodoObjectExists";

    @Metadata(label = "producer", javaType = "String", description = "The multipart upload.")
    public static final String UPLOAD_ID = "CamelKodoUploadId";

    @Metadata(label = "producer", javaType = "Integer", description = "The place of the part, from 1 to 10000.")
    public static final String PART_NUMBER = "CamelKodoPartNumber";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<io.github.camelcn.common.objectstore.UploadedPart>",
            description =
                    "The parts that completeMultipartUpload puts together, or their numbers; by default the body, else all there are.")
    public static final String PARTS = "CamelKodoParts";

    @Metadata(
            label = "producer",
            javaType = "java.time.Duration",
            description =
                    "The age of uploads that cleanMultipartUploads aborts: a Duration, text such as 24h, or milliseconds.")
    public static final String OLDER_THAN = "CamelKodoOlderThan";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "How many messages the object has that a streaming upload stored.")
    public static final String BATCH_MESSAGES = "CamelKodoBatchMessages";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "How many bytes these messages have, with their separators and before compression.")
    public static final String BATCH_BYTES = "CamelKodoBatchBytes";

    @Metadata(label = "producer", javaType = "Integer", description = "The place of this message among them, from 0.")
    public static final String BATCH_MESSAGE_INDEX = "CamelKodoBatchMessageIndex";

    @Metadata(
            label = "common",
            javaType = "String",
            description = "The id of the request, for the support of the service.")
    public static final String REQUEST_ID = "CamelKodoRequestId";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map",
            description =
                    "How far an upload, a download or a copy of 1 MiB or more has come: bytes, totalBytes, percent, bytesPerSecond, secondsLeft, state and more by name. The map shows the moment it is read, also while a downloaded body is still being read.")
    public static final String TRANSFER = "CamelKodoTransfer";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The URL that fetchObject and asyncFetch download; by default the body.")
    public static final String FETCH_SOURCE = "CamelKodoFetchSource";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "Who may read the object, instead of the option acl: private or public-read; other text is passed on. For putObjectAcl what to set.")
    public static final String ACL = "CamelKodoAcl";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Who may read the bucket, instead of the option bucketAcl: private or public-read.")
    public static final String BUCKET_ACL = "CamelKodoBucketAcl";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "Whether the service is asked to encrypt, instead of the option serverSideEncryption: AES256 or aws:kms.")
    public static final String SERVER_SIDE_ENCRYPTION = "CamelKodoServerSideEncryption";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The key to encrypt with, instead of the option kmsKeyId; for aws:kms.")
    public static final String KMS_KEY_ID = "CamelKodoKmsKeyId";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "How many days the object stays readable, 1 to 7, instead of the option restoreDays.")
    public static final String RESTORE_DAYS = "CamelKodoRestoreDays";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "How far restoreObject is: STARTED, IN_PROGRESS or READABLE. Of headObject: IN_PROGRESS or READABLE, absent for objects that nobody restored.")
    public static final String RESTORE_STATUS = "CamelKodoRestoreStatus";

    @Metadata(
            label = "producer",
            javaType = "java.time.Instant",
            description = "Until when a restored object can be read, as headObject says.")
    public static final String RESTORE_EXPIRY_TIME = "CamelKodoRestoreExpiryTime";

    @Metadata(label = "producer", javaType = "String", description = "The region that getBucketLocation found.")
    public static final String BUCKET_LOCATION = "CamelKodoBucketLocation";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map<String, String>",
            description = "The tags of an object: set by getObjectTagging, stored by putObjectTagging.")
    public static final String OBJECT_TAGS = "CamelKodoObjectTags";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The id of an asynchronous fetch: set by asyncFetch, read by getAsyncFetchStatus.")
    public static final String FETCH_ID = "CamelKodoFetchId";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The Host header with which fetchObject and asyncFetch ask the source.")
    public static final String FETCH_HOST = "CamelKodoFetchHost";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description =
                    "How many fetches are before this one; 0 while it is under way, negative once it was done or tried.")
    public static final String FETCH_WAITING = "CamelKodoFetchWaiting";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "The storage class by its native number, 0 to 5, as statObject says.")
    public static final String FILE_TYPE = "CamelKodoFileType";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Kodo's own hash of the content, the qetag, as statObject and fetchObject say.")
    public static final String HASH = "CamelKodoHash";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether the object can be read: what changeStatus sets and statObject says.")
    public static final String OBJECT_ENABLED = "CamelKodoObjectEnabled";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "After how many days deleteAfterDays deletes the object; 0 lets it stay.")
    public static final String DAYS = "CamelKodoDays";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "For setObjectLifecycle, the days until the class LINE; -1 cancels, 0 or nothing leaves it.")
    public static final String TO_LINE_AFTER_DAYS = "CamelKodoToLineAfterDays";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description =
                    "For setObjectLifecycle, the days until the class GLACIER_IR; -1 cancels, 0 or nothing leaves it.")
    public static final String TO_GLACIER_IR_AFTER_DAYS = "CamelKodoToGlacierIrAfterDays";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description =
                    "For setObjectLifecycle, the days until the class GLACIER; -1 cancels, 0 or nothing leaves it.")
    public static final String TO_GLACIER_AFTER_DAYS = "CamelKodoToGlacierAfterDays";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description =
                    "For setObjectLifecycle, the days until the class DEEP_ARCHIVE; -1 cancels, 0 or nothing leaves it.")
    public static final String TO_DEEP_ARCHIVE_AFTER_DAYS = "CamelKodoToDeepArchiveAfterDays";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description =
                    "For setObjectLifecycle, the days until the object is deleted; -1 cancels, 0 or nothing leaves it.")
    public static final String DELETE_AFTER_DAYS = "CamelKodoDeleteAfterDays";

    @Metadata(label = "producer", javaType = "Boolean", description = "Whether every entry of a batch was done.")
    public static final String BATCH_ALL_DONE = "CamelKodoBatchAllDone";

    @Metadata(
            label = "producer",
            javaType = "java.time.Duration",
            description =
                    "How long an upload token works: a Duration, text such as 5m, or milliseconds. By default uploadLinkExpiration.")
    public static final String TOKEN_EXPIRATION_TIME = "CamelKodoTokenExpirationTime";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map<String, Object>",
            description =
                    "What else an upload token permits, by the names that Kodo has for it, such as fsizeLimit, mimeLimit, insertOnly or callbackUrl.")
    public static final String TOKEN_POLICY = "CamelKodoTokenPolicy";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The token that putObjectWithToken stores with, made by somebody with keys; a secret.")
    public static final String UPLOAD_TOKEN = "CamelKodoUploadToken";

    @Metadata(
            label = "producer",
            javaType = "java.util.Map<String, Object>",
            description = "What the service answered to putObjectWithToken: key and hash, or what the returnBody or the"
                    + " callback of the token makes of it.")
    public static final String UPLOAD_ANSWER = "CamelKodoUploadAnswer";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The domain createPrivateUrl makes the link for, instead of the option downloadDomain.")
    public static final String DOWNLOAD_DOMAIN = "CamelKodoDownloadDomain";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The file name under which browsers save what createPrivateUrl links to.")
    public static final String SAVE_AS = "CamelKodoSaveAs";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The processing command of a link of createPrivateUrl, such as imageView2/1/w/120, percent-encoded.")
    public static final String PROCESS = "CamelKodoProcess";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "The most bytes a bucket may hold, for setBucketQuota; -1 for no limit.")
    public static final String QUOTA_SIZE = "CamelKodoQuotaSize";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "The most objects a bucket may hold, for setBucketQuota; -1 for no limit.")
    public static final String QUOTA_COUNT = "CamelKodoQuotaCount";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The rule that deleteBucketLifecycle or deleteBucketEvent removes; by default the body.")
    public static final String RULE_NAME = "CamelKodoRuleName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The region of a bucket that createNativeBucket makes, by any of its names, instead of the option region.")
    public static final String REGION = "CamelKodoRegion";

    private KodoHeaders() {}
}
