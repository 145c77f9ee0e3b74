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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.http.RequestSigner;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.wire.UriEncoding;

/**
 * Signature Version 4 for the service {@code s3}, in the header of a request or in the query of a link.
 *
 * <p>Everything is read from the finished OkHttp request, so that what is signed is what is sent. The body is signed by
 * the request's {@code x-amz-content-sha256} header; whoever makes the request decides about it, and a request without
 * one goes out as an unsigned payload. Holds nothing but derived keys; safe for any number of threads.
 *
 * <p>Source: provider documentation page 4093 (V4 is accepted in headers and queries); the rules are those of Amazon S3,
 * "Authenticating requests (Signature Version 4)".
 */
final class KodoSigner implements RequestSigner {

    static final String CONTENT_SHA256 = "x-amz-content-sha256";
    static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String DATE = "x-amz-date";
    private static final String SECURITY_TOKEN = "x-amz-security-token";

    private final UnaryOperator<String> regionOfHost;
    private final SigningKeys keys = new SigningKeys();

    /** @param regionOfHost the region to sign for, by the host a request goes to */
    KodoSigner(UnaryOperator<String> regionOfHost) {
        this.regionOfHost = regionOfHost;
    }

    @Override
    public Request sign(Request unsigned, ServiceRequest source, Credentials credentials, Instant now) {
        if (credentials.isAnonymous()) {
            return unsigned;
        }
        SigningTime time = SigningTime.of(now);
        HttpUrl url = unsigned.url();
        String hash = unsigned.header(CONTENT_SHA256);
        // added, not set: nothing that is unsigned has them, and to set one is to search for it first
        Request.Builder request = unsigned.newBuilder().addHeader(DATE, time.stamp());
        CanonicalRequest canonical = new CanonicalRequest(
                unsigned.method(),
                url.encodedPath(),
                url.encodedQuery() == null ? "" : url.encodedQuery(),
                hash == null ? UNSIGNED_PAYLOAD : hash);
        canonical.header("host", host(url));
        addHeaders(canonical, unsigned);
        if (hash == null) {
            request.addHeader(CONTENT_SHA256, UNSIGNED_PAYLOAD);
            canonical.header(CONTENT_SHA256, UNSIGNED_PAYLOAD);
        }
        canonical.header(DATE, time.stamp());
        if (!credentials.securityToken().isEmpty()) {
            request.addHeader(SECURITY_TOKEN, credentials.securityToken());
            canonical.header(SECURITY_TOKEN, credentials.securityToken());
        }
        return request.addHeader(
                        "Authorization", authorization(canonical, credentials, time, regionOfHost.apply(url.host())))
                .build();
    }

    /** OkHttp sends the body's media type in place of a header of that name, if the body has one. */
    private static void addHeaders(CanonicalRequest canonical, Request request) {
        MediaType bodyType = request.body() == null ? null : request.body().contentType();
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i);
            if (bodyType == null || !name.equalsIgnoreCase("Content-Type")) {
                canonical.header(name, headers.value(i));
            }
        }
        if (bodyType != null) {
            canonical.header("content-type", bodyType.toString());
        }
    }

    /** As it is sent: with the port, if that is not the scheme's own. */
    private static String host(HttpUrl url) {
        String host = url.host().indexOf(':') < 0 ? url.host() : '[' + url.host() + ']';
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ':' + url.port();
    }

    String authorization(CanonicalRequest canonical, Credentials credentials, SigningTime time, String region) {
        String signature = signature(canonical, credentials, time, region);
        StringBuilder header = new StringBuilder(320)
                .append(ALGORITHM)
                .append(" Credential=")
                .append(credentials.accessKey())
                .append('/')
                .append(time.day())
                .append('/')
                .append(region)
                .append("/s3/aws4_request, SignedHeaders=");
        canonical.appendSignedHeaders(header);
        return header.append(", Signature=").append(signature).toString();
    }

    private String signature(CanonicalRequest canonical, Credentials credentials, SigningTime time, String region) {
        AsciiText text = stringToSign(canonical, time, region);
        return Sha256.formatted(keys.sign(credentials.secretKey(), time.day(), region, text));
    }

    static AsciiText stringToSign(CanonicalRequest canonical, SigningTime time, String region) {
        return new AsciiText(160)
                .append(ALGORITHM)
                .append('\n')
                .append(time.stamp())
                .append('\n')
                .append(time.day())
                .append('/')
                .append(region)
                .append("/s3/aws4_request\n")
                .append(Sha256.hex(canonical.text()));
    }

    // ---------------------------------------------------------------- links

    /**
     * A link that carries its own signature.
     *
     * @param url percent-encoded
     * @param headers headers whoever uses the link must send exactly so; no other header but the host is signed
     * @param expirySeconds 1 to 604800
     */
    String presign(
            String method,
            HttpUrl url,
            Map<String, String> headers,
            Credentials credentials,
            Instant now,
            long expirySeconds) {
        return presign(
                method,
                new Target(url.scheme(), host(url), url.encodedPath(), url.encodedQuery()),
                headers,
                credentials,
                SigningTime.of(now),
                regionOfHost.apply(url.host()),
                expirySeconds);
    }

    /**
     * Where a link points.
     *
     * @param host with its port, if there is one
     * @param encodedQuery null for none
     */
    record Target(String scheme, String host, String encodedPath, String encodedQuery) {}

    String presign(
            String method,
            Target target,
            Map<String, String> headers,
            Credentials credentials,
            SigningTime time,
            String region,
            long expirySeconds) {
        String query = presignedQuery(target, headers, credentials, time, region, expirySeconds);
        CanonicalRequest canonical = new CanonicalRequest(method, target.encodedPath, query, UNSIGNED_PAYLOAD);
        canonical.header("host", target.host);
        headers.forEach(canonical::header);
        String signature = signature(canonical, credentials, time, region);
        return target.scheme + "://" + target.host + target.encodedPath + '?' + canonical.canonicalQuery()
                + "&X-Amz-Signature=" + signature;
    }

    private static String presignedQuery(
            Target target,
            Map<String, String> headers,
            Credentials credentials,
            SigningTime time,
            String region,
            long expirySeconds) {
        StringBuilder query = new StringBuilder(256);
        if (target.encodedQuery != null && !target.encodedQuery.isEmpty()) {
            query.append(target.encodedQuery).append('&');
        }
        query.append("X-Amz-Algorithm=").append(ALGORITHM).append("&X-Amz-Credential=");
        UriEncoding.appendQueryValue(
                query, credentials.accessKey() + '/' + time.day() + '/' + region + "/s3/aws4_request");
        query.append("&X-Amz-Date=").append(time.stamp());
        query.append("&X-Amz-Expires=").append(expirySeconds);
        query.append("&X-Amz-SignedHeaders=");
        List<String> names = new ArrayList<>();
        names.add("host");
        headers.keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        UriEncoding.appendQueryValue(
                query, String.join(";", names.stream().sorted().toList()));
        if (!credentials.securityToken().isEmpty()) {
            query.append("&X-Amz-Security-Token=");
            UriEncoding.appendQueryValue(query, credentials.securityToken());
        }
        return query.toString();
    }
}
