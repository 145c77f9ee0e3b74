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
package io.github.camelcn.component.qingstor.client;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.payload.Digests;

/** Calls that look at objects and change nothing. Thread-safe. */
final class QingStorReads {

    /** Larger pages are cut by the service. Source: QingStor API documentation says 100, rclone and qscamel use 1000. */
    static final int MAX_KEYS_PER_PAGE = 1000;

    /** Source: QingStor API documentation, "GET Object", read 2022. */
    private static final Set<String> OVERRIDABLE = Set.of(
            "expires", "cache-control", "content-type", "content-language", "content-encoding", "content-disposition");

    /** Marks a cursor that is not a key of the key space, and so cannot be spelled the user's way. */
    private static final char FOREIGN_MARKER = '\0';

    private final QingStorCalls calls;
    private final boolean verifyContent;

    QingStorReads(QingStorCalls calls, boolean verifyContent) {
        this.calls = calls;
        this.verifyContent = verifyContent;
    }

    StoredObject get(GetObjectRequest get) throws IOException {
        if (!get.responseOverrides().isEmpty() && calls.http().credentials().isAnonymous()) {
            throw new IllegalStateException("getObject " + get.source()
                    + ": an anonymous request cannot override response headers;" + " set accessKey and secretKey");
        }
        String query = overrides(get.responseOverrides()).toString();
        ServiceRequest request = calls.onObject("getObject", "GET", get.source(), query);
        request.header("Range", get.range().map(ByteRange::header).orElse(""));
        ObjectHeaders.conditions("", get.conditions(), request);
        ObjectHeaders.encryption(get.encryption(), request);
        ServiceResponse response = calls.send(get.source().bucket(), request);
        try {
            return opened(get.source(), get.range(), response);
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
    }

    private StoredObject opened(ObjectRef ref, Optional<ByteRange> range, ServiceResponse response)
            throws IntegrityException {
        ObjectInfo info = ObjectHeaders.info(ref, response);
        String contentRange = response.header("content-range");
        if (contentRange.isEmpty() && range.isPresent() && !coversAll(range.get(), info.size())) {
            throw new IntegrityException(
                    "getObject",
                    ref.toString(),
                    "asked for " + range.get().header() + ", but the service sent the whole object");
        }
        // an encrypted object's ETag need not be its MD5, and a proxy may have decoded what has an encoding
        boolean comparable = verifyContent
                && contentRange.isEmpty()
                && !info.encrypted()
                && info.content().contentEncoding().isEmpty()
                && Digests.isMd5Hex(info.etag());
        return stored(info, response, comparable ? info.etag() : "", contentRange);
    }

    /** Whether the whole object is a right answer to a range, as for a suffix longer than the object. */
    private static boolean coversAll(ByteRange range, long size) {
        if (range.first() < 0) {
            return range.last() >= size;
        }
        return range.first() == 0 && (range.last() < 0 || range.last() >= size - 1);
    }

    ObjectInfo head(HeadObjectRequest head) throws IOException {
        ServiceRequest request = calls.onObject("headObject", "HEAD", head.source(), "");
        ObjectHeaders.conditions("", head.conditions(), request);
        ObjectHeaders.encryption(head.encryption(), request);
        try (ServiceResponse response = calls.send(head.source().bucket(), request)) {
            return ObjectHeaders.info(head.source(), response);
        }
    }

    StoredObject processImage(ProcessImageRequest image) throws IOException {
        String query = Query.of("image").with("action", image.action()).toString();
        ServiceRequest request = calls.onObject("processImage", "GET", image.source(), query);
        ServiceResponse response = calls.send(image.source().bucket(), request);
        // the ETag, if any, is the source's
        return stored(ObjectHeaders.info(image.source(), response), response, "", "");
    }

    private static StoredObject stored(ObjectInfo info, ServiceResponse response, String md5, String contentRange) {
        long length = response.contentLength();
        VerifyingInputStream body =
                new VerifyingInputStream(response.body(), info.ref().toString(), length, md5);
        return new StoredObject(info, body, length, contentRange);
    }

    // ---------------------------------------------------------------- listing

    ObjectPage list(ListObjectsRequest list) throws IOException {
        KeySpace keys = calls.keys();
        String marker = toStore(list.cursor(), keys);
        String query = Query.empty()
                .with("prefix", keys.toStore(list.prefix()))
                .with("delimiter", list.delimiter())
                .with("marker", marker)
                .with("limit", Math.min(list.maxKeys(), MAX_KEYS_PER_PAGE))
                .toString();
        ServiceRequest request = calls.onBucket("listObjects", "GET", list.bucket(), query);
        return calls.read(list.bucket(), request, response -> {
            QingStorCodec.Listing page = QingStorCodec.listing(response.body(), list.bucket(), keys);
            Optional<ListCursor> next = next(page, list.bucket(), keys);
            if (next.isPresent() && page.nextMarker().equals(marker)) {
                throw new IntegrityException(
                        "listObjects",
                        list.bucket(),
                        "the listing does not advance: the next page would begin where this one did");
            }
            return new ObjectPage(page.objects(), page.commonPrefixes(), next, ObjectHeaders.requestId(response));
        });
    }

    private static Optional<ListCursor> next(QingStorCodec.Listing page, String bucket, KeySpace keys)
            throws IntegrityException {
        String marker = page.nextMarker();
        if (!page.hasMore()) {
            return Optional.empty();
        }
        if (marker.isEmpty()) {
            throw new IntegrityException(
                    "listObjects",
                    bucket,
                    "the listing says that there are more objects, but not where they begin; what it gave so far is not"
                            + " all there is");
        }
        return Optional.of(new ListCursor(keys.contains(marker) ? keys.toUser(marker) : FOREIGN_MARKER + marker));
    }

    /** A cursor may be any key of the user's: the page then starts behind it. */
    private static String toStore(ListCursor cursor, KeySpace keys) {
        String marker = cursor.marker();
        if (marker.isEmpty()) {
            return "";
        }
        return marker.charAt(0) == FOREIGN_MARKER ? marker.substring(1) : keys.toStore(marker);
    }

    // ---------------------------------------------------------------- links

    URI createLink(CreateLinkRequest link) {
        boolean download = link.method() == CreateLinkRequest.Method.GET;
        String operation = download ? "createDownloadLink" : "createUploadLink";
        Credentials credentials = calls.http().credentials();
        if (credentials.isAnonymous()) {
            throw new IllegalStateException(operation + " " + link.target()
                    + ": a link has to be signed, but there are no credentials; set accessKey and secretKey");
        }
        if (!download && !link.responseOverrides().isEmpty()) {
            throw new IllegalArgumentException(
                    operation + " " + link.target() + ": response headers can be overridden for downloads only");
        }
        String query = overrides(link.responseOverrides()).toString();
        ServiceRequest request = calls.onObject(operation, link.method().name(), link.target(), query);
        long expires = calls.http().now().plus(link.validFor()).getEpochSecond();
        return URI.create(QingStorSigner.presign(
                request.method(), request.url(), link.signedHeaders(), request.hostBucket(), credentials, expires));
    }

    private static Query overrides(Map<String, String> overrides) {
        Query query = Query.empty();
        overrides.forEach((header, value) -> {
            if (!OVERRIDABLE.contains(header)) {
                throw new IllegalArgumentException("the response header '" + header + "' cannot be overridden, only "
                        + OVERRIDABLE.stream().sorted().toList());
            }
            query.with("response-" + header, value);
        });
        return query;
    }
}
