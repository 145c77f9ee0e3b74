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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.Receiver;

/**
 * Uploads in one form. Fields come in any order; the file goes to the store while it is read.
 *
 * <p>Source: Qiniu documentation 1272, "Form upload"; qiniu-java-sdk 7.19.0.
 */
final class FormUpload {
    private static final int MAX_FIELD_BYTES = 64 * 1024;
    private static final String META = "x-qn-meta-";

    private final Buckets buckets;
    private final NativeAuthenticator authenticator;
    private final Deposit deposit;
    private final Receiver receiver;
    private final KodoOptions options;

    FormUpload(
            Buckets buckets,
            NativeAuthenticator authenticator,
            Deposit deposit,
            Receiver receiver,
            KodoOptions options) {
        this.buckets = buckets;
        this.authenticator = authenticator;
        this.deposit = deposit;
        this.receiver = receiver;
        this.options = options;
    }

    private record UploadedFile(Receiver.Received received, long crc32, String name, String type) {}

    HttpResponse upload(HttpRequest request) throws IOException {
        MultipartForm form = new MultipartForm(request.body(), request.headers().firstOr("Content-Type", ""));
        Map<String, String> fields = new HashMap<>();
        Optional<UploadedFile> file = Optional.empty();
        boolean handedOver = false;
        try {
            for (Optional<MultipartForm.Part> part = form.next(); part.isPresent(); part = form.next()) {
                if (part.get().name().equals("file") && file.isEmpty()) {
                    file = Optional.of(receive(part.get()));
                } else {
                    fields.put(part.get().name(), part.get().text(MAX_FIELD_BYTES));
                }
            }
            UploadedFile uploaded =
                    file.orElseThrow(() -> NativeError.badRequest("file is not specified in multipart"));
            PutPolicy policy = authenticator.policy(request.examination(), fields.getOrDefault("token", ""));
            requireChecksum(fields, uploaded);
            Bucket bucket = buckets.require(policy.scope().bucket(), policy.userId());
            Deposit.Goods goods = goods(fields, uploaded);
            handedOver = true;
            return deposit.store(request.examination(), policy, bucket, goods);
        } finally {
            if (!handedOver) {
                file.ifPresent(uploaded -> uploaded.received().segment().blob().release());
            }
        }
    }

    private UploadedFile receive(MultipartForm.Part part) throws IOException {
        Checked in = new Checked(part.body());
        Receiver.Received received = receiver.receive(in, -1, Receiver.Expectation.atMost(options.maxSinglePutBytes()));
        return new UploadedFile(received, in.crc32.getValue(), part.fileName().orElse(""), part.contentType());
    }

    private static void requireChecksum(Map<String, String> fields, UploadedFile uploaded) {
        String crc32 = fields.getOrDefault("crc32", "");
        if (!crc32.isEmpty() && !crc32.equals(Long.toString(uploaded.crc32()))) {
            throw new NativeError(NativeError.CRC_MISMATCH, "unmatched checksum: wrong crc32");
        }
    }

    private static Deposit.Goods goods(Map<String, String> fields, UploadedFile uploaded) {
        Map<String, String> metadata = new TreeMap<>();
        Map<String, String> variables = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(META)) {
                metadata.put(name.substring(META.length()), value);
            } else if (name.startsWith("x:")) {
                variables.put(name, value);
            }
        });
        return new Deposit.Goods(
                Optional.ofNullable(fields.get("key")),
                uploaded.received().content(),
                false,
                uploaded.received().md5(),
                uploaded.type(),
                uploaded.name(),
                metadata,
                variables);
    }

    /** Computes the CRC-32 of what passes. */
    private static final class Checked extends FilterInputStream {
        private final CRC32 crc32 = new CRC32();

        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            if (count > 0) {
                crc32.update(target, offset, count);
            }
            return count;
        }
    }
}
