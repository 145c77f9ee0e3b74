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
package io.github.camelcn.common.camel.operation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.payload.Payload;

/**
 * The MD5 a route says its body has. A body that is cheap to read twice is checked before anything is sent; any other
 * while it is sent, and the last bytes are withheld if they do not fit, so that nothing is stored.
 */
final class ExpectedDigest {

    private static final int MD5_BYTES = 16;

    private final byte[] expected;

    private ExpectedDigest(byte[] expected) {
        this.expected = expected;
    }

    /** @param base64 as the Content-MD5 header has it. Source: RFC 1864 */
    static ExpectedDigest of(String base64, String header) {
        try {
            byte[] md5 = Base64.getDecoder().decode(base64);
            if (md5.length == MD5_BYTES) {
                return new ExpectedDigest(md5);
            }
        } catch (IllegalArgumentException e) {
            // the sentence below says it
        }
        throw new IllegalArgumentException("header " + header + " must be the base64 of the 16 bytes of an MD5 digest");
    }

    Payload guard(Payload payload, ObjectRef target) throws IOException {
        if (payload.cheapToReread()) {
            MessageDigest md5 = md5();
            try (OutputStream digesting = new DigestOutputStream(OutputStream.nullOutputStream(), md5)) {
                payload.writeTo(digesting);
            }
            compare(md5, target);
            return payload;
        }
        return payload.repeatable()
                ? Payload.reopenable(() -> guarded(payload, target), payload.length())
                : Payload.of(guarded(payload, target), payload.length());
    }

    private InputStream guarded(Payload payload, ObjectRef target) throws IOException {
        return new Guarded(payload.open(), payload.length(), target);
    }

    private void compare(MessageDigest md5, ObjectRef target) throws IntegrityException {
        if (!MessageDigest.isEqual(expected, md5.digest())) {
            throw new IntegrityException(
                    "putObject",
                    target.toString(),
                    "the body is not the one that the MD5 in the message belongs to; nothing was stored");
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }

    /** Compares when the announced number of bytes has been read, or at the end if there was none. */
    private final class Guarded extends FilterInputStream {

        private final MessageDigest md5 = md5();
        private final long length;
        private final ObjectRef target;
        private long count;
        private boolean compared;

        Guarded(InputStream in, long length, ObjectRef target) {
            super(in);
            this.length = length;
            this.target = target;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int wanted) throws IOException {
            int read = in.read(buffer, offset, wanted);
            if (read > 0) {
                md5.update(buffer, offset, read);
                count += read;
            }
            if (!compared && (read < 0 || count == length)) {
                compared = true;
                compare(md5, target);
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
