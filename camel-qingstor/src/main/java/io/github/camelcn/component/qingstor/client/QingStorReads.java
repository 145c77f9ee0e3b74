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
import java.util.Optional;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.ContentDigest;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.wire.Downloads;
import io.github.camelcn.common.wire.ListMarkers;
import io.github.camelcn.common.wire.Query;
import io.github.camelcn.common.wire.ResponseOverrides;

import static io.github.camelcn.component.qingstor.client.QingStorWire.HEADERS;

/** Calls that look at objects and change nothing. Thread-safe. */
final class QingStorReads {

    /** Larger pages are cut by the service. Source: QingStor API documentation says 100, rclone and qscamel use 1000. */
    static final int MAX_KEYS_PER_PAGE = 1000;

    private final QingStorCalls calls;
    private final Downloads downloads;
    private final ListMarkers markers;

    QingStorReads(QingStorCalls calls, boolean verifyContent) {
        this.calls = calls;
        this.downloads = new Downloads(HEADERS, object -> verifyContent);
        this.markers = new ListMarkers(calls.keys().space());
    }

    StoredObject get(GetObjectRequest get) throws IOException {
        if (!get.responseOverrides().isEmpty() && calls.http().credentials().isAnonymous()) {
            throw new IllegalStateException("getObject " + get.source()
                    + ": an anonymous request cannot override response headers;" + " set accessKey and secretKey");
        }
        String query = ResponseOverrides.query(get.responseOverrides()).toString();
        ServiceRequest request = calls.onObject("getObject", "GET", get.source(), query);
        request.header("Range", get.range().map(ByteRange::header).orElse(""));
        HEADERS.conditions(get.conditions(), request);
        HEADERS.encryption(get.encryption(), request);
        ServiceResponse response = calls.send(get.source().bucket(), request);
        try {
            return downloads.opened(get.source(), get.range(), response);
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
    }

    void verify(ObjectInfo object, ContentDigest digest) throws IOException {
        downloads.verify(object, digest);
    }

    ObjectInfo head(HeadObjectRequest head) throws IOException {
        ServiceRequest request = calls.onObject("headObject", "HEAD", head.source(), "");
        HEADERS.conditions(head.conditions(), request);
        HEADERS.encryption(head.encryption(), request);
        try (ServiceResponse response = calls.send(head.source().bucket(), request)) {
            return HEADERS.info(head.source(), response);
        }
    }

    StoredObject processImage(ProcessImageRequest image) throws IOException {
        String query = Query.of("image").with("action", image.action()).toString();
        ServiceRequest request = calls.onObject("processImage", "GET", image.source(), query);
        ServiceResponse response = calls.send(image.source().bucket(), request);
        return downloads.derived(image.source(), response);
    }

    // ---------------------------------------------------------------- listing

    ObjectPage list(ListObjectsRequest list) throws IOException {
        KeySpace keys = calls.keys().space();
        String marker = markers.marker(list.cursor());
        String query = Query.empty()
                .with("prefix", keys.toStore(list.prefix()))
                .with("delimiter", list.delimiter())
                .with("marker", marker)
                .with("limit", Math.min(list.maxKeys(), MAX_KEYS_PER_PAGE))
                .toString();
        ServiceRequest request = calls.onBucket("listObjects", "GET", list.bucket(), query);
        return calls.read(list.bucket(), request, response -> {
            QingStorCodec.Listing page = QingStorCodec.listing(response.body(), list.bucket(), keys);
            Optional<ListCursor> next = markers.next(list.bucket(), page.hasMore(), page.nextMarker(), marker);
            return new ObjectPage(page.objects(), page.commonPrefixes(), next, HEADERS.requestId(response));
        });
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
        String query = ResponseOverrides.query(link.responseOverrides()).toString();
        ServiceRequest request = calls.onObject(operation, link.method().name(), link.target(), query);
        long expires = calls.http().now().plus(link.validFor()).getEpochSecond();
        return URI.create(QingStorSigner.presign(
                request.method(), request.url(), link.signedHeaders(), request.hostBucket(), credentials, expires));
    }
}
