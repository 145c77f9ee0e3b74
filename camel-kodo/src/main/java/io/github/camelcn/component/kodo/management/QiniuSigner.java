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
package io.github.camelcn.component.kodo.management;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import okhttp3.HttpUrl;
import okhttp3.Request;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.http.RequestSigner;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Payload;

/**
 * The signature of native requests, scheme {@code Qiniu}, always with a date so that a request cannot be repeated by
 * somebody else for longer than 15 minutes. Everything is read from the finished OkHttp request, so that what is signed
 * is what is sent. Stateless; safe for any number of threads.
 *
 * <p>Source: provider documentation, page 1201.
 */
final class QiniuSigner implements RequestSigner {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final byte[] NOTHING = {};

    @Override
    public Request sign(Request unsigned, ServiceRequest source, Credentials credentials, Instant now) {
        if (credentials.isAnonymous()) {
            return unsigned;
        }
        Keys.permanent(credentials);
        Request dated = unsigned.newBuilder()
                .addHeader("X-Qiniu-Date", DATE.format(now))
                .build();
        return dated.newBuilder()
                .addHeader("Authorization", authorization(dated, source.body(), credentials))
                .build();
    }

    /** @param body what the request sends; read once more than it is sent */
    static String authorization(Request request, Payload body, Credentials credentials) {
        String type = request.header("Content-Type");
        String contentType = type == null ? "" : type;
        String text = SigningText.qiniu(
                request.method(), target(request.url()), host(request), contentType, headers(request));
        byte[] signed = SigningText.qiniuCoversBody(contentType) ? bytes(body) : NOTHING;
        return SigningText.QINIU + credentials.accessKey() + ':' + HmacSha1.sign(credentials.secretKey(), text, signed);
    }

    private static String target(HttpUrl url) {
        String query = url.encodedQuery();
        return query == null ? url.encodedPath() : url.encodedPath() + '?' + query;
    }

    /** The header as OkHttp writes it: the port only if it is not the scheme's own. */
    private static String host(Request request) {
        String header = request.header("Host");
        if (header != null) {
            return header;
        }
        HttpUrl url = request.url();
        String host = url.host().indexOf(':') >= 0 ? '[' + url.host() + ']' : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ':' + url.port();
    }

    private static List<Map.Entry<String, String>> headers(Request request) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        request.headers().forEach(header -> headers.add(Map.entry(header.getFirst(), header.getSecond())));
        return headers;
    }

    private static byte[] bytes(Payload body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.max(body.length(), 0));
        try {
            body.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a request's body in memory could not be read", e);
        }
        return bytes.toByteArray();
    }
}
