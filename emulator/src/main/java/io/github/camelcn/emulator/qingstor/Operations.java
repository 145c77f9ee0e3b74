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
package io.github.camelcn.emulator.qingstor;

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.emulator.http.HttpResponse;

/** Who does the work of each operation. */
final class Operations {
    private final ServiceCalls service;
    private final BucketCalls buckets;
    private final ObjectListing listing;
    private final SettingCalls settings;
    private final CorsCalls cors;
    private final ObjectReads reads = new ObjectReads();
    private final ObjectWrites writes;
    private final CopyCalls copies;
    private final FetchCalls fetches;
    private final MultipartCalls multipart;
    private final ImageCalls images = new ImageCalls();

    Operations(
            Store store,
            SettingCalls settings,
            CorsCalls cors,
            Permissions permissions,
            Receiver receiver,
            ServiceOptions options) {
        this.service = new ServiceCalls(store, options);
        this.buckets = new BucketCalls(store, options);
        this.listing = new ObjectListing(options);
        this.settings = settings;
        this.cors = cors;
        this.writes = new ObjectWrites(receiver, options);
        this.multipart = new MultipartCalls(receiver, options);
        this.copies = new CopyCalls(store, permissions, receiver, multipart, options);
        this.fetches = new FetchCalls(receiver, options);
    }

    /** @param target the bucket addressed; present for every operation on an existing bucket */
    HttpResponse run(Operation operation, Call call, Optional<Bucket> target) throws IOException {
        Bucket bucket = target.orElse(null);
        return switch (operation) {
            case LIST_LOCATIONS -> service.listLocations(call);
            case LIST_BUCKETS -> service.listBuckets(call);
            case GET_ACL -> settings.getAcl(bucket);
            case PUT_ACL -> settings.putAcl(call, bucket);
            case GET_CORS -> settings.get(bucket, Setting.CORS);
            case PUT_CORS -> settings.put(call, bucket, Setting.CORS);
            case DELETE_CORS -> settings.delete(bucket, Setting.CORS);
            case GET_POLICY -> settings.get(bucket, Setting.POLICY);
            case PUT_POLICY -> settings.put(call, bucket, Setting.POLICY);
            case DELETE_POLICY -> settings.delete(bucket, Setting.POLICY);
            case GET_MIRROR -> settings.get(bucket, Setting.MIRROR);
            case PUT_MIRROR -> settings.put(call, bucket, Setting.MIRROR);
            case DELETE_MIRROR -> settings.delete(bucket, Setting.MIRROR);
            case GET_NOTIFICATION -> settings.get(bucket, Setting.NOTIFICATION);
            case PUT_NOTIFICATION -> settings.put(call, bucket, Setting.NOTIFICATION);
            case DELETE_NOTIFICATION -> settings.delete(bucket, Setting.NOTIFICATION);
            case GET_LIFECYCLE -> settings.get(bucket, Setting.LIFECYCLE);
            case PUT_LIFECYCLE -> settings.put(call, bucket, Setting.LIFECYCLE);
            case DELETE_LIFECYCLE -> settings.delete(bucket, Setting.LIFECYCLE);
            case GET_LOGGING -> settings.get(bucket, Setting.LOGGING);
            case PUT_LOGGING -> settings.put(call, bucket, Setting.LOGGING);
            case DELETE_LOGGING -> settings.delete(bucket, Setting.LOGGING);
            case GET_REPLICATION -> settings.get(bucket, Setting.REPLICATION);
            case PUT_REPLICATION -> settings.put(call, bucket, Setting.REPLICATION);
            case DELETE_REPLICATION -> settings.delete(bucket, Setting.REPLICATION);
            case GET_CNAME -> settings.getCname(call, bucket);
            case PUT_CNAME -> settings.putCname(call, bucket);
            case DELETE_CNAME -> settings.deleteCname(call, bucket);
            case GET_VERSIONING -> settings.getVersioning();
            case PUT_VERSIONING, LIST_VERSIONS -> settings.refuseVersioning();
            case BUCKET_STATISTICS -> buckets.statistics(bucket);
            case LIST_UPLOADS -> buckets.listUploads(call, bucket);
            case DELETE_OBJECTS -> buckets.deleteObjects(call, bucket);
            case LIST_OBJECTS -> listing.list(call, bucket);
            case HEAD_BUCKET -> buckets.head();
            case CREATE_BUCKET -> buckets.create(call);
            case DELETE_BUCKET -> buckets.delete(bucket);
            case INITIATE_UPLOAD -> multipart.initiate(call, bucket);
            case COPY_PART -> copies.copyPart(call, bucket);
            case UPLOAD_PART -> multipart.upload(call, bucket);
            case LIST_PARTS -> multipart.listParts(call, bucket);
            case COMPLETE_UPLOAD -> multipart.complete(call, bucket);
            case ABORT_UPLOAD -> multipart.abort(call, bucket);
            case APPEND_OBJECT -> writes.append(call, bucket);
            case COPY_OBJECT -> copies.copy(call, bucket);
            case MOVE_OBJECT -> copies.move(call, bucket);
            case FETCH_OBJECT -> fetches.fetch(call, bucket);
            case PUT_OBJECT -> writes.put(call, bucket);
            case PROCESS_IMAGE -> images.process(call, bucket);
            case GET_OBJECT -> reads.get(call, bucket);
            case HEAD_OBJECT -> reads.head(call, bucket);
            case DELETE_OBJECT -> writes.delete(call, bucket);
            case PREFLIGHT -> cors.preflight(call, bucket);
        };
    }
}
