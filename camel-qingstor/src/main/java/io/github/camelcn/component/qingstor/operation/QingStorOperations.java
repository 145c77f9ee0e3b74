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
package io.github.camelcn.component.qingstor.operation;

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
import io.github.camelcn.common.camel.operation.HeadObject;
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
import io.github.camelcn.component.qingstor.QingStorOperation;
import io.github.camelcn.component.qingstor.client.QingStorSetting;
import io.github.camelcn.component.qingstor.client.QingStorStore;

/** Which handler does which operation. */
public final class QingStorOperations {

    private QingStorOperations() {}

    /**
     * @param store where the operations are done
     * @param uploader stores payloads of any length in it
     * @param copier copies objects of any size in it
     * @param downloader writes objects to files
     * @param fields what operations read of a message
     */
    public static OperationTable table(
            QingStorStore store,
            MultipartUploader uploader,
            LargeCopy copier,
            FileDownloader downloader,
            ObjectFields fields) {
        return OperationTable.of(
                QingStorOperation.class,
                operation -> handlerFor(operation, store, uploader, copier, downloader, fields));
    }

    /** Without a default, so that an operation without handler does not compile. */
    private static OperationHandler<?> handlerFor(
            QingStorOperation operation,
            QingStorStore store,
            MultipartUploader uploader,
            LargeCopy copier,
            FileDownloader downloader,
            ObjectFields fields) {
        return switch (operation) {
            case putObject ->
                WriteOnce.of("putObject", new PutObject(uploader, fields), PutObjectRequest::target, store, fields);
            case getObject -> new GetObject(store, fields);
            case getObjectRange -> new GetObjectRange(store, fields);
            case getObjectToFile -> new GetObjectToFile(downloader, fields);
            case headObject -> new HeadObject(store, fields);
            case deleteObject -> new DeleteObject(store, fields);
            case deleteObjects -> new DeleteObjects(store, fields);
            case copyObject ->
                WriteOnce.of("copyObject", new CopyObject(copier, fields), CopyObjectRequest::target, store, fields);
            case moveObject ->
                WriteOnce.of("moveObject", new MoveObject(store, fields), MoveObjectRequest::target, store, fields);
            case fetchObject -> new FetchObject(store, fields);
            case appendObject -> new AppendObject(store, fields);
            case listObjects -> new ListObjects(store, fields);
            case processImage -> new ProcessImage(store, fields);
            case createDownloadLink -> new CreateDownloadLink(store, fields);
            case createUploadLink -> new CreateUploadLink(store, fields);
            case listBuckets -> new ListBuckets(store, fields);
            case createBucket -> new CreateBucket(store, fields);
            case deleteBucket -> new DeleteBucket(store, fields);
            case headBucket -> new HeadBucket(store, fields);
            case getBucketStatistics -> new GetBucketStatistics(store, fields);
            case getBucketAcl -> new GetBucketSetting(store, fields, QingStorSetting.ACL);
            case putBucketAcl -> new PutBucketSetting(store, fields, QingStorSetting.ACL);
            case getBucketCors -> new GetBucketSetting(store, fields, QingStorSetting.CORS);
            case putBucketCors -> new PutBucketSetting(store, fields, QingStorSetting.CORS);
            case deleteBucketCors -> new DeleteBucketSetting(store, fields, QingStorSetting.CORS);
            case getBucketPolicy -> new GetBucketSetting(store, fields, QingStorSetting.POLICY);
            case putBucketPolicy -> new PutBucketSetting(store, fields, QingStorSetting.POLICY);
            case deleteBucketPolicy -> new DeleteBucketSetting(store, fields, QingStorSetting.POLICY);
            case getBucketLifecycle -> new GetBucketSetting(store, fields, QingStorSetting.LIFECYCLE);
            case putBucketLifecycle -> new PutBucketSetting(store, fields, QingStorSetting.LIFECYCLE);
            case deleteBucketLifecycle -> new DeleteBucketSetting(store, fields, QingStorSetting.LIFECYCLE);
            case getBucketNotification -> new GetBucketSetting(store, fields, QingStorSetting.NOTIFICATION);
            case putBucketNotification -> new PutBucketSetting(store, fields, QingStorSetting.NOTIFICATION);
            case deleteBucketNotification -> new DeleteBucketSetting(store, fields, QingStorSetting.NOTIFICATION);
            case getBucketExternalMirror -> new GetBucketSetting(store, fields, QingStorSetting.MIRROR);
            case putBucketExternalMirror -> new PutBucketSetting(store, fields, QingStorSetting.MIRROR);
            case deleteBucketExternalMirror -> new DeleteBucketSetting(store, fields, QingStorSetting.MIRROR);
            case getBucketLogging -> new GetBucketSetting(store, fields, QingStorSetting.LOGGING);
            case putBucketLogging -> new PutBucketSetting(store, fields, QingStorSetting.LOGGING);
            case deleteBucketLogging -> new DeleteBucketSetting(store, fields, QingStorSetting.LOGGING);
            case getBucketReplication -> new GetBucketSetting(store, fields, QingStorSetting.REPLICATION);
            case putBucketReplication -> new PutBucketSetting(store, fields, QingStorSetting.REPLICATION);
            case deleteBucketReplication -> new DeleteBucketSetting(store, fields, QingStorSetting.REPLICATION);
            case getBucketCname -> new GetBucketSetting(store, fields, QingStorSetting.CNAME);
            case putBucketCname -> new PutBucketSetting(store, fields, QingStorSetting.CNAME);
            case deleteBucketCname -> new DeleteBucketSetting(store, fields, QingStorSetting.CNAME);
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
        };
    }
}
