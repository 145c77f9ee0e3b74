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
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.Fingerprint;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.ObjectState;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Digests;
import io.github.camelcn.emulator.storage.Upload;
import io.github.camelcn.emulator.wire.IsoTimes;

/**
 * The life of a multipart upload on one object.
 *
 * <p>Source: Amazon S3 API reference; used on Kodo by rclone and Qiniu's adapter 0.7.1.
 */
final class MultipartCalls {
    private static final int MAX_PARTS = 10_000;

    private final Receiver receiver;
    private final KodoOptions options;

    MultipartCalls(Receiver receiver, KodoOptions options) {
        this.receiver = receiver;
        this.options = options;
    }

    HttpResponse initiate(Call call, Bucket bucket) {
        Attributes attributes = ObjectHeaders.read(call.headers(), bucket.region());
        String id = UUID.randomUUID().toString().replace("-", "");
        bucket.table().uploads().put(id, new Upload<>(id, call.key(), attributes, call.now()));
        return ObjectHeaders.echo(
                S3Service.xml(
                        200,
                        XmlWriter.document("InitiateMultipartUploadResult")
                                .element("Bucket", bucket.s3Name())
                                .element("Key", call.key())
                                .element("UploadId", id)),
                attributes);
    }

    HttpResponse upload(Call call, Bucket bucket) throws IOException {
        Upload<Attributes> upload = find(call, bucket);
        int number = partNumber(call);
        Receiver.Received received = call.receive(receiver, options.maxSinglePutBytes());
        store(call, upload, number, received);
        return HttpResponse.of(200).header("ETag", received.quotedEtag());
    }

    void store(Call call, Upload<Attributes> upload, int number, Receiver.Received received) {
        if (!upload.put(new Upload.Part(number, received.segment(), received.size(), received.etag(), call.now()))) {
            received.segment().blob().release();
            throw missing(upload.id());
        }
    }

    int partNumber(Call call) {
        int number = call.number("partNumber", -1);
        if (number < 1 || number > MAX_PARTS) {
            throw new ServiceError(
                    ErrorCode.InvalidArgument, "partNumber must be an integer between 1 and " + MAX_PARTS);
        }
        return number;
    }

    HttpResponse listParts(Call call, Bucket bucket) {
        Upload<Attributes> upload = find(call, bucket);
        int marker = Math.max(0, call.number("part-number-marker", 0));
        int limit = Math.max(1, call.limit("max-parts", Math.min(1000, options.listLimit())));
        NavigableMap<Integer, Upload.Part> rest = upload.parts().tailMap(marker, false);
        List<Upload.Part> page = rest.values().stream().limit(limit + 1L).toList();
        boolean more = page.size() > limit;
        List<Upload.Part> shown = more ? page.subList(0, limit) : page;
        String owner = bucket.ownerId();
        XmlWriter xml = XmlWriter.document("ListPartsResult")
                .element("Bucket", bucket.s3Name())
                .element("Key", upload.key())
                .element("UploadId", upload.id())
                .element("StorageClass", upload.draft().storageClass().name())
                .element("PartNumberMarker", marker)
                .element("MaxParts", limit)
                .element("IsTruncated", more);
        if (!shown.isEmpty()) {
            xml.element("NextPartNumberMarker", shown.get(shown.size() - 1).number());
        }
        xml.begin("Initiator")
                .element("ID", owner)
                .element("DisplayName", owner)
                .end();
        xml.begin("Owner").element("ID", owner).element("DisplayName", owner).end();
        shown.forEach(part -> xml.begin("Part")
                .element("PartNumber", part.number())
                .element("LastModified", IsoTimes.millis(part.created()))
                .element("ETag", '"' + part.etag() + '"')
                .element("Size", part.size())
                .end());
        return S3Service.xml(200, xml);
    }

