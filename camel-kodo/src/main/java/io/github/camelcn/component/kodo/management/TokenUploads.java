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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.payload.Payload;

/**
 * Uploads in one form, permitted by a token instead of keys. A body that can be read twice carries its CRC-32, which the
 * service compares. Thread-safe. Source: provider documentation, "Form upload"; official SDK for Java 7.19.0.
 */
final class TokenUploads {

    static final String OPERATION = "putObjectWithToken";

    private static final String META = "x-qn-meta-";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> ANSWER = new TypeReference<>() {};

    private final ManagementCalls unsigned;
    private final RegionQuery regions;
    private final String region;
    private final KeySpace keys;

    /**
     * @param unsigned somebody else's to close
     * @param region where buckets are thought to be; empty if nobody knows
     */
    TokenUploads(ManagementCalls unsigned, RegionQuery regions, String region, KeySpace keys) {
        this.unsigned = unsigned;
        this.regions = regions;
        this.region = region;
        this.keys = keys;
    }

    TokenUploadResult put(PutWithTokenRequest put) throws IOException {
        Token token = Token.of(put.token());
        List<String> hosts = regions.find(token.accessKey, token.bucket, region).up();
        if (hosts.isEmpty()) {
            throw new IllegalStateException("the region of " + token.bucket + " has no host for uploads with a token");
        }
        String boundary = "camel-cn-" + UUID.randomUUID();
        Payload form = form(put, boundary);
        JsonNode answer = unsigned.call(
                hosts, host -> ServiceRequest.of(OPERATION, token.bucket + "/" + put.key(), "POST", host + "/")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .withBody(form));
        Map<String, Object> said = answer.isObject() ? JSON.convertValue(answer, ANSWER) : Map.of();
        said.values().removeAll(Collections.singleton(null));
        String key =
                answer.path("key").isTextual() ? keys.toUser(answer.path("key").asText()) : put.key();
        return new TokenUploadResult(token.bucket, key, said);
    }

    private Payload form(PutWithTokenRequest put, String boundary) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", put.token());
        fields.put("key", keys.toStore(put.key()));
        put.userMetadata().forEach((name, value) -> fields.put(META + name, value));
        Payload payload = put.payload();
        if (payload.repeatable()) {
            fields.put("crc32", Long.toString(crc32(payload)));
        }
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(fileName(put.key()))
                .append("\"\r\nContent-Type: ")
                .append(put.contentType().isEmpty() ? "application/octet-stream" : put.contentType())
                .append("\r\n\r\n");
        byte[] before = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        long length = before.length + payload.length() + after.length;
        return payload.repeatable()
                ? Payload.reopenable(() -> between(before, payload.open(), after), length)
                : Payload.of(between(before, payload.open(), after), length);
    }

    private static InputStream between(byte[] before, InputStream content, byte[] after) {
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(before), content, new ByteArrayInputStream(after))));
    }

    private static long crc32(Payload payload) throws IOException {
        CRC32 crc32 = new CRC32();
        try (InputStream in = new CheckedInputStream(payload.open(), crc32)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return crc32.getValue();
    }

    /** What the token's policy calls {@code $(fname)}; it must not be empty, nor end the quotes. */
    private static String fileName(String key) {
        String last = key.substring(key.lastIndexOf('/') + 1).replaceAll("[\"\\\\\\p{Cntrl}]", "_");
        return last.isEmpty() ? "file" : last;
    }

    /** What anybody can read of a token. */
    private record Token(String accessKey, String bucket) {

        static Token of(String text) {
            String[] parts = text.strip().split(":");
            try {
                JsonNode policy = JSON.readTree(Base64.getUrlDecoder().decode(parts[parts.length - 1]));
                String bucket = policy.path("scope").asText().split(":")[0];
                if (parts.length == 3 && !parts[0].isEmpty() && !bucket.isEmpty()) {
                    return new Token(parts[0], bucket);
                }
            } catch (IOException | IllegalArgumentException e) {
                // said below, without what it was: a token is a secret
            }
            throw new IllegalArgumentException(OPERATION
                    + " needs an upload token, such as createUploadToken makes, but" + " what was given is none");
        }
    }
}
