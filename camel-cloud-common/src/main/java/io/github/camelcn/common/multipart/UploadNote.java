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
package io.github.camelcn.common.multipart;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Digests;

/**
 * What is remembered of an unfinished upload.
 *
 * @param identity tells one version of the source, cut and stored in one way, from all others
 * @param uploadId the store's name for the upload
 * @param etag the ETag that was asked for when the upload was about to be completed; empty before that, or if none was
 */
record UploadNote(String identity, String uploadId, String etag) {

    private static final String FORM = "1";
    private static final int FIELDS = 4;

    /**
     * What must be the same for parts to belong together: the source as far as that shows without reading it, how it is
     * cut, and everything the upload was started with. A digest, so that no metadata and no key can be read from it.
     *
     * @param version of the source, see {@link io.github.camelcn.common.payload.Payload#version()}
     */
    static String identity(PutObjectRequest request, String version, PartPlan plan) {
        MessageDigest sha256 = sha256();
        add(sha256, request.target().bucket());
        add(sha256, request.target().key());
        add(sha256, version);
        add(sha256, plan.totalBytes() + "/" + plan.partBytes());
        add(sha256, request.content().toString());
        add(sha256, request.storageClass());
        add(sha256, request.encryption().map(CustomerKey::md5).orElse(""));
        add(sha256, request.userMetadata());
        add(sha256, request.attributes());
        return Digests.hex(sha256.digest());
    }

    private static void add(MessageDigest digest, Map<String, String> map) {
        add(digest, String.valueOf(map.size()));
        new TreeMap<>(map).forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    UploadNote withEtag(String wanted) {
        return new UploadNote(identity, uploadId, wanted);
    }

    /** One line of plain characters. */
    String text() {
        return String.join(" ", FORM, identity, encoded(uploadId), encoded(etag) + ".");
    }

    /** @return empty if it is none of ours */
    static Optional<UploadNote> parse(String text) {
        String[] fields = text.strip().split(" ");
        if (fields.length != FIELDS || !fields[0].equals(FORM) || !fields[3].endsWith(".")) {
            return Optional.empty();
        }
        try {
            String uploadId = decoded(fields[2]);
            String etag = decoded(fields[3].substring(0, fields[3].length() - 1));
            return uploadId.isEmpty() ? Optional.empty() : Optional.of(new UploadNote(fields[1], uploadId, etag));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
