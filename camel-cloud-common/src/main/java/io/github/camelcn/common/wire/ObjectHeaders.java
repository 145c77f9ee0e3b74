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
package io.github.camelcn.common.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelcn.common.http.HttpDates;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CopyPartRequest;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;

import static java.util.Objects.requireNonNull;

/**
 * What travels in headers: stored headers, metadata, conditions, encryption keys. The stores spell these alike but for
 * the vendor's prefix. Immutable.
 *
 * <p>Source: QingStor API documentation, "Common Headers", "PUT Object", "Copy Object" and "Encryption", read 2022; Amazon
 * S3 API reference, "PutObject" and "CopyObject".
 */
public final class ObjectHeaders {

    /** Without the vendor's prefix, as the headers of an answer are looked up. */
    private static final String REQUEST_ID = "request-id";

    private static final String STORAGE_CLASS = "storage-class";
    private static final String COPY_SOURCE = "copy-source";

    private final String vendorPrefix;
    private final UserMetadata metadata;

    /** Without the vendor's prefix. */
    private final String encryption;

    private final String encryptionAlgorithm;

    // complete names, so that none is put together while a request is built
    private final String requestIdHeader;
    private final String versionIdHeader;
    private final String storageClassHeader;
    private final String copySourceHeader;
    private final String directiveHeader;
    private final String encryptionHeader;
    private final String encryptionAlgorithmHeader;
    private final String sourceEncryptionHeader;

    /**
     * @param vendorPrefix what the vendor's own headers begin with, such as {@code x-qs-} or {@code x-amz-}; lower case
     * @param encryption what the headers about a customer's key go on with, such as {@code encryption-customer-} or
     *     {@code server-side-encryption-customer-}
     * @param metadata for the same vendor
     */
    public ObjectHeaders(String vendorPrefix, String encryption, UserMetadata metadata) {
        this.vendorPrefix = requireNonNull(vendorPrefix, "vendorPrefix");
        this.encryption = requireNonNull(encryption, "encryption");
        this.metadata = requireNonNull(metadata, "metadata");
        encryptionAlgorithm = encryption + "algorithm";
        requestIdHeader = vendorPrefix + REQUEST_ID;
        versionIdHeader = vendorPrefix + "version-id";
        storageClassHeader = vendorPrefix + STORAGE_CLASS;
        copySourceHeader = vendorPrefix + COPY_SOURCE;
        directiveHeader = vendorPrefix + "metadata-directive";
        encryptionHeader = vendorPrefix + encryption;
        encryptionAlgorithmHeader = vendorPrefix + encryptionAlgorithm;
        sourceEncryptionHeader = copySourceHeader + "-" + encryption;
    }

    // ---------------------------------------------------------------- out

    /** All that is said about an object while it is put, but for its bytes. */
    public void put(PutObjectRequest put, ServiceRequest request) {
        described(put.content(), put.userMetadata(), put.storageClass(), put.encryption(), put.attributes(), request);
    }

    /** All that is said about an object while an upload of it is started: the same. */
    public void start(StartUploadRequest start, ServiceRequest request) {
        described(
                start.content(),
                start.userMetadata(),
                start.storageClass(),
                start.encryption(),
                start.attributes(),
                request);
    }

    private void described(
            ContentHeaders content,
            Map<String, String> userMetadata,
            String storageClass,
            Optional<CustomerKey> encryption,
            Map<String, String> attributes,
            ServiceRequest request) {
        content(content, request);
        metadata.write(userMetadata, request.headers());
        storageClass(storageClass, request);
        encryption(encryption, request);
        attributes(attributes, request);
    }

    /**
     * All that is said about a copy in one request.
     *
     * @param storeSource the source as the store knows it
     */
    public void copy(CopyObjectRequest copy, ObjectRef storeSource, ServiceRequest request) {
        copySource(storeSource, copy.sourceConditions(), request);
        if (copy.replaceMetadata()) {
            request.header(directiveHeader, "REPLACE");
            content(copy.content(), request);
            metadata.write(copy.userMetadata(), request.headers());
        }
        storageClass(copy.storageClass(), request);
        sourceEncryption(copy.sourceEncryption(), request);
        encryption(copy.encryption(), request);
        attributes(copy.attributes(), request);
    }

    /**
     * All that is said about a part that is copied, but for its range, whose header has no common name.
     *
     * @param storeSource the source as the store knows it
     */
    public void copyPart(CopyPartRequest part, ObjectRef storeSource, ServiceRequest request) {
        copySource(storeSource, part.sourceConditions(), request);
        sourceEncryption(part.sourceEncryption(), request);
        encryption(part.encryption(), request);
    }

    private static void attributes(Map<String, String> attributes, ServiceRequest request) {
        if (!attributes.isEmpty()) {
            attributes.forEach(request::header);
        }
    }

    private static void content(ContentHeaders content, ServiceRequest request) {
        if (content == ContentHeaders.NONE) {
            return;
        }
        request.header("Content-Type", content.contentType())
                .header("Cache-Control", content.cacheControl())
                .header("Content-Disposition", content.contentDisposition())
                .header("Content-Encoding", content.contentEncoding())
                .header("Content-Language", content.contentLanguage())
                .header("Expires", content.expires());
    }

