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
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.storage.KeyOrder;
import io.github.camelcn.emulator.storage.KeyPage;
import io.github.camelcn.emulator.storage.UploadPage;
import io.github.camelcn.emulator.wire.IsoTimes;

/**
 * Listings of objects and uploads.
 *
 * <p>Source: Amazon S3 API reference; Qiniu documentation 4087: {@code encoding-type} is not supported, keys come as raw
 * text.
 */
@NotVerified("encoding-type is ignored rather than refused, because the AWS SDKs send it always.")
final class ListingCalls {
    private final KodoOptions options;

    ListingCalls(KodoOptions options) {
        this.options = options;
    }

    @NotVerified("NextMarker is there whenever there is another page, as Qiniu's adapter needs it.")
    HttpResponse v1(Call call, Bucket bucket) throws IOException {
        String marker = call.query().firstOr("marker", "");
        XmlWriter xml = head(call, bucket).element("Marker", marker);
        KeyPage<StoredObject> page = entries(xml, call, bucket, marker, true);
        xml.element("IsTruncated", !page.nextMarker().isEmpty()).optional("NextMarker", page.nextMarker());
        return S3Service.xml(200, xml);
    }

    HttpResponse v2(Call call, Bucket bucket) throws IOException {
        if (!call.query().firstOr("list-type", "").equals("2")) {
            throw new ServiceError(ErrorCode.InvalidArgument, "list-type must be 2");
        }
        String token = call.query().firstOr("continuation-token", "");
        String startAfter = call.query().firstOr("start-after", "");
        boolean owner = call.query().firstOr("fetch-owner", "").equals("true");
        XmlWriter xml = head(call, bucket).optional("ContinuationToken", token).optional("StartAfter", startAfter);
        Counter counter = new Counter();
        KeyPage<StoredObject> page =
                entries(xml, call, bucket, token.isEmpty() ? startAfter : key(token), owner, counter);
        xml.element("KeyCount", counter.count + page.groups().size())
                .element("IsTruncated", !page.nextMarker().isEmpty())
                .optional("NextContinuationToken", page.nextMarker().isEmpty() ? "" : token(page.nextMarker()));
        return S3Service.xml(200, xml);
    }

    private static final class Counter {
        private int count;
    }

    private XmlWriter head(Call call, Bucket bucket) {
        return XmlWriter.document("ListBucketResult")
                .element("Name", bucket.s3Name())
                .element("Prefix", call.query().firstOr("prefix", ""))
                .optional("Delimiter", call.query().firstOr("delimiter", ""))
                .element("MaxKeys", call.limit("max-keys", options.listLimit()));
    }

    private KeyPage<StoredObject> entries(XmlWriter xml, Call call, Bucket bucket, String marker, boolean owner)
            throws IOException {
        return entries(xml, call, bucket, marker, owner, new Counter());
    }

    private KeyPage<StoredObject> entries(
            XmlWriter xml, Call call, Bucket bucket, String marker, boolean owner, Counter counter) throws IOException {
        int limit = call.limit("max-keys", options.listLimit());
        KeyPage<StoredObject> page = new KeyPage<>(
                bucket.table().objects(),
                call.query().firstOr("prefix", ""),
                call.query().firstOr("delimiter", ""),
                marker,
                limit);
        if (limit > 0) {
            page.walk(object -> {
                counter.count++;
                entry(xml, bucket, object, owner);
            });
            page.groups()
                    .forEach(group ->
                            xml.begin("CommonPrefixes").element("Prefix", group).end());
        }
        return page;
    }

    private static void entry(XmlWriter xml, Bucket bucket, StoredObject object, boolean owner) {
        xml.begin("Contents")
                .element("Key", object.key())
                .element("LastModified", IsoTimes.millis(object.modified()))
                .element("ETag", object.etag())
                .element("Size", object.size())
                .element("StorageClass", object.attributes().storageClass().name());
        if (owner) {
            xml.begin("Owner")
                    .element("ID", bucket.ownerId())
                    .element("DisplayName", bucket.ownerId())
                    .end();
        }
        xml.end();
    }

    /** Tokens are no keys, so that clients pass them on instead of making them. */
    private static String token(String key) {
        return Base64.getEncoder().encodeToString(("k:" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String token) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith("k:")) {
                return text.substring(2);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the refusal
        }
        throw new ServiceError(ErrorCode.InvalidArgument, "the continuation token provided is incorrect");
    }

    HttpResponse uploads(Call call, Bucket bucket) {
        String prefix = call.query().firstOr("prefix", "");
        String delimiter = call.query().firstOr("delimiter", "");
        String keyMarker = call.query().firstOr("key-marker", "");
        String idMarker = call.query().firstOr("upload-id-marker", "");
        int limit = Math.max(1, call.limit("max-uploads", options.listLimit()));
        UploadPage<Attributes> page = UploadPage.of(
                bucket.table().uploads().values(), prefix, delimiter, keyMarker, idMarker, limit, KeyOrder.UTF_8);
        XmlWriter xml = XmlWriter.document("ListMultipartUploadsResult")
                .element("Bucket", bucket.s3Name())
                .element("KeyMarker", keyMarker)
                .element("UploadIdMarker", idMarker)
                .optional("NextKeyMarker", page.nextKey())
                .optional("NextUploadIdMarker", page.nextId())
                .optional("Prefix", prefix)
                .optional("Delimiter", delimiter)
                .element("MaxUploads", limit)
                .element("IsTruncated", page.more());
        page.uploads().forEach(upload -> xml.begin("Upload")
                .element("Key", upload.key())
                .element("UploadId", upload.id())
                .element("StorageClass", upload.draft().storageClass().name())
                .element("Initiated", IsoTimes.millis(upload.created()))
                .end());
        page.groups()
                .forEach(group ->
                        xml.begin("CommonPrefixes").element("Prefix", group).end());
        return S3Service.xml(200, xml);
    }
}
