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
package io.github.camelcn.emulator.qingstor;

import java.util.Map;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.storage.ByteRange;
import io.github.camelcn.emulator.storage.Conditions;
import io.github.camelcn.emulator.storage.ContentBody;

/** GET and HEAD of objects. */
final class ObjectReads {
    private static final Map<String, String> OVERRIDES = Map.of(
            "response-expires", "Expires",
            "response-cache-control", "Cache-Control",
            "response-content-type", "Content-Type",
            "response-content-language", "Content-Language",
            "response-content-encoding", "Content-Encoding",
            "response-content-disposition", "Content-Disposition");

    /** Source: QingStor API documentation, "GET Object". */
    HttpResponse get(Call call, Bucket bucket) {
        Optional<StoredObject> found = bucket.hold(call.key());
        if (found.isEmpty()) {
            return mirrored(call, bucket);
        }
        StoredObject object = found.get();
        boolean handedOver = false;
        try {
            Optional<CustomerKey> key = keyFor(call, object);
            Optional<HttpResponse> refused = conditional(call, object);
            if (refused.isPresent()) {
                return refused.get();
            }
            Optional<ByteRange> range = call.header("Range").map(header -> range(header, object.size()));
            HttpResponse response = describe(HttpResponse.of(range.isPresent() ? 206 : 200), object);
            range.ifPresent(window -> response.header("Content-Range", window.contentRange(object.size())));
            override(call, response);
            response.body(new ContentBody(object.content(), key, range));
            handedOver = true;
            return response;
        } finally {
            if (!handedOver) {
                object.content().release();
            }
        }
    }

    /** Source: QingStor API documentation, "HEAD Object". */
    HttpResponse head(Call call, Bucket bucket) {
        StoredObject object = bucket.objects().get(call.key());
        if (object == null) {
            throw missing(call.key());
        }
        CustomerKey.of(call.headers()).ifPresent(key -> requireKey(key, object));
        Optional<HttpResponse> refused = conditional(call, object);
        if (refused.isPresent()) {
            return refused.get();
        }
        HttpResponse response = describe(HttpResponse.of(200), object);
        if (object.appendable()) {
            response.header("x-qs-object-type", "appendable");
            response.header("x-qs-next-append-position", Long.toString(object.size()));
        }
        return response.header("Content-Length", Long.toString(object.size()));
    }

    /** The mirror is not fetched here: the client is sent to the source. */
    @NotVerified("A missing object of a mirrored bucket is answered 302 and not stored.")
    private static HttpResponse mirrored(Call call, Bucket bucket) {
        String source = bucket.setting(Setting.MIRROR)
                .map(mirror -> mirror.path("source_site").asText())
                .orElseThrow(() -> missing(call.key()));
        String joint = source.endsWith("/") ? "" : "/";
        return HttpResponse.of(302).header("Location", source + joint + PercentCodec.encodePath(call.key()));
    }

    /** @throws ServiceError invalid_range */
    @NotVerified("Every range of an empty object is out of bounds.")
    static ByteRange range(String header, long size) {
        return ByteRange.parse(header, size)
                .orElseThrow(() -> new ServiceError(
                        ErrorCode.INVALID_RANGE,
                        "range '" + header + "' does not fit an object of " + size + " bytes"));
    }

    static ServiceError conditionFailed() {
        return new ServiceError(ErrorCode.PRECONDITION_FAILED, "a condition of the request does not hold");
    }

    static ServiceError missing(String key) {
        return new ServiceError(ErrorCode.OBJECT_NOT_EXISTS, "the object " + key + " does not exist");
    }

    /** The key to decrypt with; empty for plain objects. */
    @NotVerified("Reading an encrypted object without key headers is answered 400 invalid_request.")
    static Optional<CustomerKey> keyFor(Call call, StoredObject object) {
        return requireKey(CustomerKey.of(call.headers()), object);
    }

    static Optional<CustomerKey> requireKey(Optional<CustomerKey> key, StoredObject object) {
        if (object.encrypted() && key.isEmpty()) {
            throw new ServiceError(
                    ErrorCode.INVALID_REQUEST, "the object is encrypted; send the customer key it was stored with");
        }
        key.ifPresent(present -> requireKey(present, object));
        return key;
    }

    @NotVerified("A customer key for an object that is not encrypted is answered 400 invalid_argument.")
    private static void requireKey(CustomerKey key, StoredObject object) {
        if (!object.encrypted()) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "the object is not encrypted with a customer key");
        }
        key.requireMatch(object.keyMd5());
    }

    @NotVerified("ETag conditions beat date conditions of the same direction, as RFC 9110 says.")
    private static Optional<HttpResponse> conditional(Call call, StoredObject object) {
        return switch (Conditions.check(call.headers(), "", object)) {
            case PASS -> Optional.empty();
            case NOT_MODIFIED ->
                Optional.of(HttpResponse.of(304)
                        .header("ETag", object.etag())
                        .header("Last-Modified", HttpDates.format(object.modified())));
            case FAILED -> throw conditionFailed();
        };
    }

    private static HttpResponse describe(HttpResponse response, StoredObject object) {
        Attributes attributes = object.attributes();
        response.headers()
                .add("Content-Type", attributes.contentType())
                .add("ETag", object.etag())
                .add("Last-Modified", HttpDates.format(object.modified()))
                .add("Accept-Ranges", "bytes")
                .add(Attributes.STORAGE_CLASS_HEADER, attributes.storageClass());
        attributes.headers().forEach(response.headers()::add);
        attributes.metadata().forEach((name, value) -> response.headers().add(Attributes.META_PREFIX + name, value));
        return encryption(response, object.keyMd5());
    }

    /** Names algorithm and digest of a customer key in an answer, if there is one. */
    static HttpResponse encryption(HttpResponse response, String keyMd5) {
        if (!keyMd5.isEmpty()) {
            response.header(CustomerKey.ALGORITHM_HEADER, "AES256");
            response.header(CustomerKey.KEY_MD5_HEADER, keyMd5);
        }
        return response;
    }

    /** Source: QingStor API documentation, "GET Object": overrides need a signed request. */
    @NotVerified("Overrides on an anonymous request are answered 400 invalid_request.")
    static void override(Call call, HttpResponse response) {
        if (call.query().isEmpty()) {
            return;
        }
        OVERRIDES.forEach((parameter, header) -> call.query().first(parameter).ifPresent(value -> {
            if (call.caller().anonymous()) {
                throw new ServiceError(ErrorCode.INVALID_REQUEST, parameter + " needs a signed request");
            }
            if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
                throw new ServiceError(ErrorCode.INVALID_ARGUMENT, parameter + " holds control characters");
            }
            response.header(header, value);
        }));
    }
}
