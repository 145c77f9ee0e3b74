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
package io.github.camelcn.emulator.qingzhou;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.HttpHeaders;

/**
 * The texts of an ACS3-HMAC-SHA256 signature.
 *
 * <p>Source: Alibaba Cloud, "V3 request body and signature mechanism".
 */
@VerifiedAgainst(service = "published samples and com.aliyun:tea-openapi 0.3.15", date = "2026-11-20")
final class Acs3 {
    static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private Acs3() {}

    /** The headers of a request that a signature must cover, by lower-case name. */
    static Map<String, String> signable(HttpHeaders headers) {
        Map<String, String> signable = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("host") || lower.equals("content-type") || lower.startsWith("x-acs-")) {
                signable.merge(lower, value.strip(), (earlier, later) -> earlier + "," + later);
            }
        });
        return signable;
    }

    /** @param headers by lower-case name, values without outer blanks */
    static String canonicalHeaders(Map<String, String> headers) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(headers)
                .forEach((name, value) ->
                        text.append(name).append(':').append(value).append('\n'));
        return text.toString();
    }

    static String signedHeaders(Collection<String> names) {
        return String.join(";", new TreeSet<>(names));
    }

    /**
     * @param path as sent, still encoded; the empty path is {@code /}
     * @param headers exactly those that are signed
     */
    static String canonicalRequest(
            String method,
            String path,
            List<WireText.Parameter> query,
            Map<String, String> headers,
            String payloadHash) {
        return String.join(
                "\n",
                method,
                path.isEmpty() ? "/" : path,
                WireText.canonicalQuery(query),
                canonicalHeaders(headers),
                signedHeaders(headers.keySet()),
                payloadHash);
    }

    static String stringToSign(String canonicalRequest) {
        return ALGORITHM + "\n" + WireText.sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8));
    }

    static String signature(String secret, String stringToSign) {
        return HexFormat.of().formatHex(WireText.hmac("HmacSHA256", secret, stringToSign));
    }
}
