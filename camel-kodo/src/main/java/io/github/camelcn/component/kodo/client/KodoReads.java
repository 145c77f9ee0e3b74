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
package io.github.camelcn.component.kodo.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import okhttp3.HttpUrl;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.error.IntegrityException;
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
import io.github.camelcn.common.wire.Query;
import io.github.camelcn.common.wire.ResponseOverrides;

import static io.github.camelcn.component.kodo.client.KodoWire.HEADERS;

/** Calls that look at objects and change nothing. Thread-safe. */
final class KodoReads {

    /** Source: Amazon S3 API reference, "ListObjectsV2". */
    static final int MAX_KEYS_PER_PAGE = 1000;

    /** Source: Amazon S3 API reference, "Authenticating requests: query parameters"; the provider's adapter uses it. */
    static final Duration LONGEST_LINK = Duration.ofDays(7);

    private final KodoCalls calls;
    private final KodoSigner signer;
    private final Downloads plain;
    private final Downloads secure;

    /**
     * @param plain what came over plain http
     * @param secure what came over https
     */
    KodoReads(KodoCalls calls, KodoSigner signer, Downloads plain, Downloads secure) {
        this.calls = calls;
        this.signer = signer;
        this.plain = plain;
        this.secure = secure;
    }

    StoredObject get(GetObjectRequest get) throws IOException {
        KodoWire.refuseKeys(get.encryption(), "getObject", get.source());
        String query = ResponseOverrides.query(get.responseOverrides()).toString();
        ServiceRequest request = calls.onObject("getObject", "GET", get.source(), query);
        request.header("Range", get.range().map(ByteRange::header).orElse(""));
        HEADERS.conditions(get.conditions(), request);
        ServiceResponse response = calls.send(get.source().bucket(), request);
        try {
            return downloads(request).opened(get.source(), get.range(), response);
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
    }

    private Downloads downloads(ServiceRequest request) {
        return request.url().startsWith("https:") ? secure : plain;
    }

    void verify(ObjectInfo object, ContentDigest digest) throws IOException {
        downloads(calls.onObject("getObject", "GET", object.ref(), "")).verify(object, digest);
    }

    ObjectInfo head(HeadObjectRequest head) throws IOException {
        return head("headObject", head);
    }

    ObjectInfo head(String operation, HeadObjectRequest head) throws IOException {
        KodoWire.refuseKeys(head.encryption(), operation, head.source());
        ServiceRequest request = calls.onObject(operation, "HEAD", head.source(), "");
        HEADERS.conditions(head.conditions(), request);
        try (ServiceResponse response = calls.send(head.source().bucket(), request)) {
            return HEADERS.info(head.source(), response);
        }
    }

    // ---------------------------------------------------------------- listing

    /**
     * With the second version of the call, and without {@code encoding-type}, which Kodo does not know. Source: provider
     * documentation, page 4087.
     */
    ObjectPage list(ListObjectsRequest list) throws IOException {
        KeySpace keys = calls.keys().space();
        PageStart start = PageStart.of(list.cursor(), keys);
        String query = Query.of("list-type=2")
                .with("continuation-token", start.token())
                .with("delimiter", list.delimiter())
                .with("max-keys", Math.min(list.maxKeys(), MAX_KEYS_PER_PAGE))
                .with("prefix", keys.toStore(list.prefix()))
                .with("start-after", start.afterKey())
                .toString();
        ServiceRequest request = calls.onListing("listObjects", list.bucket(), query);
        return calls.read(list.bucket(), request, response -> {
            KodoCodec.Listing page = KodoCodec.listing(response.body(), list.bucket(), keys);
            List<String> prefixes = page.commonPrefixes();
            boolean repeated = !prefixes.isEmpty() && prefixes.get(0).equals(start.lastPrefix());
            return new ObjectPage(
                    page.objects(),
                    repeated ? prefixes.subList(1, prefixes.size()) : prefixes,
                    next(page, start, list.bucket()),
                    HEADERS.requestId(response));
        });
    }

    private static Optional<ListCursor> next(KodoCodec.Listing page, PageStart start, String bucket)
            throws IntegrityException {
        if (!page.truncated()) {
            return Optional.empty();
        }
        if (page.nextToken().isEmpty()) {
            throw new IntegrityException(
                    "listObjects",
                    bucket,
                    "the listing says that there are more objects, but not where they begin; what it gave so far is not"
                            + " all there is");
        }
        if (page.nextToken().equals(start.token())) {
            throw new IntegrityException(
                    "listObjects",
                    bucket,
                    "the listing does not advance: the next page would begin where this one did");
        }
        List<String> prefixes = page.commonPrefixes();
        String lastPrefix = prefixes.isEmpty() ? start.lastPrefix() : prefixes.get(prefixes.size() - 1);
        return Optional.of(PageStart.cursor(page.nextToken(), lastPrefix));
    }

    /**
     * Where a page begins: behind a key of the user's, or where the service's token says. Common prefixes may come again
     * on the next page, so a token goes with the last one. Source of the repetitions: the provider's adapter 0.7.1.
     *
     * @param token empty for none
     * @param afterKey in the store's spelling; empty for none
     * @param lastPrefix the last common prefix of the pages before; empty for none
     */
    private record PageStart(String token, String afterKey, String lastPrefix) {

        /** Around a token: no key and no token holds it. */
        private static final char MARK = '\0';

        static PageStart of(ListCursor cursor, KeySpace keys) {
            String marker = cursor.marker();
            if (marker.isEmpty()) {
                return new PageStart("", "", "");
            }
            if (marker.charAt(0) != MARK) {
                return new PageStart("", keys.toStore(marker), "");
            }
            int end = marker.indexOf(MARK, 1);
            if (end < 0) {
                throw new IllegalArgumentException("the cursor is none that a page of this listing gave");
            }
            return new PageStart(marker.substring(1, end), "", marker.substring(end + 1));
        }

        static ListCursor cursor(String token, String lastPrefix) {
            return new ListCursor(MARK + token + MARK + lastPrefix);
        }
    }

    // ---------------------------------------------------------------- links

    URI createLink(CreateLinkRequest link) throws IOException {
        boolean download = link.method() == CreateLinkRequest.Method.GET;
        String operation = download ? "createDownloadLink" : "createUploadLink";
        Credentials credentials = calls.http().credentials();
        if (credentials.isAnonymous()) {
            throw new IllegalStateException(operation + " " + link.target()
                    + ": a link has to be signed, but there are no credentials; set accessKey and secretKey");
        }
        long seconds = link.validFor().toSeconds();
        if (seconds < 1 || seconds > LONGEST_LINK.toSeconds()) {
            throw new IllegalArgumentException(operation + " " + link.target()
                    + ": a link is valid for 1 second to 7 days, but was asked for " + link.validFor());
        }
        if (!download && !link.responseOverrides().isEmpty()) {
            throw new IllegalArgumentException(
                    operation + " " + link.target() + ": response headers can be overridden for downloads only");
        }
        Query query = ResponseOverrides.query(link.responseOverrides());
        if (calls.requesterPays()) {
            query.with(KodoWire.REQUEST_PAYER, "requester");
        }
        HttpUrl url = HttpUrl.get(calls.objectUrl(link.target(), query.toString()));
        return URI.create(signer.presign(
                link.method().name(),
                url,
                link.signedHeaders(),
                credentials,
                calls.http().now(),
                seconds));
    }
}
