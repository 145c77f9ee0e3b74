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
package io.github.camelcn.common.objectstore;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelcn.common.error.ServiceException;

/** An object of a {@link FakeObjectStore}. */
record FakeObject(
        ObjectRef ref,
        byte[] bytes,
        String etag,
        Instant lastModified,
        String storageClass,
        Optional<CustomerKey> key,
        ContentHeaders content,
        Map<String, String> userMetadata,
        Map<String, String> attributes) {

    static final String DEFAULT_TYPE = "application/octet-stream";

    static FakeObject of(PutObjectRequest request, byte[] bytes, Instant now) {
        return new FakeObject(
                request.target(),
                bytes,
                md5(bytes),
                now,
                request.storageClass(),
                request.encryption(),
                typed(request.content()),
                lowerCase(request.userMetadata()),
                request.attributes());
    }

    static FakeObject of(StartUploadRequest request, byte[] bytes, String etag, Instant now) {
        return new FakeObject(
                request.target(),
                bytes,
                etag,
                now,
                request.storageClass(),
                request.encryption(),
                typed(request.content()),
                lowerCase(request.userMetadata()),
                request.attributes());
    }

    /** The copy a request asks for. */
    FakeObject copied(CopyObjectRequest request, Instant now) {
        boolean replace = request.replaceMetadata();
        return new FakeObject(
                request.target(),
                bytes,
                etag,
                now,
                request.storageClass(),
                request.encryption(),
                replace ? typed(request.content()) : content,
                replace ? lowerCase(request.userMetadata()) : userMetadata,
                request.attributes());
    }

    FakeObject movedTo(ObjectRef target, Instant now) {
        return new FakeObject(target, bytes, etag, now, storageClass, key, content, userMetadata, attributes);
    }

    ObjectInfo info() {
        return new ObjectInfo(
                ref,
                bytes.length,
                etag,
                Optional.of(seconds()),
                storageClass,
                key.isPresent(),
                content,
                userMetadata,
                attributes,
                FakeObjectStore.REQUEST_ID);
    }

    ObjectInfo listed() {
        return ObjectInfo.listed(
                ref, bytes.length, etag, Optional.of(seconds()), content.contentType(), storageClass, key.isPresent());
    }

    PutObjectResult result() {
        return new PutObjectResult(ref, etag, "", key.isPresent(), FakeObjectStore.REQUEST_ID);
    }

    /** What a request that reads this object needs: the conditions and, unless {@code optional}, the right key. */
    void check(FakeCall call, Conditions conditions, Optional<CustomerKey> given, boolean optional)
            throws ServiceException {
        // the right ETag outranks the date. Source: RFC 9110, section 13.2.2
        boolean good = conditions.ifMatch().isEmpty()
                ? conditions.ifUnmodifiedSince().filter(seconds()::isAfter).isEmpty()
                : conditions.ifMatch().equals(etag);
        if (!good) {
            throw FakeErrors.failedCondition(call);
        }
        if (!conditions.ifNoneMatch().isEmpty() && conditions.ifNoneMatch().equals(etag)
                || conditions
                        .ifModifiedSince()
                        .filter(since -> !seconds().isAfter(since))
                        .isPresent()) {
            throw FakeErrors.notModified(call);
        }
        if (key.isPresent() && given.isEmpty() && !optional) {
            throw FakeErrors.invalid(call, "invalid_request");
        }
        if (given.isPresent() && !given.equals(key)) {
            throw FakeErrors.wrongKey(call);
        }
    }

    /** HTTP dates have whole seconds. */
    private Instant seconds() {
        return lastModified.truncatedTo(ChronoUnit.SECONDS);
    }

    private static ContentHeaders typed(ContentHeaders content) {
        return content.contentType().isEmpty()
                ? new ContentHeaders(
                        DEFAULT_TYPE,
                        content.cacheControl(),
                        content.contentDisposition(),
                        content.contentEncoding(),
                        content.contentLanguage(),
                        content.expires())
                : content;
    }

    private static Map<String, String> lowerCase(Map<String, String> metadata) {
        Function<Map.Entry<String, String>, String> name =
                entry -> entry.getKey().toLowerCase(Locale.ROOT);
        return metadata.entrySet().stream().collect(Collectors.toMap(name, Map.Entry::getValue));
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
