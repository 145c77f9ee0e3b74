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
package io.github.camelcn.component.kodo.operation;

import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationTable;
import io.github.camelcn.common.camel.operation.AbortMultipartUpload;
import io.github.camelcn.common.camel.operation.CleanMultipartUploads;
import io.github.camelcn.common.camel.operation.CompleteMultipartUpload;
import io.github.camelcn.common.camel.operation.CopyObject;
import io.github.camelcn.common.camel.operation.CreateBucket;
import io.github.camelcn.common.camel.operation.CreateDownloadLink;
import io.github.camelcn.common.camel.operation.CreateUploadLink;
import io.github.camelcn.common.camel.operation.DeleteBucket;
import io.github.camelcn.common.camel.operation.DeleteBucketSetting;
import io.github.camelcn.common.camel.operation.DeleteObject;
import io.github.camelcn.common.camel.operation.DeleteObjects;
import io.github.camelcn.common.camel.operation.GetBucketSetting;
import io.github.camelcn.common.camel.operation.GetObject;
import io.github.camelcn.common.camel.operation.GetObjectRange;
import io.github.camelcn.common.camel.operation.GetObjectToFile;
import io.github.camelcn.common.camel.operation.HeadBucket;
import io.github.camelcn.common.camel.operation.InitiateMultipartUpload;
import io.github.camelcn.common.camel.operation.ListBuckets;
import io.github.camelcn.common.camel.operation.ListMultipartUploads;
import io.github.camelcn.common.camel.operation.ListObjects;
import io.github.camelcn.common.camel.operation.ListParts;
import io.github.camelcn.common.camel.operation.MoveObject;
import io.github.camelcn.common.camel.operation.PutBucketSetting;
import io.github.camelcn.common.camel.operation.PutObject;
import io.github.camelcn.common.camel.operation.TestConnection;
import io.github.camelcn.common.camel.operation.UploadPart;
import io.github.camelcn.common.camel.operation.UploadPartCopy;
import io.github.camelcn.common.camel.operation.WriteOnce;
import io.github.camelcn.common.multipart.FileDownloader;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.multipart.StaleUploads;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.component.kodo.KodoOperation;
import io.github.camelcn.component.kodo.client.KodoBucketSetting;
import io.github.camelcn.component.kodo.client.KodoStore;
import io.github.camelcn.component.kodo.management.KodoManagement;

/** Which handler does which operation. */
public final class KodoOperations {

    private final KodoStore store;
    private final MultipartUploader uploader;
    private final LargeCopy copier;
    private final FileDownloader downloader;
    private final ObjectFields fields;
    private final Options options;

    private KodoOperations(
            KodoStore store,
            MultipartUploader uploader,
            LargeCopy copier,
            FileDownloader downloader,
            ObjectFields fields,
            Options options) {
        this.store = store;
        this.uploader = uploader;
        this.copier = copier;
        this.downloader = downloader;
        this.fields = fields;
        this.options = options;
    }

    /**
     * The endpoint's options that only Kodo's operations know.
     *
     * @param region where buckets are made; empty if nobody said
     * @param restoreDays how long a restored object can be read
     * @param requesterPays whether somebody else pays, which the native API does not know
     */
    public record Options(String region, int restoreDays, boolean requesterPays) {}

    /**
     * @param store where the operations are done
     * @param uploader stores payloads of any length in it
     * @param copier copies objects of any size in it
     * @param downloader writes objects to files
     * @param fields what operations read of a message
     */
    public static OperationTable table(
            KodoStore store,
            MultipartUploader uploader,
            LargeCopy copier,
            FileDownloader downloader,
            ObjectFields fields,
            Options options) {
        KodoOperations operations = new KodoOperations(store, uploader, copier, downloader, fields, options);
        return OperationTable.of(KodoOperation.class, operations::handlerFor);
    }

    private OperationHandler<?> handlerFor(KodoOperation operation) {
        return operation.usesNativeApi() && options.requesterPays()
                ? new NativeRefusal(operation)
                : handlerFor(operation, store.management());
    }

