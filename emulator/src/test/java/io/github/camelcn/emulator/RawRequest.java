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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.PercentCodec;

/**
 * A request written byte by byte and signed by the written rules; nothing between it and the wire tidies it up. Signed for
 * QingStor unless another signer is named.
 */
public final class RawRequest {
    /** Adds what a service wants to see about who sends a request. */
    public interface Signer {
        void sign(RawRequest request);
    }

    private static final Set<String> SIGNED = Set.of(
            "acl",
            "append",
            "cname",
            "cors",
            "delete",
            "image",
            "lifecycle",
            "logging",
            "mirror",
            "notification",
            "part_number",
            "policy",
            "position",
            "replication",
            "stats",
            "upload_id",
            "uploads",
            "versioning",
            "versions",
            "version_id",
            "response-content-type",
            "response-cache-control");

    private final String method;
    private final String target;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private byte[] body = new byte[0];
    private boolean chunked;
    private boolean signed = true;
    private Signer signer;
    private String accessKey = QingStorEmulator.ACCESS_KEY;
    private String secretKey = QingStorEmulator.SECRET_KEY;
    private Instant date = Instant.now();
    private String signedPath;

    private RawRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    public static RawRequest of(String method, String target) {
        return new RawRequest(method, target);
    }

    public RawRequest header(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    public RawRequest host(String host) {
        return header("Host", host);
    }

    public RawRequest body(byte[] bytes) {
        body = bytes;
        return this;
    }

    public RawRequest body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawRequest chunked() {
        chunked = true;
        return this;
    }

    /** Signs with somebody else's rules, at the moment the request is written. */
    public RawRequest signer(Signer other) {
        signed = false;
        signer = other;
        return this;
    }

    public RawRequest unsigned() {
        signer = null;
        signed = false;
        return this;
    }

    public RawRequest as(String access, String secret) {
        accessKey = access;
        secretKey = secret;
        return this;
    }

    public RawRequest date(Instant instant) {
        date = instant;
        return this;
    }

    /** Signs another path than the target's, as virtual-host style and absolute-form targets need. */
    public RawRequest signedPath(String path) {
        signedPath = path;
        return this;
    }

    public String target() {
        return target;
    }

    public Instant date() {
        return date;
    }

    /** Header lines so far, name and value. */
    public List<Map.Entry<String, String>> headers() {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            headers.add(Map.entry(names.get(i), values.get(i)));
        }
        return headers;
    }

    public String method() {
        return method;
    }

    public byte[] bodyBytes() {
        return body;
    }

    /** Head of the request with everything the server needs to read the body. */
    public byte[] head() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (first("Host").isEmpty()) {
            header("Host", "127.0.0.1");
        }
        if (signer != null) {
            signer.sign(this);
        }
        if (signed && first("Date").isEmpty()) {
            header("Date", HttpDates.format(date));
        }
        for (int i = 0; i < names.size(); i++) {
            head.append(names.get(i)).append(": ").append(values.get(i)).append("\r\n");
        }
        if (signed) {
            head.append("Authorization: QS ").append(accessKey).append(':').append(signature(first("Date")));
            head.append("\r\n");
        }
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (first("Content-Length").isEmpty()) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head());
        if (chunked) {
            int half = body.length / 2;
            chunk(all, 0, half);
            chunk(all, half, body.length - half);
            all.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    private void chunk(ByteArrayOutputStream out, int offset, int length) {
        if (length > 0) {
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, offset, length);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Base64 of the signature over this request with the given date line. */
    public String signature(String dateLine) {
        StringBuilder text = new StringBuilder(method).append('\n');
        text.append(first("Content-MD5"))
                .append('\n')
                .append(first("Content-Type"))
                .append('\n');
        text.append(first("x-qs-date").isEmpty() ? dateLine : "").append('\n');
        TreeMap<String, String> own = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String lowered = names.get(i).toLowerCase(Locale.ROOT);
            if (lowered.startsWith("x-qs-")) {
                own.put(lowered, values.get(i).trim());
            }
        }
        own.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
        int question = target.indexOf('?');
        text.append(signedPath != null ? signedPath : question < 0 ? target : target.substring(0, question));
        text.append(query(question < 0 ? "" : target.substring(question + 1)));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String query(String query) {
        TreeMap<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&")) {
            String name = pair.split("=", 2)[0];
            if (SIGNED.contains(name)) {
                parameters.put(
                        name, pair.contains("=") ? PercentCodec.decodeLeniently(pair.split("=", 2)[1], true) : "");
            }
        }
        if (parameters.isEmpty()) {
            return "";
        }
        return parameters.entrySet().stream()
                .map(entry -> entry.getValue().isEmpty() ? entry.getKey() : entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&", "?", ""));
    }

    /** The first value of a header, or the empty string. */
    public String first(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return "";
    }
}
