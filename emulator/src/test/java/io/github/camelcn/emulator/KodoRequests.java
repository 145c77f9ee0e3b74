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
package io.github.camelcn.emulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Raw requests signed for Kodo's two protocols, by rules written down here once more. */
final class KodoRequests {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private KodoRequests() {}

    /** A request signed with version 4 and the digest of its body, by the default account. */
    static RawRequest s3(String method, String target, String region) {
        return s3(method, target, region, KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
    }

    static RawRequest s3(String method, String target, String region, String accessKey, String secretKey) {
        return RawRequest.of(method, target).signer(request -> signS3(request, region, accessKey, secretKey));
    }

    /** The same in the default region. */
    static RawRequest s3(String method, String target) {
        return s3(method, target, "cn-east-1");
    }

    private static void signS3(RawRequest request, String region, String accessKey, String secretKey) {
        String date = DATE.format(request.date());
        request.header("x-amz-date", date);
        if (request.first("x-amz-content-sha256").isEmpty()) {
            request.header("x-amz-content-sha256", sha256(request.bodyBytes()));
        }
        TreeMap<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("host") || name.startsWith("x-amz-") || name.equals("content-type")) {
                headers.put(name, header.getValue());
            }
        }
        String signed = String.join(";", headers.keySet());
        String scope = date.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String signature =
                signature(request, headers, signed, request.first("x-amz-content-sha256"), date, scope, secretKey);
        request.header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ", SignedHeaders=" + signed + ", Signature="
                        + signature);
    }

    /** A presigned target for an unsigned request to 127.0.0.1. */
    static String link(String method, String target, String region, Instant date, long expires) {
        String time = DATE.format(date);
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String link = target + (target.contains("?") ? "&" : "?") + "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                + (KodoEmulator.ACCESS_KEY + "/" + scope).replace("/", "%2F") + "&X-Amz-Date=" + time
                + "&X-Amz-Expires=" + expires + "&X-Amz-SignedHeaders=host";
        String signature = signature(
                RawRequest.of(method, link),
                new TreeMap<>(Map.of("host", "127.0.0.1")),
                "host",
                "UNSIGNED-PAYLOAD",
                time,
                scope,
                KodoEmulator.SECRET_KEY);
        return link + "&X-Amz-Signature=" + signature;
    }

    private static String signature(
            RawRequest request,
            TreeMap<String, String> headers,
            String signed,
            String payload,
            String date,
            String scope,
            String secretKey) {
        int question = request.target().indexOf('?');
        String path = question < 0 ? request.target() : request.target().substring(0, question);
        String query = question < 0 ? "" : request.target().substring(question + 1);
        String canonical = request.method() + "\n" + path + "\n" + query(query) + "\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + signed + "\n" + payload;
        String text =
                "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac("HmacSHA256", key, part.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(hmac("HmacSHA256", key, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String query(String query) {
        if (query.isEmpty()) {
            return "";
        }
        TreeMap<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String value = URLDecoder.decode(parts.length < 2 ? "" : parts[1], StandardCharsets.UTF_8);
            parameters.put(
                    parts[0],
                    URLEncoder.encode(value, StandardCharsets.UTF_8)
                            .replace("+", "%20")
                            .replace("*", "%2A")
                            .replace("%7E", "~"));
        }
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    /** A management request signed by the default account. */
    static RawRequest management(String method, String target) {
        return RawRequest.of(method, target).signer(request -> {
            request.header("X-Qiniu-Date", DATE.format(request.date()));
            String type = request.first("Content-Type");
            String text = method + " " + target + "\nHost: " + request.first("Host")
                    + (type.isEmpty() ? "" : "\nContent-Type: " + type)
                    + "\nX-Qiniu-Date: " + request.first("X-Qiniu-Date") + "\n\n"
                    + (type.isEmpty() ? "" : new String(request.bodyBytes(), StandardCharsets.UTF_8));
            request.header("Authorization", "Qiniu " + token(text));
        });
    }

    /** An upload token over this policy. */
    static String uploadToken(String policy) {
        String encoded = base64(policy);
        return token(encoded) + ":" + encoded;
    }

    /** Access key and signature over a text. */
    static String token(String text) {
        return KodoEmulator.ACCESS_KEY + ":"
                + Base64.getUrlEncoder()
                        .encodeToString(hmac(
                                "HmacSHA1",
                                KodoEmulator.SECRET_KEY.getBytes(StandardCharsets.UTF_8),
                                text.getBytes(StandardCharsets.UTF_8)));
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String md5(byte[] bytes) {
        return Base64.getEncoder().encodeToString(digest("MD5", bytes));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256", bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
