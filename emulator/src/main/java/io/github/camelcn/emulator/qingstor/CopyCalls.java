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
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.storage.ByteRange;
import io.github.camelcn.emulator.storage.Conditions;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Upload;

/** Copy, move and copy of a part: writes whose bytes are in the store already. */
final class CopyCalls {
    private static final String COPY = "x-qs-copy-source";
    private static final String MOVE = "x-qs-move-source";

    /** @param object held by whoever found it */
    private record Source(Bucket bucket, StoredObject object) {}

    private final Store store;
    private final Permissions permissions;
    private final Receiver receiver;
    private final MultipartCalls multipart;
    private final ServiceOptions options;

    CopyCalls(
            Store store, Permissions permissions, Receiver receiver, MultipartCalls multipart, ServiceOptions options) {
        this.store = store;
        this.permissions = permissions;
        this.receiver = receiver;
        this.multipart = multipart;
        this.options = options;
    }

    /** Source: QingStor API documentation, "PUT Object - Copy". */
    @VerifiedAgainst(service = "qingstor-sdk-java 2.6.5", date = "2026-11-20")
    HttpResponse copy(Call call, Bucket bucket) throws IOException {
        Optional<CustomerKey> targetKey = CustomerKey.of(call.headers());
        Source source = source(call, bucket, COPY);
        StoredObject original = source.object();
        try {
            if (original.size() > options.maxSingleObjectBytes()) {
                throw Receiver.tooLarge(options.maxSingleObjectBytes());
            }
            Optional<CustomerKey> sourceKey = ObjectReads.requireKey(CustomerKey.ofSource(call.headers()), original);
            Attributes attributes = attributes(call, original);
            String keyMd5 = targetKey.map(CustomerKey::md5).orElse("");
            Content content = original.content();
            if (sourceKey.isPresent() || targetKey.isPresent()) {
                try (InputStream in = content.open(sourceKey, 0, original.size())) {
                    content = Content.of(
                            receiver.receive(in, original.size(), original.size(), targetKey, Optional.empty())
                                    .segment());
                }
            } else {
                content.hold();
            }
            bucket.publish(new StoredObject(
                    call.key(), content, original.size(), original.etag(), attributes, call.now(), keyMd5, false));
            return ObjectReads.encryption(HttpResponse.of(201).header("ETag", original.etag()), keyMd5);
        } finally {
            original.content().release();
        }
    }

    /** Source: QingStor API documentation, "PUT Object - Move": metadata and encryption travel along. */
    @VerifiedAgainst(service = "qingstor-sdk-java 2.6.5", date = "2026-11-20")
    HttpResponse move(Call call, Bucket bucket) throws IOException {
        Source source = source(call, bucket, MOVE);
        StoredObject original = source.object();
        boolean published = false;
        try {
            permissions.require("delete_object", original.key(), call, source.bucket());
            boolean same = source.bucket() == bucket && original.key().equals(call.key());
            if (!same) {
                bucket.publish(original.as(call.key(), call.now()));
                published = true;
                source.bucket().remove(original.key());
            }
            return HttpResponse.of(201).header("ETag", original.etag());
        } finally {
            if (!published) {
                original.content().release();
            }
        }
    }

    /** Source: QingStor API documentation, "Upload Multipart - Copy". */
    HttpResponse copyPart(Call call, Bucket bucket) throws IOException {
        Upload<Draft> upload = multipart.find(call, bucket);
        int number = multipart.partNumber(call);
        Optional<CustomerKey> targetKey = multipart.keyOf(call, upload);
        Source source = source(call, bucket, COPY);
        StoredObject original = source.object();
        try {
            Optional<CustomerKey> sourceKey = ObjectReads.requireKey(CustomerKey.ofSource(call.headers()), original);
            ByteRange range = call.header("x-qs-copy-range")
                    .map(header -> ObjectReads.range(header, original.size()))
                    .orElse(new ByteRange(0, original.size() - 1));
            try (InputStream in = original.content().open(sourceKey, range.first(), range.length())) {
                Receiver.Received received = receiver.receive(
                        in, range.length(), options.maxSingleObjectBytes(), targetKey, Optional.empty());
                return multipart
                        .store(call, upload, number, received)
                        .header("x-qs-content-copy-range", range.contentRange(original.size()));
            }
        } finally {
            original.content().release();
        }
    }

    /** Source: QingStor API documentation, "PUT Object - Copy": COPY ignores the request's headers, REPLACE takes them. */
    @NotVerified("Another directive is answered 400 invalid_argument.")
    private static Attributes attributes(Call call, StoredObject original) {
        String directive = call.headers().firstOr("x-qs-metadata-directive", "COPY");
        Optional<String> storageClass = Attributes.storageClass(call.headers());
        if (directive.equalsIgnoreCase("REPLACE")) {
            return Attributes.of(call.headers());
        }
        if (!directive.equalsIgnoreCase("COPY")) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "x-qs-metadata-directive must be COPY or REPLACE");
        }
        return storageClass.map(original.attributes()::withStorageClass).orElse(original.attributes());
    }

    private Source source(Call call, Bucket target, String header) {
        String value = call.headers().firstOr(header, "");
        for (String candidate : readings(value)) {
            int slash = candidate.indexOf('/', 1);
            if (!candidate.startsWith("/") || slash < 2 || slash == candidate.length() - 1) {
                continue;
            }
            Optional<Bucket> bucket = store.find(candidate.substring(1, slash));
            if (bucket.isPresent()) {
                requireSameZone(bucket.get(), target);
                String key = candidate.substring(slash + 1);
                permissions.require("get_object", key, call, bucket.get());
                Optional<StoredObject> object = bucket.get().hold(key);
                if (object.isPresent()) {
                    return checked(call, header, new Source(bucket.get(), object.get()));
                }
            }
        }
        throw refusal(value, header);
    }

    private static Source checked(Call call, String header, Source source) {
        try {
            if (Conditions.check(call.headers(), header + "-", source.object()) != Conditions.Verdict.PASS) {
                // there is nothing to send "not modified" about
                throw ObjectReads.conditionFailed();
            }
            return source;
        } catch (ServiceError e) {
            source.object().content().release();
            throw e;
        }
    }

    /**
     * Clients encode the value fully, partly, or not at all. Escapes are decoded where they are valid, then blanks
     * written as plus signs, then nothing; the first reading that names an object is meant.
     */
    @NotVerified("Inferred from what the official SDKs and go-service-qingstor send.")
    private static Set<String> readings(String value) {
        Set<String> readings = new LinkedHashSet<>();
        readings.add(PercentCodec.decodeLeniently(value, false));
        readings.add(PercentCodec.decodeLeniently(value, true));
        readings.add(value);
        return readings;
    }

    private static ServiceError refusal(String value, String header) {
        String first = readings(value).iterator().next();
        int slash = first.indexOf('/', 1);
        if (!first.startsWith("/") || slash < 2 || slash == first.length() - 1) {
            return new ServiceError(ErrorCode.INVALID_ARGUMENT, header + " must read /<bucket>/<key>");
        }
        return new ServiceError(ErrorCode.OBJECT_NOT_EXISTS, "the source " + first + " does not exist");
    }

    private static void requireSameZone(Bucket source, Bucket target) {
        if (!source.zone().equals(target.zone())) {
            throw new ServiceError(
                    ErrorCode.BUCKET_NOT_EXISTS,
                    "the source bucket is in zone " + source.zone() + ", the target in zone " + target.zone());
        }
    }
}
