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
import java.io.InputStream;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.kodo.store.Store;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.storage.ByteRange;
import io.github.camelcn.emulator.storage.Conditions;
import io.github.camelcn.emulator.storage.Upload;
import io.github.camelcn.emulator.wire.IsoTimes;

/** Copies of objects and of parts: writes whose bytes are in the store already. */
final class CopyCalls {
    private static final String SOURCE = "x-amz-copy-source";

    private final Store store;
    private final Receiver receiver;
    private final MultipartCalls multipart;
    private final KodoOptions options;

    CopyCalls(Store store, Receiver receiver, MultipartCalls multipart, KodoOptions options) {
        this.store = store;
        this.receiver = receiver;
        this.multipart = multipart;
        this.options = options;
    }

    /** Source: Amazon S3 API reference, "CopyObject"; Qiniu's adapter 0.7.1 for CopyObjectTooLarge. */
    HttpResponse copy(Call call, Bucket bucket) throws IOException {
        StoredObject original = source(call);
        boolean published = false;
        try {
            if (original.size() > options.maxCopyBytes()) {
                throw new ServiceError(
                        ErrorCode.CopyObjectTooLarge,
                        "at most " + options.maxCopyBytes() + " bytes can be copied at once, the source has "
                                + original.size());
            }
            Attributes attributes = attributes(call, bucket, original);
            published = true;
            ObjectWrites.publish(call, bucket, options, original.copiedTo(call.key(), attributes, call.now()));
            return ObjectHeaders.echo(
                    S3Service.xml(
                            200,
                            XmlWriter.document("CopyObjectResult")
                                    .element("LastModified", IsoTimes.millis(call.now()))
                                    .element("ETag", original.etag())),
                    attributes);
        } finally {
            if (!published) {
                original.content().release();
            }
        }
    }

    HttpResponse copyPart(Call call, Bucket bucket) throws IOException {
        Upload<Attributes> upload = multipart.find(call, bucket);
        int number = multipart.partNumber(call);
        StoredObject original = source(call);
        try {
            ByteRange range = call.header(SOURCE + "-range")
                    .map(header -> exactRange(header, original.size()))
                    .orElse(new ByteRange(0, original.size() - 1));
            try (InputStream in = original.content().open(Optional.empty(), range.first(), range.length())) {
                Receiver.Received received = Bodies.receive(
                        receiver, in, range.length(), Receiver.Expectation.atMost(options.maxSinglePutBytes()));
                multipart.store(call, upload, number, received);
                return S3Service.xml(
                        200,
                        XmlWriter.document("CopyPartResult")
                                .element("LastModified", IsoTimes.millis(call.now()))
                                .element("ETag", received.quotedEtag()));
            }
        } finally {
            original.content().release();
        }
    }

    /** Source: Amazon S3 API reference, "UploadPartCopy": both ends are named and lie within the source. */
    private static ByteRange exactRange(String header, long size) {
        Optional<ByteRange> range = ByteRange.parse(header, size);
        if (range.isEmpty()
                || !header.trim()
                        .equals("bytes=" + range.get().first() + "-"
                                + range.get().last())) {
            throw new ServiceError(
                    ErrorCode.InvalidArgument,
                    "the " + SOURCE + "-range '" + header + "' does not fit a source of " + size + " bytes");
        }
        return range.get();
    }

    @NotVerified("COPY keeps type, metadata and class of the source, a class in the request beats it; encryption and"
            + " ACL are those of the request.")
    private static Attributes attributes(Call call, Bucket bucket, StoredObject original) {
        Attributes requested = ObjectHeaders.read(call.headers(), bucket.region());
        Optional<StorageClass> storageClass = ObjectHeaders.storageClass(call.headers(), bucket.region());
        String directive = call.headers().firstOr("x-amz-metadata-directive", "COPY");
        if (directive.equals("REPLACE")) {
            return requested;
        }
        if (!directive.equals("COPY")) {
            throw new ServiceError(ErrorCode.InvalidArgument, "x-amz-metadata-directive must be COPY or REPLACE");
        }
        if (isItself(call, bucket)
                && storageClass.isEmpty()
                && requested.encryption().isEmpty()) {
            throw new ServiceError(
                    ErrorCode.InvalidRequest,
                    "this copy request is illegal because it is trying to copy an object to itself without changing it");
        }
        Attributes kept = original.attributes();
        return kept.withStorageClass(storageClass.orElse(kept.storageClass()))
                .withEncryption(requested.encryption())
                .withAcl(requested.acl())
                .shared();
    }

    private static boolean isItself(Call call, Bucket bucket) {
        String source = decoded(call);
        return source.equals("/" + bucket.s3Name() + "/" + call.key());
    }

    /** The source, its content held by the caller. */
    @NotVerified("A source in another region is copied like any other.")
    private StoredObject source(Call call) {
        String source = decoded(call);
        int slash = source.indexOf('/', 1);
        if (slash < 2 || slash == source.length() - 1) {
            throw new ServiceError(ErrorCode.InvalidArgument, SOURCE + " must read /<bucket>/<key>");
        }
        Bucket bucket = store.findS3(source.substring(1, slash))
                .orElseThrow(() -> new ServiceError(ErrorCode.NoSuchBucket, "the source bucket does not exist")
                        .with("BucketName", source.substring(1, slash)));
        Permissions.requireRead(call, bucket);
        String key = source.substring(slash + 1);
        StoredObject object = bucket.table().hold(key).orElseThrow(() -> ObjectReads.missing(key));
        boolean usable = false;
        try {
            ObjectReads.requireReadable(object, call);
            if (Conditions.check(call.headers(), SOURCE + "-", object) != Conditions.Verdict.PASS) {
                throw ObjectReads.failed();
            }
            usable = true;
            return object;
        } finally {
            if (!usable) {
                object.content().release();
            }
        }
    }

    /** Source: Qiniu's adapter 0.7.1: the slash in front is optional, slashes of the key may be encoded. */
    @NotVerified("The source is decoded once; a version is not known.")
    private static String decoded(Call call) {
        String value = PercentCodec.decodeStrictly(call.headers().firstOr(SOURCE, ""))
                .orElseThrow(
                        () -> new ServiceError(ErrorCode.InvalidArgument, SOURCE + " is not percent-encoded UTF-8"));
        return value.startsWith("/") ? value : "/" + value;
    }
}
