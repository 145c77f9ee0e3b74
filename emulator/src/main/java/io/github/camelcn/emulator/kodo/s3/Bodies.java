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
import java.util.Base64;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.storage.Digests;

/** Request bodies and what may be wrong with them. */
final class Bodies {
    private static final String CHECKSUM = "x-amz-checksum-";

    private Bodies() {}

    /**
     * Kodo documents neither signed chunks nor trailers, and S3 services that do not know them store the framing as
     * content; refusing is the answer that cannot be overlooked.
     */
    @NotVerified("aws-chunked bodies and trailers are answered 501 NotImplemented.")
    static void requirePlain(HttpHeaders headers, String payload) {
        if (payload.startsWith("STREAMING-")
                || headers.contains("x-amz-trailer")
                || headers.firstOr("Content-Encoding", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("aws-chunked")) {
            throw new ServiceError(
                    ErrorCode.NotImplemented,
                    "aws-chunked bodies and trailing checksums are not supported, send a plain body of known length");
        }
        if (!payload.equals(Authenticator.UNSIGNED) && !payload.matches("[0-9a-f]{64}")) {
            throw new ServiceError(
                    ErrorCode.InvalidArgument, "x-amz-content-sha256 must be UNSIGNED-PAYLOAD or a SHA-256 in hex");
        }
    }

    static Receiver.Received receive(Receiver receiver, InputStream in, long length, Receiver.Expectation expected)
            throws IOException {
        try {
            return receiver.receive(in, length, expected);
        } catch (Receiver.FlawedBodyException e) {
            throw refusal(e, expected);
        }
    }

    static byte[] read(Receiver receiver, InputStream in, Receiver.Expectation expected, HttpHeaders headers)
            throws IOException {
        try {
            byte[] bytes = receiver.read(in, expected);
            checkChecksums(bytes, headers);
            return bytes;
        } catch (Receiver.FlawedBodyException e) {
            throw refusal(e, expected);
        }
    }

    private static ServiceError refusal(Receiver.FlawedBodyException e, Receiver.Expectation expected) {
        return switch (e.flaw()) {
            case TOO_LARGE ->
                new ServiceError(
                        ErrorCode.EntityTooLarge, "at most " + expected.maxBytes() + " bytes are allowed here");
            case NOT_A_DIGEST -> new ServiceError(ErrorCode.InvalidDigest, "Content-MD5 is not an MD5 in base64");
            case OTHER_MD5 -> new ServiceError(ErrorCode.BadDigest, "the body does not have the digest of Content-MD5");
            case OTHER_SHA256 ->
                new ServiceError(
                        ErrorCode.XAmzContentSHA256Mismatch, "the body does not have the digest x-amz-content-sha256");
        };
    }

    /** The calls that change many things at once must say what their body is. */
    @NotVerified("A checksum header of S3 is accepted instead of Content-MD5; without either the answer is 400"
            + " InvalidRequest.")
    static void requireIntegrity(Call call) {
        boolean[] named = {call.headers().contains("Content-MD5")};
        call.headers()
                .forEach((name, value) -> named[0] |= name.regionMatches(true, 0, CHECKSUM, 0, CHECKSUM.length()));
        if (!named[0]) {
            throw new ServiceError(ErrorCode.InvalidRequest, "missing required header for this request: Content-MD5");
        }
    }

    private static void checkChecksums(byte[] bytes, HttpHeaders headers) {
        check(headers, "crc32", () -> checksum(new CRC32(), bytes));
        check(headers, "crc32c", () -> checksum(new CRC32C(), bytes));
        check(headers, "sha1", () -> Digests.sha1().digest(bytes));
        check(headers, "sha256", () -> Digests.sha256().digest(bytes));
    }

    private static void check(HttpHeaders headers, String algorithm, Supplier<byte[]> digest) {
        headers.first(CHECKSUM + algorithm).ifPresent(named -> {
            if (!named.equals(Base64.getEncoder().encodeToString(digest.get()))) {
                throw new ServiceError(
                        ErrorCode.BadDigest, "the body does not have the checksum " + CHECKSUM + algorithm);
            }
        });
    }

    private static byte[] checksum(Checksum checksum, byte[] bytes) {
        checksum.update(bytes, 0, bytes.length);
        long value = checksum.getValue();
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }
}