    /** Without a default, so that an operation without handler does not compile. */
    private OperationHandler<?> handlerFor(KodoOperation operation, KodoManagement management) {
        return switch (operation) {
            case putObject ->
                WriteOnce.of("putObject", new PutObject(uploader, fields), PutObjectRequest::target, store, fields);
            case getObject -> new GetObject(store, fields);
            case getObjectRange -> new GetObjectRange(store, fields);
            case getObjectToFile -> new GetObjectToFile(downloader, fields);
            case headObject -> new HeadKodoObject(store, fields);
            case deleteObject -> new DeleteObject(store, fields);
            case deleteObjects -> new DeleteObjects(store, fields);
            case copyObject ->
                WriteOnce.of("copyObject", new CopyObject(copier, fields), CopyObjectRequest::target, store, fields);
            case moveObject ->
                WriteOnce.of("moveObject", new MoveObject(store, fields), MoveObjectRequest::target, store, fields);
            case restoreObject -> new RestoreObject(store, fields, options.restoreDays());
            case listObjects -> new ListObjects(store, fields);
            case createDownloadLink -> new CreateDownloadLink(store, fields);
            case createUploadLink -> new CreateUploadLink(store, fields);
            case getObjectAcl -> new GetObjectAcl(store, fields);
            case putObjectAcl -> new PutObjectAcl(store, fields);
            case getObjectTagging -> new GetObjectTagging(store, fields);
            case putObjectTagging -> new PutObjectTagging(store, fields);
            case deleteObjectTagging -> new DeleteObjectTagging(store, fields);
            case listBuckets -> new ListBuckets(store, fields);
            case createBucket -> new CreateBucket(store, fields);
            case deleteBucket -> new DeleteBucket(store, fields);
            case headBucket -> new HeadBucket(store, fields);
            case getBucketLocation -> new GetBucketLocation(store, fields);
            case getBucketAcl -> new GetBucketSetting(store, fields, KodoBucketSetting.ACL);
            case putBucketAcl -> new PutBucketSetting(store, fields, KodoBucketSetting.ACL);
            case getBucketCors -> new GetBucketSetting(store, fields, KodoBucketSetting.CORS);
            case putBucketCors -> new PutBucketSetting(store, fields, KodoBucketSetting.CORS);
            case deleteBucketCors -> new DeleteBucketSetting(store, fields, KodoBucketSetting.CORS);
            case getBucketPolicy -> new GetBucketSetting(store, fields, KodoBucketSetting.POLICY);
            case putBucketPolicy -> new PutBucketSetting(store, fields, KodoBucketSetting.POLICY);
            case deleteBucketPolicy -> new DeleteBucketSetting(store, fields, KodoBucketSetting.POLICY);
            case getBucketTagging -> new GetBucketSetting(store, fields, KodoBucketSetting.TAGGING);
            case putBucketTagging -> new PutBucketSetting(store, fields, KodoBucketSetting.TAGGING);
            case deleteBucketTagging -> new DeleteBucketSetting(store, fields, KodoBucketSetting.TAGGING);
            case initiateMultipartUpload -> new InitiateMultipartUpload(store, fields);
            case uploadPart -> new UploadPart(store, fields);
            case uploadPartCopy -> new UploadPartCopy(store, fields);
            case listParts -> new ListParts(store, fields);
            case completeMultipartUpload -> new CompleteMultipartUpload(store, fields);
            case abortMultipartUpload -> new AbortMultipartUpload(store, fields);
            case listMultipartUploads -> new ListMultipartUploads(store, fields);
            case cleanMultipartUploads ->
                new CleanMultipartUploads(new StaleUploads(store, store.clock(), uploader::remembers), fields);
            case testConnection -> new TestConnection(store, fields);
            case fetchObject -> new FetchObject(management, fields);
            case asyncFetch -> new AsyncFetch(management, fields);
            case getAsyncFetchStatus -> new GetAsyncFetchStatus(management, fields);
            case statObject -> new StatObject(management, fields);
            case changeType -> new ChangeType(management, fields);
            case changeMime -> new ChangeMime(management, fields);
            case changeStatus -> new ChangeStatus(management, fields);
            case changeMetadata -> new ChangeMetadata(management, fields);
            case deleteAfterDays -> new DeleteAfterDays(management, fields);
            case setObjectLifecycle -> new SetObjectLifecycle(management, fields);
            case restoreArchive -> new RestoreArchive(management, fields, options.restoreDays());
            case batch -> new Batch(management, fields);
            case prefetch -> new Prefetch(management, fields);
            case createUploadToken -> new CreateUploadToken(management, fields);
            case putObjectWithToken -> new PutObjectWithToken(management, fields);
            case createPrivateUrl -> new CreatePrivateUrl(management, fields);
            case getBucketInfo -> new AskAboutBucket(fields, management::bucketInfo);
            case listBucketNames -> new ListBucketNames(management);
            case listBucketDomains -> new AskAboutBucket(fields, management::bucketDomains);
            case createNativeBucket -> new CreateNativeBucket(management, fields, options.region());
            case setBucketAccess -> new SetBucketAccess(management, fields);
            case getBucketQuota -> new AskAboutBucket(fields, management::bucketQuota);
            case setBucketQuota -> new SetBucketQuota(management, fields);
            case getBucketLifecycle -> new AskAboutBucket(fields, management::lifecycleRules);
            case putBucketLifecycle -> new PutBucketLifecycle(management, fields);
            case deleteBucketLifecycle -> new DeleteBucketLifecycle(management, fields);
            case getBucketEvents -> new GetBucketEvents(management, fields);
            case putBucketEvent -> new PutBucketEvent(management, fields);
            case deleteBucketEvent -> new DeleteBucketEvent(management, fields);
        };
    }
}
