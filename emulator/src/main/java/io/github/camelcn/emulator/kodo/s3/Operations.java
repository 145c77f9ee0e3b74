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
package io.github.camelcn.emulator.kodo.s3;

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.Store;

/** Who does the work of each operation. */
final class Operations {
    private final BucketCalls buckets;
    private final SettingCalls settings;
    private final ListingCalls listings;
    private final ObjectReads reads = new ObjectReads();
    private final ObjectWrites writes;
    private final CopyCalls copies;
    private final MultipartCalls multipart;
    private final ArchiveCalls archive;

    Operations(Store store, Receiver receiver, KodoOptions options) {
        this.buckets = new BucketCalls(store, receiver, options);
        this.settings = new SettingCalls(receiver);
        this.listings = new ListingCalls(options);
        this.writes = new ObjectWrites(receiver, options);
        this.multipart = new MultipartCalls(receiver, options);
        this.copies = new CopyCalls(store, receiver, multipart, options);
        this.archive = new ArchiveCalls(receiver, options);
    }

    /** @param target the bucket addressed; present for every operation on an existing bucket */
    HttpResponse run(Operation operation, Call call, Optional<Bucket> target) throws IOException {
        Bucket bucket = target.orElse(null);
        return switch (operation) {
            case LIST_BUCKETS -> buckets.list(call);
            case CREATE_BUCKET -> buckets.create(call);
            case HEAD_BUCKET -> buckets.head(bucket);
            case DELETE_BUCKET -> buckets.delete(bucket);
            case GET_LOCATION -> buckets.location(bucket);
            case GET_BUCKET_ACL -> settings.getAcl(bucket);
            case PUT_BUCKET_ACL -> settings.putAcl(call, bucket);
            case GET_CORS -> settings.getCors(bucket);
            case PUT_CORS -> settings.putCors(call, bucket);
            case DELETE_CORS -> settings.delete(bucket, Bucket.Setting.CORS);
            case GET_BUCKET_TAGS -> settings.getTags(bucket);
            case PUT_BUCKET_TAGS -> settings.putTags(call, bucket);
            case DELETE_BUCKET_TAGS -> settings.delete(bucket, Bucket.Setting.TAGS);
            case GET_POLICY -> settings.getPolicy(bucket);
            case PUT_POLICY -> settings.putPolicy(call, bucket);
            case DELETE_POLICY -> settings.delete(bucket, Bucket.Setting.POLICY);
            case LIST_OBJECTS -> listings.v1(call, bucket);
            case LIST_OBJECTS_V2 -> listings.v2(call, bucket);
            case LIST_UPLOADS -> listings.uploads(call, bucket);
            case DELETE_OBJECTS -> writes.deleteAll(call, bucket);
            case INITIATE_UPLOAD -> multipart.initiate(call, bucket);
            case COPY_PART -> copies.copyPart(call, bucket);
            case UPLOAD_PART -> multipart.upload(call, bucket);
            case LIST_PARTS -> multipart.listParts(call, bucket);
            case COMPLETE_UPLOAD -> multipart.complete(call, bucket);
            case ABORT_UPLOAD -> multipart.abort(call, bucket);
            case GET_OBJECT_ACL -> settings.getObjectAcl(call, bucket);
            case PUT_OBJECT_ACL -> settings.putObjectAcl(call, bucket);
            case RESTORE_OBJECT -> archive.restore(call, bucket);
            case COPY_OBJECT -> copies.copy(call, bucket);
            case PUT_OBJECT -> writes.put(call, bucket);
            case GET_OBJECT -> reads.get(call, bucket);
            case HEAD_OBJECT -> reads.head(call, bucket);
            case DELETE_OBJECT -> writes.delete(call, bucket);
            case LIFECYCLE,
                    VERSIONING,
                    VERSIONS,
                    LOGGING,
                    WEBSITE,
                    NOTIFICATION,
                    REPLICATION,
                    ENCRYPTION,
                    REQUEST_PAYMENT,
                    OBJECT_LOCK,
                    ACCELERATE,
                    OBJECT_TAGS,
                    RETENTION,
                    LEGAL_HOLD,
                    OBJECT_ATTRIBUTES,
                    TORRENT,
                    SELECT -> throw new IllegalStateException(operation + " is refused before it gets here");
        };
    }
}
