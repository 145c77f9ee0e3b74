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
package io.github.camelcn.component.kodo.client;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.camelcn.common.payload.Payload;

/** SHA-256 as signatures use it, in lower-case hex. Thread-safe. */
final class Sha256 {

    /** Of no bytes at all. */
    static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final HexFormat HEX = HexFormat.of();

    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    });

    private Sha256() {}

    static String hex(byte[] bytes) {
        return formatted(digest().digest(bytes));
    }

    static String hex(AsciiText text) {
        MessageDigest digest = digest();
        digest.update(text.bytes(), 0, text.length());
        return formatted(digest.digest());
    }

    /** This thread's own; reset, since what was begun may have broken off, and would be signed along. */
    private static MessageDigest digest() {
        MessageDigest digest = DIGEST.get();
        digest.reset();
        return digest;
    }

    /**
     * The digest of all bytes, in one reading.
     *
     * @param payload that can be read more than once
     */
    static String hex(Payload payload) throws IOException {
        if (payload.length() == 0) {
            return OF_NOTHING;
        }
        MessageDigest digest = digest();
        payload.writeTo(new Sink(digest));
        return formatted(digest.digest());
    }

    static String formatted(byte[] digest) {
        return HEX.formatHex(digest);
    }

    private static final class Sink extends OutputStream {

        private final MessageDigest digest;

        Sink(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public void write(int b) {
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            digest.update(bytes, offset, count);
        }
    }
}
