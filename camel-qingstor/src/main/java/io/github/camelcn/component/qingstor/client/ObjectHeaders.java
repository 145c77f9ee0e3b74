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
package io.github.camelcn.component.qingstor.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelcn.common.http.HttpDates;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectResult;

/**
 * What travels in headers: stored headers, metadata, conditions, encryption keys. Source: QingStor API documentation,
 * "Common Headers", "PUT Object", "Copy Object" and "Encryption", read 2022. Stateless.
 */
final class ObjectHeaders {

    static final String COPY_SOURCE_CONDITION = "x-qs-copy-source-";
    static final String MOVE_SOURCE_CONDITION = "x-qs-move-source-";

    private static final String VENDOR_PREFIX = "x-qs-";

    /** Without the vendor's prefix, as the headers of an answer are looked up. */
    private static final String REQUEST_ID = "request-id";

    private static final String STORAGE_CLASS = "storage-class";
    private static final String ENCRYPTION = "encryption-customer-";
    private static final String ENCRYPTION_ALGORITHM = ENCRYPTION + "algorithm";
    private static final String SOURCE_ENCRYPTION = "copy-source-encryption-customer-";
    private static final String VERSION_ID = "version-id";

    private ObjectHeaders() {}

    // ---------------------------------------------------------------- out

    /** The headers that are stored with an object. */
    static void content(ContentHeaders content, ServiceRequest request) {
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

    static void storageClass(String storageClass, ServiceRequest request) {
        request.header(VENDOR_PREFIX + STORAGE_CLASS, storageClass);
    }

    /** The key to encrypt with, or that the object was encrypted with. */
    static void encryption(Optional<CustomerKey> key, ServiceRequest request) {
        encryption(ENCRYPTION, key, request);
    }

    /** The key that the source of a copy was encrypted with. */
    static void sourceEncryption(Optional<CustomerKey> key, ServiceRequest request) {
        encryption(SOURCE_ENCRYPTION, key, request);
    }

    private static void encryption(String prefix, Optional<CustomerKey> key, ServiceRequest request) {
        if (key.isPresent()) {
            String vendorPrefix = VENDOR_PREFIX + prefix;
            request.header(vendorPrefix + "algorithm", key.get().algorithm())
                    .header(vendorPrefix + "key", key.get().base64())
                    .header(vendorPrefix + "key-md5", key.get().md5());
        }
    }

    /**
     * Conditions, with ETags in quotes. Source: RFC 9110, section 13.1.
     *
     * @param prefix empty for the object itself, else what makes them conditions about a source
     */
    static void conditions(String prefix, Conditions conditions, ServiceRequest request) {
        if (conditions == Conditions.NONE) {
            return;
        }
        request.header(prefix + "if-match", quoted(conditions.ifMatch()))
                .header(prefix + "if-none-match", quoted(conditions.ifNoneMatch()))
                .header(
                        prefix + "if-modified-since",
                        conditions.ifModifiedSince().map(HttpDates::format).orElse(""))
                .header(
                        prefix + "if-unmodified-since",
                        conditions.ifUnmodifiedSince().map(HttpDates::format).orElse(""));
    }

    /** An ETag as headers say it; what is quoted already, or stands for any, stays as it is. */
    static String quoted(String etag) {
        boolean asItIs = etag.isEmpty() || etag.equals("*") || etag.startsWith("\"") || etag.startsWith("W/\"");
        return asItIs ? etag : '"' + etag + '"';
    }

    /** {@code /bucket/key}, percent-encoded throughout: some servers decode it, and none can mistake this. */
    static String source(ObjectRef storeRef) {
        StringBuilder source = new StringBuilder(64).append('/');
        UriEncoding.appendQueryValue(source, storeRef.bucket());
        source.append('/');
        UriEncoding.appendPath(source, storeRef.key());
        return source.toString();
    }

    // ---------------------------------------------------------------- in

    static String requestId(ServiceResponse response) {
        return response.header(VENDOR_PREFIX + REQUEST_ID);
    }

    static String etag(ServiceResponse response) {
        return QingStorCodec.unquoted(response.header("etag"));
    }

    static boolean encrypted(ServiceResponse response) {
        return !response.header(VENDOR_PREFIX + ENCRYPTION_ALGORITHM).isEmpty();
    }

    static PutObjectResult written(ObjectRef ref, ServiceResponse response) {
        return new PutObjectResult(
                ref,
                etag(response),
                response.header(VENDOR_PREFIX + VERSION_ID),
                encrypted(response),
                requestId(response));
    }

    /** What the headers of GET and HEAD say about an object. */
    static ObjectInfo info(ObjectRef ref, ServiceResponse response) {
        Map<String, String> vendor = response.headersStartingWith(VENDOR_PREFIX);
        return new ObjectInfo(
                ref,
                size(response),
                etag(response),
                HttpDates.parse(response.header("last-modified")),
                vendor.getOrDefault(STORAGE_CLASS, ""),
                vendor.containsKey(ENCRYPTION_ALGORITHM),
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

    private static Map<String, String> attributes(Map<String, String> vendor) {
        Map<String, String> attributes = Map.of();
        for (Map.Entry<String, String> header : vendor.entrySet()) {
            if (isAttribute(header.getKey())) {
                if (attributes.isEmpty()) {
                    attributes = new HashMap<>();
                }
                attributes.put(VENDOR_PREFIX + header.getKey(), header.getValue());
            }
        }
        return attributes;
    }

    private static boolean isAttribute(String name) {
        return !name.startsWith(UserMetadata.NAME_PREFIX)
                && !name.startsWith(ENCRYPTION)
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
