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

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

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
                names.requestId,
                names.transfer));
        return describing;
    }

    /**
     * Name, size, times, content headers, metadata: what a HEAD, a GET or a listing tells.
     *
     * @param to takes each header, so that none is collected on its way into a message
     */
    public static void describe(
            ObjectStoreHeaders names,
            ObjectInfo info,
            HeaderFilterStrategy metadataFilter,
            BiConsumer<String, Object> to) {
        describe(names, info, info.size(), metadataFilter, to);
    }

    private static void describe(
            ObjectStoreHeaders names,
            ObjectInfo info,
            long length,
            HeaderFilterStrategy metadataFilter,
            BiConsumer<String, Object> to) {
        to.accept(names.bucketName, info.ref().bucket());
        to.accept(names.key, info.ref().key());
        if (length >= 0) {
            to.accept(names.contentLength, length);
        }
        text(names.eTag, info.etag(), to);
        if (info.lastModified().isPresent()) {
            Instant time = info.lastModified().get();
            to.accept(names.lastModified, time);
            to.accept(Exchange.MESSAGE_TIMESTAMP, time.toEpochMilli());
        }
        text(names.storageClass, info.storageClass(), to);
        to.accept(names.encrypted, info.encrypted());
        text(names.requestId, info.requestId(), to);
        content(names, info.content(), to);
        if (!info.userMetadata().isEmpty()) {
            metadata(names, info.userMetadata(), metadataFilter, to);
        }
    }

    /** The same of an open object, whose length is that of the range that was asked for. */
    public static void describe(
            ObjectStoreHeaders names,
            StoredObject object,
            HeaderFilterStrategy metadataFilter,
            BiConsumer<String, Object> to) {
        long length = object.contentLength();
        describe(names, object.info(), length < 0 ? object.info().size() : length, metadataFilter, to);
        text(names.contentRange, object.contentRange(), to);
    }

    /** What was written where; the body stays. */
    public static OperationResult written(ObjectStoreHeaders names, PutObjectResult written) {
        return OperationResult.unchangedBody().headers(to -> {
            to.accept(names.producedBucketName, written.ref().bucket());
            to.accept(names.producedKey, written.ref().key());
            text(names.eTag, written.etag(), to);
            text(names.versionId, written.versionId(), to);
            to.accept(names.encrypted, written.encrypted());
            text(names.requestId, written.requestId(), to);
        });
    }

    private static void content(ObjectStoreHeaders names, ContentHeaders content, BiConsumer<String, Object> to) {
        text(names.contentType, content.contentType(), to);
        text(names.cacheControl, content.cacheControl(), to);
        text(names.contentDisposition, content.contentDisposition(), to);
        text(names.contentEncoding, content.contentEncoding(), to);
        text(names.contentLanguage, content.contentLanguage(), to);
        text(names.expires, content.expires(), to);
    }

    /** Metadata was written by others: it stays in one map, and names that could steer Camel do not get in. */
    private static void metadata(
            ObjectStoreHeaders names,
            Map<String, String> userMetadata,
            HeaderFilterStrategy filter,
            BiConsumer<String, Object> to) {
        Map<String, String> metadata = new LinkedHashMap<>();
        userMetadata.forEach((name, value) -> {
            if (!filter.applyFilterToExternalHeaders(name, value, null)) {
                metadata.put(name, value);
            }
        });
        if (!metadata.isEmpty()) {
            to.accept(names.metadata, Map.copyOf(metadata));
        }
    }

    private static void text(String name, String value, BiConsumer<String, Object> to) {
        if (!value.isEmpty()) {
            to.accept(name, value);
        }
    }
}
