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
package io.github.camelcn.common.camel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StoredObject;

/** What a store says about objects, as message headers. What it does not say becomes no header. */
public final class ObjectResultHeaders {

    private ObjectResultHeaders() {}

    /**
     * The headers that describe an object. Those a store is silent about have to go when a message turns to another
     * object, or a later put would store them with it.
     */
    static Set<String> describing(ObjectStoreHeaders names) {
        Set<String> describing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        describing.addAll(List.of(
                names.bucketName,
                names.key,
                names.contentLength,
                names.contentRange,
                names.contentType,
                names.cacheControl,
                names.contentDisposition,
                names.contentEncoding,
                names.contentLanguage,
                names.expires,
                names.metadata,
                names.eTag,
                names.versionId,
                names.lastModified,
                names.storageClass,
                names.encrypted,
                names.requestId));
        return describing;
    }

    /** Name, size, times, content headers, metadata: what a HEAD, a GET or a listing tells. */
    public static Map<String, Object> of(
            ObjectStoreHeaders names, ObjectInfo info, HeaderFilterStrategy metadataFilter) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(names.bucketName, info.ref().bucket());
        headers.put(names.key, info.ref().key());
        put(headers, names.contentLength, info.size() < 0 ? "" : info.size());
        put(headers, names.eTag, info.etag());
        info.lastModified().ifPresent(time -> {
            headers.put(names.lastModified, time);
            headers.put(Exchange.MESSAGE_TIMESTAMP, time.toEpochMilli());
        });
        put(headers, names.storageClass, info.storageClass());
        headers.put(names.encrypted, info.encrypted());
        put(headers, names.requestId, info.requestId());
        content(headers, names, info.content());
        metadata(headers, names, info.userMetadata(), metadataFilter);
        return headers;
    }

    /** The same of an open object, whose length is that of the range that was asked for. */
    public static Map<String, Object> of(
            ObjectStoreHeaders names, StoredObject object, HeaderFilterStrategy metadataFilter) {
        Map<String, Object> headers = of(names, object.info(), metadataFilter);
        if (object.contentLength() >= 0) {
            headers.put(names.contentLength, object.contentLength());
        }
        put(headers, names.contentRange, object.contentRange());
        return headers;
    }

    /** What was written where; the body stays. */
    public static OperationResult written(ObjectStoreHeaders names, PutObjectResult written) {
        return OperationResult.unchangedBody()
                .header(names.producedBucketName, written.ref().bucket())
                .header(names.producedKey, written.ref().key())
                .header(names.eTag, written.etag())
                .header(names.versionId, written.versionId())
                .header(names.encrypted, written.encrypted())
                .header(names.requestId, written.requestId());
    }

    private static void content(Map<String, Object> headers, ObjectStoreHeaders names, ContentHeaders content) {
        put(headers, names.contentType, content.contentType());
        put(headers, names.cacheControl, content.cacheControl());
        put(headers, names.contentDisposition, content.contentDisposition());
        put(headers, names.contentEncoding, content.contentEncoding());
        put(headers, names.contentLanguage, content.contentLanguage());
        put(headers, names.expires, content.expires());
    }

    /** Metadata was written by others: it stays in one map, and names that could steer Camel do not get in. */
    private static void metadata(
            Map<String, Object> headers,
            ObjectStoreHeaders names,
            Map<String, String> userMetadata,
            HeaderFilterStrategy filter) {
        Map<String, String> metadata = new LinkedHashMap<>();
        userMetadata.forEach((name, value) -> {
            if (!filter.applyFilterToExternalHeaders(name, value, null)) {
                metadata.put(name, value);
            }
        });
        if (!metadata.isEmpty()) {
            headers.put(names.metadata, Map.copyOf(metadata));
        }
    }

    private static void put(Map<String, Object> headers, String name, Object value) {
        if (!"".equals(value)) {
            headers.put(name, value);
        }
    }
}
