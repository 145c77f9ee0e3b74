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

import java.util.Map;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.kodo.store.Thaw;
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

    /** Source: Amazon S3 API reference, "GetObject". */
    HttpResponse get(Call call, Bucket bucket) {
        StoredObject object = bucket.table().hold(call.key()).orElseThrow(() -> missing(call.key()));
        boolean handedOver = false;
        try {
            requireReadable(object, call);
            Optional<HttpResponse> refused = conditional(call, object);
            if (refused.isPresent()) {
                return refused.get();
            }
            Optional<ByteRange> range = call.header("Range").map(header -> range(header, object.size()));
            HttpResponse response =
                    ObjectHeaders.describe(HttpResponse.of(range.isPresent() ? 206 : 200), object, call);
            range.ifPresent(window -> response.header("Content-Range", window.contentRange(object.size())));
            override(call, response);
            response.body(new ContentBody(object.content(), Optional.empty(), range));
            handedOver = true;
            return response;
        } finally {
            if (!handedOver) {
                object.content().release();
            }
        }
    }

    /** Source: Amazon S3 API reference, "HeadObject"; a frozen object may be looked at. */
    HttpResponse head(Call call, Bucket bucket) {
        StoredObject object = bucket.find(call.key()).orElseThrow(() -> missing(call.key()));
        requireEnabled(object);
        Optional<HttpResponse> refused = conditional(call, object);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<ByteRange> range = call.header("Range").map(header -> range(header, object.size()));
        HttpResponse response = ObjectHeaders.describe(HttpResponse.of(range.isPresent() ? 206 : 200), object, call);
        range.ifPresent(window -> response.header("Content-Range", window.contentRange(object.size())));
        override(call, response);
        return response.header(
                "Content-Length", Long.toString(range.map(ByteRange::length).orElse(object.size())));
    }

    static ServiceError missing(String key) {
        return new ServiceError(ErrorCode.NoSuchKey, "the specified key does not exist").with("Key", key);
    }

    @NotVerified("A frozen object is answered 403 InvalidObjectState, a disabled one 403 AccessDenied.")
    static void requireReadable(StoredObject object, Call call) {
        requireEnabled(object);
        if (object.phase(call.now()) != Thaw.Phase.THAWED) {
            throw new ServiceError(
                            ErrorCode.InvalidObjectState,
                            "the operation is not valid for the object's storage class, restore it first")
                    .with("StorageClass", object.attributes().storageClass().name());
        }
    }

    private static void requireEnabled(StoredObject object) {
        if (object.state().disabled()) {
            throw new ServiceError(ErrorCode.AccessDenied, "the object is disabled");
        }
    }

    /** @throws ServiceError InvalidRange */
    static ByteRange range(String header, long size) {
        return ByteRange.parse(header, size)
                .orElseThrow(() -> new ServiceError(ErrorCode.InvalidRange, "the requested range is not satisfiable")
                        .with("RangeRequested", header)
                        .with("ActualObjectSize", Long.toString(size)));
    }

    private static Optional<HttpResponse> conditional(Call call, StoredObject object) {
        return switch (Conditions.check(call.headers(), "", object)) {
            case PASS -> Optional.empty();
            case NOT_MODIFIED ->
                Optional.of(HttpResponse.of(304)
                        .header("ETag", object.etag())
                        .header("Last-Modified", HttpDates.format(object.modified())));
            case FAILED -> throw failed();
        };
    }

    static ServiceError failed() {
        return new ServiceError(
                ErrorCode.PreconditionFailed, "at least one of the pre-conditions you specified did not hold");
    }

    @NotVerified("Overrides work in every signed request.")
    private static void override(Call call, HttpResponse response) {
        if (call.query().isEmpty()) {
            return;
        }
        OVERRIDES.forEach((parameter, header) -> call.query().first(parameter).ifPresent(value -> {
            if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
                throw new ServiceError(ErrorCode.InvalidArgument, parameter + " holds control characters");
            }
            response.header(header, value);
        }));
    }
}
