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
package io.github.camelcn.common.objectstore;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/**
 * An object store, as far as every store can do it. Thread-safe. All calls block the calling thread and throw
 * {@link io.github.camelcn.common.error.CloudException} with the service's reason; retries have happened by then.
 */
public interface ObjectStore extends Closeable {

    Capabilities capabilities();

    /**
     * Whether a body is read before it is sent, because its digest goes ahead of it. One that can be read only once has to
     * be held in memory then: whoever has a long one sends it in parts, which are held one by one.
     */
    default boolean readsBodiesFirst() {
        return false;
    }

    /**
     * Stores an object in one request, replacing an existing one.
     *
     * @param request its payload's length must be known and at most {@link Capabilities#maxPutBytes()}; the payload is
     *     not closed
     */
    PutObjectResult put(PutObjectRequest request) throws IOException;

    /** Opens an object. The caller closes the result, read or not. */
    StoredObject get(GetObjectRequest request) throws IOException;

    /**
     * Compares an object that was read in ranges and put together, as {@link #get} does at the end of a whole one. Does
     * nothing where the ETag tells nothing.
     *
     * @param object as a HEAD or GET described it
     * @param digest read only if it is needed
     * @throws io.github.camelcn.common.error.IntegrityException if other bytes arrived than are stored
     */
    default void verifyContent(ObjectInfo object, ContentDigest digest) throws IOException {}

    ObjectInfo head(HeadObjectRequest request) throws IOException;

    /** Deletes an object; one that is not there is no error. */
    void delete(DeleteObjectRequest request) throws IOException;

    /**
     * Deletes many objects, in as many requests as the store's limit needs.
     *
     * @return what became of each key; keys that are not there count as deleted
     */
    DeleteObjectsResult deleteAll(DeleteObjectsRequest request) throws IOException;

    /** Copies on the server in one request; larger sources than the store copies at once are the caller's to split. */
    PutObjectResult copy(CopyObjectRequest request) throws IOException;

    /** Moves on the server. Metadata and encryption travel along. */
    PutObjectResult move(MoveObjectRequest request) throws IOException;

    /** One page of a listing. */
    ObjectPage list(ListObjectsRequest request) throws IOException;

    /**
     * Where a listing begins that leaves out the keys up to this one.
     *
     * @param key empty for the beginning
     * @return the beginning if the store cannot do it; whoever lists still looks at the keys
     */
    default ListCursor listAfter(String key) {
        return ListCursor.START;
    }

    /** A link that anyone may use until it expires. Makes no request. */
    URI createLink(CreateLinkRequest request) throws IOException;

    /** One page of the buckets. */
    BucketPage listBuckets(ListBucketsRequest request) throws IOException;

    void createBucket(CreateBucketRequest request) throws IOException;

    void deleteBucket(DeleteBucketRequest request) throws IOException;

    /** @return whether the bucket exists and may be seen; throws for every answer that is neither yes nor no */
    boolean bucketExists(HeadBucketRequest request) throws IOException;

    /** Starts a multipart upload; it costs until it is completed or aborted. */
    UploadRef startUpload(StartUploadRequest request) throws IOException;

    /** The payload's length must be known; it is not closed. */
    UploadedPart uploadPart(UploadPartRequest request) throws IOException;

    /** Copies a range of another object as a part. */
    UploadedPart copyPart(CopyPartRequest request) throws IOException;

    PutObjectResult completeUpload(CompleteUploadRequest request) throws IOException;

    /** Removes an upload and its parts; one that is not there is no error. */
    void abortUpload(UploadRef upload) throws IOException;

    PartPage listParts(ListPartsRequest request) throws IOException;

    UploadPage listUploads(ListUploadsRequest request) throws IOException;

    /** What ages of objects and uploads are measured with: the service's clock, as far as it is known, else ours. */
    default Clock clock() {
        return Clock.systemUTC();
    }
}
