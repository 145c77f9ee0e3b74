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

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Digests;

/** PUT, append and DELETE of objects. */
final class ObjectWrites {
    private final Receiver receiver;
    private final ServiceOptions options;

    ObjectWrites(Receiver receiver, ServiceOptions options) {
        this.receiver = receiver;
        this.options = options;
    }

    /** Source: QingStor API documentation, "PUT Object". */
    @VerifiedAgainst(service = "qingstor-sdk-java 2.6.5", date = "2026-11-20")
    HttpResponse put(Call call, Bucket bucket) throws IOException {
        Attributes attributes = Attributes.of(call.headers());
        Optional<CustomerKey> key = CustomerKey.of(call.headers());
        Receiver.Received received = receiver.receive(
                call.http().body(),
                call.http().bodyLength(),
                options.maxSingleObjectBytes(),
                key,
                call.header("Content-MD5"));
        String keyMd5 = key.map(CustomerKey::md5).orElse("");
        bucket.publish(new StoredObject(
                call.key(),
                Content.of(received.segment()),
                received.size(),
                received.etag(),
                attributes,
                call.now(),
                keyMd5,
                false));
        return ObjectReads.encryption(HttpResponse.of(201).header("ETag", received.etag()), keyMd5);
    }

    /** Source: QingStor API documentation, "Append Object". */
    @NotVerified("A wrong position is answered 400 invalid_argument, an ordinary object 400 invalid_object_state,"
            + " customer keys 400 invalid_argument; the ETag of an appended object is no MD5.")
    HttpResponse append(Call call, Bucket bucket) throws IOException {
        if (CustomerKey.of(call.headers()).isPresent()) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "appending does not go with customer keys");
        }
        long position = position(call);
        Attributes attributes = Attributes.of(call.headers());
        requireAppendable(bucket.objects().get(call.key()), position);
        Receiver.Received received = receiver.receive(
                call.http().body(),
                call.http().bodyLength(),
                options.maxSingleObjectBytes(),
                Optional.empty(),
                call.header("Content-MD5"));
        boolean published = false;
        try {
            synchronized (bucket.lock(call.key())) {
                StoredObject old = bucket.objects().get(call.key());
                requireAppendable(old, position);
                bucket.publish(appended(call, old, received, attributes));
                published = true;
            }
        } finally {
            if (!published) {
                received.segment().blob().release();
            }
        }
        return HttpResponse.of(200).header("x-qs-next-append-position", Long.toString(position + received.size()));
    }

    private static StoredObject appended(
            Call call, StoredObject old, Receiver.Received received, Attributes attributes) {
        Content added = Content.of(received.segment());
        Content all = added;
        if (old != null) {
            old.content().hold();
            all = old.content().followedBy(added);
        }
        return new StoredObject(
                call.key(),
                all,
                all.size(),
                "\"" + Digests.hex(received.md5()) + "-" + all.segments().size() + "\"",
                old == null ? attributes : old.attributes(),
                call.now(),
                "",
                true);
    }

    private static long position(Call call) {
        try {
            return Long.parseLong(call.query().firstOr("position", ""));
        } catch (NumberFormatException e) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "position must be a whole number");
        }
    }

    private static void requireAppendable(StoredObject object, long position) {
        if (object != null && !object.appendable()) {
            throw new ServiceError(ErrorCode.INVALID_OBJECT_STATE, "the object was not made by append");
        }
        long size = object == null ? 0 : object.size();
        if (position != size) {
            throw new ServiceError(
                    ErrorCode.INVALID_ARGUMENT, "position is " + position + ", the object has " + size + " bytes");
        }
    }

    /** Source: QingStor API documentation, "DELETE Object": 204, whether it existed or not. */
    HttpResponse delete(Call call, Bucket bucket) {
        bucket.remove(call.key());
        return HttpResponse.of(204);
    }
}
