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
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;

import io.github.camelcn.emulator.storage.Blob;
import io.github.camelcn.emulator.storage.BlobStore;
import io.github.camelcn.emulator.storage.BlobWriter;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Digests;

/** Takes bytes in: digest, encryption, storage in one pass through a buffer of 64 KiB. Thread-safe. */
final class Receiver {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final BlobStore blobs;
    private final boolean trustContentMd5;
    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<byte[]> buffers = ThreadLocal.withInitial(() -> new byte[BUFFER_BYTES]);

    Receiver(BlobStore blobs, boolean trustContentMd5) {
        this.blobs = blobs;
        this.trustContentMd5 = trustContentMd5;
    }

    /**
     * What came in.
     *
     * @param md5 digest of the plain bytes
     */
    record Received(Content.Segment segment, long size, byte[] md5) {
        String etag() {
            return "\"" + Digests.hex(md5) + "\"";
        }
    }

    /**
     * Reads the stream to its end. The caller holds the result.
     *
     * @param expectedBytes announced length, or -1
     * @param contentMd5 base64 digest the bytes must have
     * @throws ServiceError entity_too_large or bad_digest; nothing is kept
     */
    Received receive(
            InputStream in, long expectedBytes, long maxBytes, Optional<CustomerKey> key, Optional<String> contentMd5)
            throws IOException {
        if (expectedBytes > maxBytes) {
            throw tooLarge(maxBytes);
        }
        BlobWriter writer = blobs.writer(expectedBytes);
        boolean kept = false;
        try {
            byte[] iv = key.isPresent() ? newIv() : Content.NO_IV;
            Optional<byte[]> announced = contentMd5.map(Receiver::decode);
            Optional<MessageDigest> digest =
                    announced.isPresent() && trustContentMd5 ? Optional.empty() : Optional.of(Digests.md5());
            copy(in, writer, maxBytes, key.map(present -> present.cipher(iv, 0)), digest);
            byte[] md5 = digest.map(MessageDigest::digest).or(() -> announced).orElseThrow();
            if (announced.isPresent() && !MessageDigest.isEqual(announced.get(), md5)) {
                throw badDigest();
            }
            Blob blob = writer.finish();
            kept = true;
            return new Received(new Content.Segment(blob, iv), blob.size(), md5);
        } finally {
            if (!kept) {
                writer.discard();
            }
        }
    }

    private static byte[] decode(String contentMd5) {
        try {
            return Base64.getDecoder().decode(contentMd5);
        } catch (IllegalArgumentException e) {
            throw badDigest();
        }
    }

    private static ServiceError badDigest() {
        return new ServiceError(ErrorCode.BAD_DIGEST, "the body does not have the digest Content-MD5 names");
    }

    private void copy(
            InputStream in, BlobWriter writer, long maxBytes, Optional<Cipher> cipher, Optional<MessageDigest> digest)
            throws IOException {
        byte[] buffer = buffers.get();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (writer.size() + count > maxBytes) {
                throw tooLarge(maxBytes);
            }
            if (digest.isPresent()) {
                digest.get().update(buffer, 0, count);
            }
            if (cipher.isPresent()) {
                try {
                    cipher.get().update(buffer, 0, count, buffer, 0);
                } catch (ShortBufferException e) {
                    throw new IllegalStateException("counter mode keeps the length", e);
                }
            }
            writer.write(buffer, 0, count);
        }
    }

    private byte[] newIv() {
        byte[] iv = new byte[16];
        random.nextBytes(iv);
        return iv;
    }

    static ServiceError tooLarge(long maxBytes) {
        return new ServiceError(ErrorCode.ENTITY_TOO_LARGE, "at most " + maxBytes + " bytes are allowed here");
    }
}
