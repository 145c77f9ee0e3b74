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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.storage.Digests;
import io.github.camelcn.emulator.wire.Json;

/**
 * One request on its way through the service.
 *
 * @param key decoded key, or the empty string
 * @param now server time when the request arrived
 */
record Call(HttpRequest http, Address address, Caller caller, String key, Instant now) {
    /** Source: QingStor API documentation, "PUT Object": keys of 1 to 1023 bytes of UTF-8. */
    private static final int MAX_KEY_BYTES = 1023;

    private static final int MAX_JSON_BYTES = 4 * 1024 * 1024;

    static Call of(HttpRequest http, Address address, Caller caller, Instant now) {
        return new Call(http, address, caller, decodeKey(address.rawKey()), now);
    }

    @NotVerified("Malformed escapes and bytes that are not UTF-8 are answered 400 invalid_object_name.")
    private static String decodeKey(String rawKey) {
        String key = PercentCodec.decodeStrictly(rawKey)
                .orElseThrow(
                        () -> new ServiceError(ErrorCode.INVALID_OBJECT_NAME, "the key is not percent-encoded UTF-8"));
        if (key.length() > MAX_KEY_BYTES / 3 && key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw new ServiceError(ErrorCode.INVALID_OBJECT_NAME, "a key has at most 1023 bytes");
        }
        return key;
    }

    HttpHeaders headers() {
        return http.headers();
    }

    Optional<String> header(String name) {
        return http.headers().first(name);
    }

    QueryParameters query() {
        return address.query();
    }

    String bucketName() {
        return address.bucket();
    }

    /**
     * The body as a JSON object, whatever its Content-Type, checked against Content-MD5 if there is one.
     *
     * @throws ServiceError invalid_json, bad_digest, entity_too_large
     */
    ObjectNode json() throws IOException {
        byte[] bytes = http.body().readNBytes(MAX_JSON_BYTES + 1);
        if (bytes.length > MAX_JSON_BYTES) {
            throw Receiver.tooLarge(MAX_JSON_BYTES);
        }
        Optional<String> md5 = header("Content-MD5");
        if (md5.isPresent()
                && !MessageDigest.isEqual(
                        Digests.base64(Digests.md5().digest(bytes)).getBytes(StandardCharsets.US_ASCII),
                        md5.get().getBytes(StandardCharsets.UTF_8))) {
            throw new ServiceError(ErrorCode.BAD_DIGEST, "the body does not have the digest Content-MD5 names");
        }
        return Json.parseObject(bytes)
                .orElseThrow(() -> new ServiceError(ErrorCode.INVALID_JSON, "the body is not a JSON object"));
    }

    /**
     * A whole number from the query.
     *
     * @throws ServiceError invalid_argument when it is not one
     */
    int number(String name, int otherwise) {
        String text = query().firstOr(name, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, name + " must be a whole number");
        }
    }

    /** A page size from the query: zero and less mean the default, more than the most means the most. */
    int limit(int otherwise, int most) {
        int limit = number("limit", otherwise);
        return limit <= 0 ? Math.min(otherwise, most) : Math.min(limit, most);
    }
}
