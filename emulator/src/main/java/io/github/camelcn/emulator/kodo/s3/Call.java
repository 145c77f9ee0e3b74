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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.kodo.store.Receiver;

/**
 * One signed request on its way through the service.
 *
 * @param key decoded key, or the empty string
 * @param now server time when the request arrived
 */
record Call(HttpRequest http, Address address, Caller caller, String key, Instant now) {
    /** Source: Qiniu upload documentation: keys of at most 750 bytes of UTF-8. */
    static final int MAX_KEY_BYTES = 750;

    private static final int MAX_XML_BYTES = 2 * 1024 * 1024;

    static Call of(HttpRequest http, Address address, Caller caller, Instant now) {
        return new Call(http, address, caller, decodeKey(address.rawKey()), now);
    }

    @NotVerified("Malformed escapes and bytes that are not UTF-8 are answered 400 InvalidURI, a NUL InvalidArgument.")
    private static String decodeKey(String rawKey) {
        String key = PercentCodec.decodeStrictly(rawKey)
                .orElseThrow(() -> new ServiceError(ErrorCode.InvalidURI, "the key is not percent-encoded UTF-8"));
        requireKey(key);
        return key;
    }

    static void requireKey(String key) {
        if (key.length() > MAX_KEY_BYTES / 3 && key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw new ServiceError(ErrorCode.KeyTooLongError, "a key has at most " + MAX_KEY_BYTES + " bytes");
        }
        if (key.indexOf('\0') >= 0) {
            throw new ServiceError(ErrorCode.InvalidArgument, "key must not contain null byte");
        }
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

    /** Takes the body in as an object or part. */
    Receiver.Received receive(Receiver receiver, long maxBytes) throws IOException {
        requireLength();
        return Bodies.receive(receiver, http.body(), http.bodyLength(), expectation(maxBytes));
    }

    /** The body as an XML document with this root, checked against its digests. */
    XmlElement xml(Receiver receiver, String root) throws IOException {
        return XmlElement.parse(bytes(receiver, MAX_XML_BYTES), root);
    }

    /** The body in memory, checked against its digests. */
    byte[] bytes(Receiver receiver, int maxBytes) throws IOException {
        InputStream in = http.body();
        return Bodies.read(receiver, in, expectation(maxBytes), http.headers());
    }

    private Receiver.Expectation expectation(long maxBytes) {
        Optional<String> sha256 =
                caller.payload().equals(Authenticator.UNSIGNED) ? Optional.empty() : Optional.of(caller.payload());
        return new Receiver.Expectation(maxBytes, header("Content-MD5"), sha256);
    }

    @NotVerified("A body without Content-Length is answered 411.")
    private void requireLength() {
        if (http.bodyLength() < 0 || !http.headers().contains("Content-Length")) {
            throw new ServiceError(ErrorCode.MissingContentLength, "you must provide the Content-Length header");
        }
    }

    /** A whole number from the query. */
    int number(String name, int otherwise) {
        String text = query().firstOr(name, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ServiceError(ErrorCode.InvalidArgument, name + " must be a whole number");
        }
    }

    /** A page size from the query: more than the most means the most. */
    int limit(String name, int most) {
        int limit = number(name, most);
        if (limit < 0) {
            throw new ServiceError(ErrorCode.InvalidArgument, name + " must not be negative");
        }
        return Math.min(limit, most);
    }
}