    HttpResponse complete(Call call, Bucket bucket) throws IOException {
        Upload<Attributes> upload = find(call, bucket);
        XmlElement request = call.xml(receiver, "CompleteMultipartUpload");
        List<Upload.Part> parts;
        synchronized (upload) {
            // a part replaced between choosing and closing would be gone from the store
            parts = chosen(upload, request.all("Part"));
            if (!upload.close()) {
                throw missing(upload.id());
            }
        }
        bucket.table().uploads().remove(upload.id());
        Content content = new Content(parts.stream().map(Upload.Part::segment).toList());
        String etag = etag(parts);
        bucket.table()
                .publish(new StoredObject(
                        upload.key(),
                        content,
                        content.size(),
                        etag,
                        new Fingerprint(content, true, ""),
                        upload.draft(),
                        call.now(),
                        ObjectState.NORMAL));
        upload.parts().values().stream()
                .filter(part -> !parts.contains(part))
                .forEach(part -> part.segment().blob().release());
        return ObjectHeaders.echo(
                S3Service.xml(
                        200,
                        XmlWriter.document("CompleteMultipartUploadResult")
                                .element("Location", "/" + bucket.s3Name() + "/" + upload.key())
                                .element("Bucket", bucket.s3Name())
                                .element("Key", upload.key())
                                .element("ETag", etag)),
                upload.draft());
    }

    /** Source: rclone 2026-08, provider "Qiniu": the ETag of a multipart upload does not follow the formula of S3. */
    @NotVerified("It looks like one of S3, but is made of the parts' ETags as text.")
    private static String etag(List<Upload.Part> parts) {
        MessageDigest digest = Digests.md5();
        parts.forEach(part -> digest.update(part.etag().getBytes(StandardCharsets.UTF_8)));
        return '"' + Digests.hex(digest.digest()) + '-' + parts.size() + '"';
    }

    private List<Upload.Part> chosen(Upload<Attributes> upload, List<XmlElement> named) {
        if (named.isEmpty() || named.size() > MAX_PARTS) {
            throw new ServiceError(ErrorCode.MalformedXML, "a request names 1 to " + MAX_PARTS + " parts");
        }
        List<Upload.Part> parts = new ArrayList<>();
        int last = 0;
        for (XmlElement element : named) {
            int number = number(element.require("PartNumber"));
            if (number <= last) {
                throw new ServiceError(
                        ErrorCode.InvalidPartOrder, "the list of parts was not in ascending order at part " + number);
            }
            Upload.Part part = upload.parts().get(number);
            String etag = element.require("ETag").trim().replace("\"", "");
            if (part == null || !part.etag().equals(etag)) {
                throw new ServiceError(
                                ErrorCode.InvalidPart,
                                "part " + number + " was not uploaded, or its ETag is another one")
                        .with("UploadId", upload.id())
                        .with("PartNumber", Integer.toString(number));
            }
            parts.add(part);
            last = number;
        }
        for (Upload.Part part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < options.minPartBytes()) {
                throw new ServiceError(
                                ErrorCode.EntityTooSmall,
                                "your proposed upload is smaller than the minimum allowed size")
                        .with("ProposedSize", Long.toString(part.size()))
                        .with("MinSizeAllowed", Long.toString(options.minPartBytes()))
                        .with("PartNumber", Integer.toString(part.number()));
            }
        }
        return parts;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new ServiceError(ErrorCode.MalformedXML, "PartNumber must be a whole number");
        }
    }

    HttpResponse abort(Call call, Bucket bucket) {
        Upload<Attributes> upload = find(call, bucket);
        if (!bucket.table().abort(upload.id())) {
            throw missing(upload.id());
        }
        return HttpResponse.of(204);
    }

    Upload<Attributes> find(Call call, Bucket bucket) {
        String id = call.query().firstOr("uploadId", "");
        Upload<Attributes> upload = bucket.table().uploads().get(id);
        if (upload == null || !upload.key().equals(call.key())) {
            throw missing(id);
        }
        return upload;
    }

    private static ServiceError missing(String id) {
        return new ServiceError(ErrorCode.NoSuchUpload, "the specified upload does not exist").with("UploadId", id);
    }
}
