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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.http.RequestSigner;
import io.github.camelcn.common.http.ServiceRequest;

/**
 * Lets a signer sign what OkHttp sends, once for each attempt; and counts the attempts, since every one of them counts
 * for the service too. Thread-safe.
 */
final class SignerAdapter implements RequestSigner {

    private static final int NONCE_BYTES = 16;

    private final QingzhouSigner signer;
    private final String region;
    private final String actionHeader;
    private final String version;
    private final CallLimiter limiter;
    private final SecureRandom random = new SecureRandom();

    /** @param actionHeader the header that holds the action; empty if there is none */
    SignerAdapter(QingzhouSigner signer, String region, String actionHeader, String version, CallLimiter limiter) {
        this.signer = signer;
        this.region = region;
        this.actionHeader = actionHeader;
        this.version = version;
        this.limiter = limiter;
    }

    @Override
    public Request sign(Request unsigned, ServiceRequest source, Credentials credentials, Instant now) {
        limiter.sent();
        boolean keyless =
                credentials.isAnonymous() && credentials.securityToken().isEmpty();
        if (keyless) {
            return unsigned;
        }
        HttpUrl url = unsigned.url();
        Signature signature = signer.sign(new SigningRequest(
                unsigned.method(),
                URI.create(url.toString()),
                headers(source, url),
                bytes(source),
                credentials,
                region,
                source.headers().getOrDefault(actionHeader, ""),
                version,
                now,
                this::nonce));
        Request.Builder signed = unsigned.newBuilder();
        signature.headers().forEach(signed::header);
        signature
                .query()
                .ifPresent(
                        query -> signed.url(url.newBuilder().encodedQuery(query).build()));
        signature.body().ifPresent(body -> signed.method(unsigned.method(), new SignedBody(body)));
        return signed.build();
    }

    private static Map<String, String> headers(ServiceRequest source, HttpUrl url) {
        Map<String, String> headers = new TreeMap<>(source.headers());
        boolean usualPort = url.port() == HttpUrl.defaultPort(url.scheme());
        String host = url.host().contains(":") ? '[' + url.host() + ']' : url.host();
        headers.put("host", usualPort ? host : host + ':' + url.port());
        return headers;
    }

    private static byte[] bytes(ServiceRequest source) {
        try (InputStream in = source.body().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the bodies of these requests are in memory", e);
        }
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What is sent instead; one-shot, so that OkHttp does not send it again by itself. */
    private static final class SignedBody extends RequestBody {

        private final byte[] bytes;

        SignedBody(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public MediaType contentType() {
            // the header is there already
            return null;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
