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
package io.github.camelcn.emulator.kodo.s3;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.KodoRegion;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.kodo.store.Thaw;

/** What headers say about an object, on the way in and on the way out. */
final class ObjectHeaders {
    static final String META = "x-amz-meta-";
    private static final String CLASS = "x-amz-storage-class";
    private static final String ENCRYPTION = "x-amz-server-side-encryption";
    private static final String KMS_KEY = ENCRYPTION + "-aws-kms-key-id";
    private static final String CUSTOMER_KEY = ENCRYPTION + "-customer-";
    private static final String[] STORED = {
        "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"
    };
    /** Source: Amazon S3 API reference, "PutObject": 2 KB of user metadata. */
    private static final int MAX_METADATA = 2048;

    private ObjectHeaders() {}

    /** What a request that makes an object says about it. */
    static Attributes read(HttpHeaders request, KodoRegion region) {
        String type = request.firstOr("Content-Type", "");
        Map<String, String> stored = new LinkedHashMap<>();
        for (String name : STORED) {
            request.first(name).ifPresent(value -> stored.put(name, value));
        }
        if (request.contains("x-amz-tagging")) {
            throw new ServiceError(ErrorCode.NotImplemented, "objects have no tags");
        }
        return new Attributes(
                        type.isEmpty() ? Attributes.DEFAULT_TYPE : type,
                        storageClass(request, region).orElse(StorageClass.STANDARD),
                        stored,
                        metadata(request),
                        encryption(request),
                        Acl.ofObject(request.firstOr("x-amz-acl", "")),
                        "")
                .shared();
    }

    @NotVerified("A class the region does not offer is answered like an unknown one.")
    static Optional<StorageClass> storageClass(HttpHeaders request, KodoRegion region) {
        return request.first(CLASS)
                .map(name -> StorageClass.find(name).filter(region::offers).orElseThrow(() -> new ServiceError(
                                ErrorCode.InvalidStorageClass, "the storage class you specified is not valid")
                        .with("StorageClassRequested", name)));
    }

    @NotVerified("A metadata name with other characters, or a value that is not printable ASCII, is answered 400"
            + " InvalidArgument.")
    private static Map<String, String> metadata(HttpHeaders request) {
        Map<String, String> metadata = new TreeMap<>();
        request.forEach((header, value) -> {
            String lowered = header.toLowerCase(Locale.ROOT);
            if (lowered.startsWith(META)) {
                String name = lowered.substring(META.length());
                if (!name.matches("[!#$%&'*+.^_`|~0-9a-z-]+")) {
                    throw new ServiceError(ErrorCode.InvalidArgument, "'" + name + "' is no name for metadata");
                }
                if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
                    throw new ServiceError(
                            ErrorCode.InvalidArgument, "the value of metadata '" + name + "' is not printable ASCII");
                }
                metadata.merge(name, value, (earlier, later) -> earlier + "," + later);
            }
        });
        int total = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            total += entry.getKey().length() + entry.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (total > MAX_METADATA) {
            throw new ServiceError(
                    ErrorCode.MetadataTooLarge, "user metadata may take " + MAX_METADATA + " bytes in all");
        }
        return metadata;
    }

    @NotVerified("Encryption headers are checked, kept and repeated in the answer to the write, and change nothing;"
            + " customer keys are answered 501 NotImplemented.")
    static Map<String, String> encryption(HttpHeaders request) {
        request.forEach((name, value) -> {
            if (name.regionMatches(true, 0, CUSTOMER_KEY, 0, CUSTOMER_KEY.length())) {
                throw new ServiceError(ErrorCode.NotImplemented, "encryption with customer keys is not supported");
            }
        });
        Optional<String> algorithm = request.first(ENCRYPTION);
        Optional<String> key = request.first(KMS_KEY);
        if (algorithm.isPresent()
                && !algorithm.get().equals("AES256")
                && !algorithm.get().equals("aws:kms")) {
            throw new ServiceError(ErrorCode.InvalidArgument, ENCRYPTION + " must be AES256 or aws:kms");
        }
        if (key.isPresent() && !algorithm.equals(Optional.of("aws:kms"))) {
            throw new ServiceError(ErrorCode.InvalidArgument, KMS_KEY + " goes with aws:kms only");
        }
        Map<String, String> headers = new TreeMap<>();
        algorithm.ifPresent(value -> headers.put(ENCRYPTION, value));
        key.ifPresent(value -> headers.put(KMS_KEY, value));
        return headers;
    }

    /** Repeats the encryption of a write in its answer. */
    static HttpResponse echo(HttpResponse response, Attributes attributes) {
        attributes.encryption().forEach(response::header);
        return response;
    }

    /**
     * Describes an object in the answer to GET or HEAD.
     *
     * <p>Source: Qiniu documentation 4087: no encryption, tagging or lock headers; Qiniu's adapter 0.7.1 for
     * x-amz-restore.
     */
    static HttpResponse describe(HttpResponse response, StoredObject object, Call call) {
        Attributes attributes = object.attributes();
        HttpHeaders headers = response.headers();
        headers.add("Content-Type", attributes.contentType())
                .add("ETag", object.etag())
                .add("Last-Modified", HttpDates.format(object.modified()))
                .add("Accept-Ranges", "bytes");
        if (attributes.storageClass() != StorageClass.STANDARD) {
            headers.add(CLASS, attributes.storageClass().name());
        }
        attributes.headers().forEach(headers::add);
        attributes.metadata().forEach((name, value) -> headers.add(META + name, value));
        if (attributes.storageClass().archive()) {
            restoreHeader(object, call).ifPresent(value -> headers.add("x-amz-restore", value));
        }
        return response;
    }

    private static Optional<String> restoreHeader(StoredObject object, Call call) {
        return switch (object.phase(call.now())) {
            case FROZEN -> Optional.empty();
            case THAWING -> Optional.of("ongoing-request=\"true\"");
            case THAWED ->
                object.state()
                        .thaw()
                        .map(Thaw::frozen)
                        .map(end -> "ongoing-request=\"false\", expiry-date=\"" + HttpDates.format(end) + "\"");
        };
    }
}
