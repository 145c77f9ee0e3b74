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
import java.util.List;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.Fingerprint;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.ObjectState;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.storage.Conditions;
import io.github.camelcn.emulator.storage.Content;

/** PUT and DELETE of objects. */
final class ObjectWrites {
    private static final int MAX_DELETIONS = 1000;

    private final Receiver receiver;
    private final KodoOptions options;

    ObjectWrites(Receiver receiver, KodoOptions options) {
        this.receiver = receiver;
        this.options = options;
    }

    /** Source: Amazon S3 API reference, "PutObject". */
    HttpResponse put(Call call, Bucket bucket) throws IOException {
        Attributes attributes = ObjectHeaders.read(call.headers(), bucket.region());
        requireConditions(call, bucket, options);
        Receiver.Received received = call.receive(receiver, options.maxSinglePutBytes());
        Content content = received.content();
        publish(
                call,
                bucket,
                options,
                new StoredObject(
                        call.key(),
                        content,
                        received.size(),
                        received.quotedEtag(),
                        new Fingerprint(content, false, received.md5()),
                        attributes,
                        call.now(),
                        ObjectState.NORMAL));
        return ObjectHeaders.echo(HttpResponse.of(200).header("ETag", received.quotedEtag()), attributes);
    }

    /** Publishes an object whose content the caller holds, if the conditions of the request still hold. */
    static void publish(Call call, Bucket bucket, KodoOptions options, StoredObject object) {
        boolean published = false;
        try {
            synchronized (bucket.table().lock(object.key())) {
                requireConditions(call, bucket, options);
                bucket.table().publish(object);
                published = true;
            }
        } finally {
            if (!published) {
                object.content().release();
            }
        }
    }

    @NotVerified("Conditional writes follow S3: If-None-Match takes only '*', If-Match an ETag of the existing object.")
    private static void requireConditions(Call call, Bucket bucket, KodoOptions options) {
        Optional<String> noneMatch = call.header("If-None-Match");
        Optional<String> match = call.header("If-Match");
        if (!options.conditionalWrites() || noneMatch.isEmpty() && match.isEmpty()) {
            return;
        }
        Optional<StoredObject> existing = bucket.find(call.key());
        if (noneMatch.isPresent()) {
            if (!noneMatch.get().equals("*")) {
                throw new ServiceError(ErrorCode.NotImplemented, "If-None-Match of a write takes only '*'");
            }
            if (existing.isPresent()) {
                throw ObjectReads.failed();
            }
        }
        if (match.isPresent()) {
            StoredObject object = existing.orElseThrow(() -> ObjectReads.missing(call.key()));
            if (!Conditions.lists(match.get(), object.etag())) {
                throw ObjectReads.failed();
            }
        }
    }

    /** Source: Amazon S3 API reference, "DeleteObject": 204, whether it existed or not. */
    @NotVerified("A missing key is no error, though natively it is.")
    HttpResponse delete(Call call, Bucket bucket) {
        bucket.table().remove(call.key());
        return HttpResponse.of(204);
    }

    /** Source: Amazon S3 API reference, "DeleteObjects"; Qiniu's adapter 0.7.1 sends 100 keys at a time. */
    HttpResponse deleteAll(Call call, Bucket bucket) throws IOException {
        Bodies.requireIntegrity(call);
        XmlElement request = call.xml(receiver, "Delete");
        List<XmlElement> objects = request.all("Object");
        if (objects.isEmpty() || objects.size() > MAX_DELETIONS) {
            throw new ServiceError(
                    ErrorCode.MalformedXML, "a request names 1 to " + MAX_DELETIONS + " keys, not " + objects.size());
        }
        boolean quiet = request.text("Quiet").map(Boolean::parseBoolean).orElse(false);
        XmlWriter xml = XmlWriter.document("DeleteResult");
        for (XmlElement object : objects) {
            String key = object.require("Key");
            try {
                if (key.isEmpty()) {
                    throw new ServiceError(ErrorCode.InvalidArgument, "a key has 1 to 750 bytes");
                }
                Call.requireKey(key);
                bucket.table().remove(key);
                if (!quiet) {
                    xml.begin("Deleted").element("Key", key).end();
                }
            } catch (ServiceError e) {
                xml.begin("Error")
                        .element("Key", key)
                        .element("Code", e.code().name())
                        .element("Message", e.getMessage())
                        .end();
            }
        }
        return S3Service.xml(200, xml);
    }
}
