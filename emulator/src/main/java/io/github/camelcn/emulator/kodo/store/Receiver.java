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
package io.github.camelcn.emulator.kodo.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelcn.emulator.storage.Blob;
import io.github.camelcn.emulator.storage.BlobStore;
import io.github.camelcn.emulator.storage.BlobWriter;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Digests;

/** Takes bytes in: digests and storage in one pass through a buffer of 64 KiB. Thread-safe. */
public final class Receiver {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MADE_UP_BYTES = 21;

    /** What is wrong with bytes that came in. */
    public enum Flaw {
        TOO_LARGE,
        NOT_A_DIGEST,
        OTHER_MD5,
        OTHER_SHA256
    }

    /** The bytes are not what the request said. Carries no stack trace: it is an answer, not a bug. */
    public static final class FlawedBodyException extends IOException {
        private static final long serialVersionUID = 1L;
        private final Flaw flaw;

        FlawedBodyException(Flaw flaw) {
            super(flaw.toString());
            this.flaw = flaw;
        }

        public Flaw flaw() {
            return flaw;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /**
     * What a body must look like.
     *
     * @param md5 base64 of the digest it must have
     * @param sha256 hex digits of the digest it must have
     */
    public record Expectation(long maxBytes, Optional<String> md5, Optional<String> sha256) {
        /** No more than so many bytes. */
        public static Expectation atMost(long maxBytes) {
            return new Expectation(maxBytes, Optional.empty(), Optional.empty());
        }
    }

    /**
     * What came in; the caller holds it.
     *
     * @param md5 hex digits, or the empty string when nobody computed it
     * @param etag hex digits of the MD5, or something made up; without quotes
     */
    public record Received(Content.Segment segment, String md5, String etag) {
        public long size() {
            return segment.blob().size();
        }

        public Content content() {
            return Content.of(segment);
        }

        public String quotedEtag() {
            return '"' + etag + '"';
        }
    }

    private final BlobStore blobs;
    private final boolean trustDigests;
    private final ThreadLocal<byte[]> buffers = ThreadLocal.withInitial(() -> new byte[BUFFER_BYTES]);

    public Receiver(BlobStore blobs, boolean trustDigests) {
        this.blobs = blobs;
        this.trustDigests = trustDigests;
    }

    /**
     * Reads the stream to its end.
     *
     * @param expectedBytes announced length, or -1
     * @throws FlawedBodyException when the body is not as expected; nothing is kept
     */
    public Received receive(InputStream in, long expectedBytes, Expectation expected) throws IOException {
        if (expectedBytes > expected.maxBytes()) {
            throw new FlawedBodyException(Flaw.TOO_LARGE);
        }
        Optional<byte[]> announced =
                expected.md5().isPresent() ? Optional.of(md5(expected.md5().get())) : Optional.empty();
        Optional<MessageDigest> md5 = trustDigests ? Optional.empty() : Optional.of(Digests.md5());
        Optional<MessageDigest> sha256 =
                trustDigests || expected.sha256().isEmpty() ? Optional.empty() : Optional.of(Digests.sha256());
        List<MessageDigest> digests = new ArrayList<>(2);
        md5.ifPresent(digests::add);
        sha256.ifPresent(digests::add);
        BlobWriter writer = blobs.writer(expectedBytes);
        boolean kept = false;
        try {
            copy(in, writer, expected.maxBytes(), digests);
            Optional<byte[]> known = md5.map(MessageDigest::digest).or(() -> announced);
            if (announced.isPresent() && !MessageDigest.isEqual(announced.get(), known.orElseThrow())) {
                throw new FlawedBodyException(Flaw.OTHER_MD5);
            }
            if (sha256.isPresent()
                    && !Digests.hex(sha256.get().digest())
                            .equals(expected.sha256().orElseThrow())) {
                throw new FlawedBodyException(Flaw.OTHER_SHA256);
            }
            Blob blob = writer.finish();
            kept = true;
            String hex = known.map(Digests::hex).orElse("");
            return new Received(new Content.Segment(blob, Content.NO_IV), hex, hex.isEmpty() ? madeUp() : hex);
        } finally {
            if (!kept) {
                writer.discard();
            }
        }
    }

    /**
     * Reads a small body into memory.
     *
     * @throws FlawedBodyException when the body is not as expected
     */
    public byte[] read(InputStream in, Expectation expected) throws IOException {
        byte[] bytes = in.readNBytes((int) expected.maxBytes() + 1);
        if (bytes.length > expected.maxBytes()) {
            throw new FlawedBodyException(Flaw.TOO_LARGE);
        }
        if (expected.md5().isPresent()
                && !MessageDigest.isEqual(
                        md5(expected.md5().get()), Digests.md5().digest(bytes))) {
            throw new FlawedBodyException(Flaw.OTHER_MD5);
        }
        if (expected.sha256().isPresent()
                && !Digests.hex(Digests.sha256().digest(bytes))
                        .equals(expected.sha256().get())) {
            throw new FlawedBodyException(Flaw.OTHER_SHA256);
        }
        return bytes;
    }

    private static byte[] md5(String base64) throws FlawedBodyException {
        try {
            byte[] digest = Base64.getDecoder().decode(base64);
            if (digest.length == 16) {
                return digest;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the refusal
        }
        throw new FlawedBodyException(Flaw.NOT_A_DIGEST);
    }

    private void copy(InputStream in, BlobWriter writer, long maxBytes, List<MessageDigest> digests)
            throws IOException {
        byte[] buffer = buffers.get();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (writer.size() + count > maxBytes) {
                throw new FlawedBodyException(Flaw.TOO_LARGE);
            }
            for (MessageDigest digest : digests) {
                digest.update(buffer, 0, count);
            }
            writer.write(buffer, 0, count);
        }
    }

    /** Looks like Kodo's own digests, so that nobody takes it for an MD5. */
    private static String madeUp() {
        byte[] bytes = new byte[MADE_UP_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
