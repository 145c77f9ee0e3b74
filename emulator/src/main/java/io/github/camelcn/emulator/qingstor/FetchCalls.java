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
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.storage.Content;

/** PUT whose bytes the server downloads from somewhere else. */
final class FetchCalls {
    private static final int MAX_REDIRECTS = 5;
    private static final int TIMEOUT_MILLIS = 30_000;
    /** Source: QingStor API documentation, "PUT Object - Fetch". */
    private static final Set<Integer> FOLLOWED = Set.of(301, 302, 307);

    private final Receiver receiver;
    private final ServiceOptions options;

    FetchCalls(Receiver receiver, ServiceOptions options) {
        this.receiver = receiver;
        this.options = options;
    }

    /** Source: QingStor API documentation, "PUT Object - Fetch". */
    @NotVerified("A source that answers 404 is answered 404 object_not_exists, every other failure 503"
            + " upstream_failed; the source's Content-Type is stored.")
    HttpResponse fetch(Call call, Bucket bucket) throws IOException {
        requireUnmodified(call, bucket);
        Attributes attributes = Attributes.of(call.headers());
        Optional<CustomerKey> key = CustomerKey.of(call.headers());
        HttpURLConnection source = open(call.headers().firstOr("x-qs-fetch-source", ""));
        try {
            long length = source.getContentLengthLong();
            if (length < 0) {
                throw failed("the source sends no Content-Length");
            }
            Receiver.Received received;
            try (InputStream in = source.getInputStream()) {
                received = receiver.receive(in, length, options.maxSingleObjectBytes(), key, Optional.empty());
            }
            if (received.size() != length) {
                received.segment().blob().release();
                throw failed("the source broke off");
            }
            String keyMd5 = key.map(CustomerKey::md5).orElse("");
            String type = source.getContentType() == null ? attributes.contentType() : source.getContentType();
            bucket.publish(new StoredObject(
                    call.key(),
                    Content.of(received.segment()),
                    received.size(),
                    received.etag(),
                    new Attributes(type, attributes.storageClass(), attributes.headers(), attributes.metadata()),
                    call.now(),
                    keyMd5,
                    false));
            return ObjectReads.encryption(HttpResponse.of(201).header("ETag", received.etag()), keyMd5);
        } finally {
            source.disconnect();
        }
    }

    private static void requireUnmodified(Call call, Bucket bucket) {
        Optional<Instant> since = call.header("x-qs-fetch-if-unmodified-since").flatMap(HttpDates::parse);
        StoredObject target = bucket.objects().get(call.key());
        if (since.isPresent()
                && target != null
                && target.modified().getEpochSecond() > since.get().getEpochSecond()) {
            throw ObjectReads.conditionFailed();
        }
    }

    private static HttpURLConnection open(String source) {
        String location = source;
        try {
            for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
                URI uri = URI.create(location);
                if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
                    throw new ServiceError(
                            ErrorCode.INVALID_ARGUMENT, "x-qs-fetch-source must be an http or https URL");
                }
                HttpURLConnection connection = (HttpURLConnection) new URL(location).openConnection();
                connection.setInstanceFollowRedirects(false);
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                connection.setRequestProperty("Connection", "close");
                connection.setRequestProperty("Accept-Encoding", "identity");
                int status = connection.getResponseCode();
                if (FOLLOWED.contains(status)) {
                    location =
                            uri.resolve(connection.getHeaderField("Location")).toString();
                    connection.disconnect();
                } else if (status == 404) {
                    throw new ServiceError(ErrorCode.OBJECT_NOT_EXISTS, "the source answered 404");
                } else if (status != 200) {
                    throw failed("the source answered " + status);
                } else {
                    return connection;
                }
            }
            throw failed("the source redirects too often");
        } catch (IllegalArgumentException e) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "x-qs-fetch-source is not a URL");
        } catch (IOException e) {
            throw failed("the source cannot be reached");
        }
    }

    private static ServiceError failed(String message) {
        return new ServiceError(ErrorCode.UPSTREAM_FAILED, message);
    }
}
