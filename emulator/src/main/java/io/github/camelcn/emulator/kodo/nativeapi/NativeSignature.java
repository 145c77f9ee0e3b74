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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.HttpHeaders;

/**
 * The texts native requests are signed over, and HMAC-SHA1 over them.
 *
 * <p>Source: Qiniu documentation 1201; qiniu-java-sdk 7.19.0 (Auth).
 */
@VerifiedAgainst(service = "vectors made with qiniu-java-sdk 7.19.0", date = "2026-11-20")
final class NativeSignature {
    private static final String OWN_PREFIX = "x-qiniu-";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BINARY = "application/octet-stream";

    private NativeSignature() {}

    /** The text of the scheme {@code Qiniu}. */
    static byte[] qiniuText(String method, String pathAndQuery, String host, HttpHeaders headers, byte[] body) {
        String type = headers.firstOr("Content-Type", "");
        StringBuilder text = new StringBuilder(256);
        text.append(method)
                .append(' ')
                .append(withoutEmptyQuery(pathAndQuery))
                .append("\nHost: ")
                .append(host);
        if (!type.isEmpty()) {
            text.append("\nContent-Type: ").append(type);
        }
        Map<String, String> own = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lowered = name.toLowerCase(Locale.ROOT);
            if (lowered.startsWith(OWN_PREFIX) && lowered.length() > OWN_PREFIX.length()) {
                own.put(capitalised(lowered), value);
            }
        });
        own.forEach((name, value) -> text.append('\n').append(name).append(": ").append(value));
        text.append("\n\n");
        return joined(text, !type.isEmpty() && !type.equals(BINARY) ? body : new byte[0]);
    }

    /** The text of the older scheme {@code QBox}. */
    static byte[] qboxText(String pathAndQuery, HttpHeaders headers, byte[] body) {
        boolean form = headers.firstOr("Content-Type", "").equals(FORM);
        return joined(new StringBuilder(withoutEmptyQuery(pathAndQuery)).append('\n'), form ? body : new byte[0]);
    }

    private static byte[] joined(StringBuilder text, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(text.length() + body.length);
        all.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static String withoutEmptyQuery(String pathAndQuery) {
        return pathAndQuery.endsWith("?") ? pathAndQuery.substring(0, pathAndQuery.length() - 1) : pathAndQuery;
    }

    /** {@code X-Qiniu-Date}, whatever the case it came in. */
    private static String capitalised(String name) {
        StringBuilder text = new StringBuilder(name);
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || text.charAt(i - 1) == '-') {
                text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
            }
        }
        return text.toString();
    }

    static String sign(String secretKey, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getUrlEncoder().encodeToString(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA1", e);
        }
    }

    static boolean matches(String secretKey, byte[] text, String signature) {
        return MessageDigest.isEqual(
                sign(secretKey, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }
}