    public void storageClass(String storageClass, ServiceRequest request) {
        request.header(storageClassHeader, storageClass);
    }

    /** The key to encrypt with, or that the object was encrypted with. */
    public void encryption(Optional<CustomerKey> key, ServiceRequest request) {
        encryption(encryptionHeader, key, request);
    }

    private void sourceEncryption(Optional<CustomerKey> key, ServiceRequest request) {
        encryption(sourceEncryptionHeader, key, request);
    }

    private static void encryption(String prefix, Optional<CustomerKey> key, ServiceRequest request) {
        if (key.isPresent()) {
            request.header(prefix + "algorithm", key.get().algorithm())
                    .header(prefix + "key", key.get().base64())
                    .header(prefix + "key-md5", key.get().md5());
        }
    }

    /** Conditions about the object itself. */
    public void conditions(Conditions conditions, ServiceRequest request) {
        conditions("", conditions, request);
    }

    private void copySource(ObjectRef storeRef, Conditions conditions, ServiceRequest request) {
        source(copySourceHeader, storeRef, conditions, request);
    }

    /**
     * A source under any header, with the conditions it has to meet.
     *
     * @param header the conditions' headers begin with it and a hyphen
     */
    public void source(String header, ObjectRef storeRef, Conditions conditions, ServiceRequest request) {
        request.header(header, source(storeRef));
        conditions(header + "-", conditions, request);
    }

    /** Source: RFC 9110, section 13.1. */
    private static void conditions(String prefix, Conditions conditions, ServiceRequest request) {
        if (conditions == Conditions.NONE) {
            return;
        }
        request.header(prefix + "if-match", Etags.quoted(conditions.ifMatch()))
                .header(prefix + "if-none-match", Etags.quoted(conditions.ifNoneMatch()))
                .header(
                        prefix + "if-modified-since",
                        conditions.ifModifiedSince().map(HttpDates::format).orElse(""))
                .header(
                        prefix + "if-unmodified-since",
                        conditions.ifUnmodifiedSince().map(HttpDates::format).orElse(""));
    }

    /** {@code /bucket/key}, percent-encoded throughout: some servers decode it, and none can mistake this. */
    private static String source(ObjectRef storeRef) {
        StringBuilder source = new StringBuilder(64).append('/');
        UriEncoding.appendQueryValue(source, storeRef.bucket());
        source.append('/');
        UriEncoding.appendPath(source, storeRef.key());
        return source.toString();
    }

    // ---------------------------------------------------------------- in

    /** The id to quote to the service's support; empty if the answer has none. */
    public String requestId(ServiceResponse response) {
        return response.header(requestIdHeader);
    }

    /** Without quotes; empty if the answer has none. */
    public String etag(ServiceResponse response) {
        return Etags.unquoted(response.header("etag"));
    }

    /** What the headers of an answer say about an object that was written. */
    public PutObjectResult written(ObjectRef ref, ServiceResponse response) {
        return new PutObjectResult(
                ref,
                etag(response),
                response.header(versionIdHeader),
                !response.header(encryptionAlgorithmHeader).isEmpty(),
                requestId(response));
    }

    /** The same, of an object that was found to be there. */
    public PutObjectResult written(ObjectInfo object) {
        return new PutObjectResult(
                object.ref(),
                object.etag(),
                object.attributes().getOrDefault(versionIdHeader, ""),
                object.encrypted(),
                object.requestId());
    }

    /** What the headers of GET and HEAD say about an object. */
    public ObjectInfo info(ObjectRef ref, ServiceResponse response) {
        Map<String, String> vendor = response.headersStartingWith(vendorPrefix);
        return new ObjectInfo(
                ref,
                size(response),
                etag(response),
                HttpDates.parse(response.header("last-modified")),
                vendor.getOrDefault(STORAGE_CLASS, ""),
                vendor.containsKey(encryptionAlgorithm),
                new ContentHeaders(
                        response.header("content-type"),
                        response.header("cache-control"),
                        response.header("content-disposition"),
                        response.header("content-encoding"),
                        response.header("content-language"),
                        response.header("expires")),
                UserMetadata.read(vendor),
                attributes(vendor),
                vendor.getOrDefault(REQUEST_ID, ""));
    }

    private Map<String, String> attributes(Map<String, String> vendor) {
        Map<String, String> attributes = Map.of();
        for (Map.Entry<String, String> header : vendor.entrySet()) {
            if (isAttribute(header.getKey())) {
                if (attributes.isEmpty()) {
                    attributes = new HashMap<>();
                }
                attributes.put(vendorPrefix + header.getKey(), header.getValue());
            }
        }
        return attributes;
    }

    private boolean isAttribute(String name) {
        return !name.startsWith(UserMetadata.NAME_PREFIX)
                && !name.startsWith(encryption)
                && !name.equals(REQUEST_ID)
                && !name.equals(STORAGE_CLASS);
    }

    /** Of the whole object; -1 if the answer does not say. A range says it behind the slash of Content-Range. */
    private static long size(ServiceResponse response) {
        String range = response.header("content-range");
        if (range.isEmpty()) {
            return response.contentLength();
        }
        try {
            return Long.parseLong(range.substring(range.indexOf('/') + 1).trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
