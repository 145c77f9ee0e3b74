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

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelcn.common.credentials.Credentials;

/**
 * ACS3-HMAC-SHA256. Stateless.
 *
 * <p>Source: Alibaba Cloud, "Request syntax and signature method V3"; that Qingzhou uses it is our choice, hence it can be
 * replaced.
 */
final class Acs3Signer implements QingzhouSigner {

    static final String NAME = "acs3-hmac-sha256";

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Signature sign(SigningRequest request) {
        Credentials credentials = request.credentials();
        Map<String, String> added = new TreeMap<>();
        added.put("x-acs-date", DATE.format(request.now()));
        added.put("x-acs-signature-nonce", request.nonce().get());
        added.put("x-acs-content-sha256", Hashes.sha256Hex(request.body()));
        if (!credentials.securityToken().isEmpty()) {
            added.put("x-acs-accesskey-id", credentials.accessKey());
            added.put("x-acs-security-token", credentials.securityToken());
        }
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.putAll(added);
        Steps steps = steps(
                request.method(),
                request.url().getRawPath(),
                Parameters.parse(request.url().getRawQuery()),
                headers,
                request.body(),
                credentials);
        added.put("authorization", steps.authorization());
        return Signature.ofHeaders(added);
    }

    /** Everything on the way to a signature, for those who compare. */
    record Steps(
            String hashedPayload,
            String canonicalUri,
            String canonicalQuery,
            String canonicalHeaders,
            String signedHeaders,
            String canonicalRequest,
            String stringToSign,
            String signature,
            String authorization) {}

    /**
     * @param path encoded
     * @param query decoded
     * @param headers by name of any case; those that are not signed are passed over
     */
    static Steps steps(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body,
            Credentials credentials) {
        TreeMap<String, String> signed = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("host") || lower.equals("content-type") || lower.startsWith("x-acs-")) {
                signed.put(lower, value.strip());
            }
        });
        StringBuilder canonicalHeaders = new StringBuilder();
        signed.forEach((name, value) ->
                canonicalHeaders.append(name).append(':').append(value).append('\n'));
        String signedHeaders = String.join(";", signed.keySet());
        String hashedPayload = Hashes.sha256Hex(body);
        String canonicalUri = path == null || path.isEmpty() ? "/" : path;
        String canonicalQuery = Parameters.canonical(query);
        String canonicalRequest =
                String.join("\n", method, canonicalUri, canonicalQuery, canonicalHeaders, signedHeaders, hashedPayload);
        String stringToSign = ALGORITHM + '\n' + Hashes.sha256Hex(canonicalRequest.getBytes(StandardCharsets.UTF_8));
        String signature = Hashes.hex(Hashes.hmacSha256(credentials.secretKey(), stringToSign));
        return new Steps(
                hashedPayload,
                canonicalUri,
                canonicalQuery,
                canonicalHeaders.toString(),
                signedHeaders,
                canonicalRequest,
                stringToSign,
                signature,
                ALGORITHM + " Credential=" + credentials.accessKey() + ",SignedHeaders=" + signedHeaders + ",Signature="
                        + signature);
    }
}
