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
package io.github.camelcn.common.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.payload.Digests;

/**
 * The body of a download, which fails at its end if bytes are missing or, where an MD5 is known, differ. Closing it
 * early checks nothing. Not thread-safe, like the stream it reads.
 */
public final class VerifyingInputStream extends FilterInputStream {

    /** What it means if other bytes arrived than the ETag says. */
    @FunctionalInterface
    public interface Mismatch {

        /** For stores whose ETags are MD5s where they look like one. */
        Mismatch FAILS = difference -> {
            throw difference;
        };

        /** @param difference says what differs; thrown, or else the bytes count as good */
        void found(IntegrityException difference) throws IntegrityException;
    }

    private static final String OPERATION = "getObject";
    private static final int LARGEST_BUFFER = 64 * 1024;

    private final String resource;
    private final Mismatch mismatch;
    private final long expectedLength;
    private final byte[] expectedDigest;
    private final MessageDigest digest;
    private long count;
    private boolean verified;

    /**
     * @param in the body; closed with this stream
     * @param resource what is read, for errors
     * @param expectedLength -1 if unknown
     * @param md5 in hex; empty if there is nothing to compare with
     */
    public VerifyingInputStream(InputStream in, String resource, long expectedLength, String md5) {
        this(in, resource, expectedLength, md5, Mismatch.FAILS);
    }

    /**
     * @param in the body; closed with this stream
     * @param resource what is read, for errors
     * @param expectedLength -1 if unknown
     * @param md5 in hex; empty if there is nothing to compare with
     * @param mismatch what it means if the MD5 is another; a wrong length is always a failure
     */
    public VerifyingInputStream(InputStream in, String resource, long expectedLength, String md5, Mismatch mismatch) {
        super(in);
        this.resource = resource;
        this.mismatch = mismatch;
        this.expectedLength = expectedLength;
        this.expectedDigest = md5.isEmpty() ? null : Digests.parseHex(md5);
        this.digest = md5.isEmpty() ? null : BodyDigest.newMd5();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            // the stream below may say "at its end" instead, and the end is where the digest is compared
            return 0;
        }
        int read = in.read(buffer, offset, length);
        if (read < 0) {
            verify();
            return -1;
        }
        count += read;
        if (digest != null) {
            digest.update(buffer, offset, read);
        }
        return read;
    }

    /** Small objects need one array of their size, and no buffer. */
    @Override
    public byte[] readAllBytes() throws IOException {
        long left = expectedLength - count;
        if (expectedLength < 0 || left > LARGEST_BUFFER) {
            return super.readAllBytes();
        }
        byte[] bytes = new byte[(int) left];
        for (int filled = 0; filled < bytes.length; ) {
            // ends in an exception if there are fewer
            filled += read(bytes, filled, bytes.length - filled);
        }
        if (read() >= 0) {
            throw new IntegrityException(
                    OPERATION, resource, "the answer is longer than the " + expectedLength + " bytes it announced");
        }
        return bytes;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long left = expectedLength < 0 ? LARGEST_BUFFER : Math.max(1, expectedLength - count);
        byte[] buffer = new byte[(int) Math.min(left, LARGEST_BUFFER)];
        long transferred = 0;
        for (int read = read(buffer); read >= 0; read = read(buffer)) {
            out.write(buffer, 0, read);
            transferred += read;
        }
        return transferred;
    }

    /** Reads, since skipped bytes belong to the digest too. */
    @Override
    public long skip(long wanted) throws IOException {
        byte[] buffer = new byte[(int) Math.max(0, Math.min(wanted, 8192))];
        long skipped = 0;
        while (skipped < wanted) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, wanted - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() throws IntegrityException {
        if (verified) {
            return;
        }
        if (expectedLength >= 0 && count != expectedLength) {
            throw new IntegrityException(
                    OPERATION, resource, "the answer ended after " + count + " of " + expectedLength + " bytes");
        }
        if (digest != null) {
            byte[] actual = digest.digest();
            if (!Arrays.equals(actual, expectedDigest)) {
                mismatch.found(difference(resource, actual, Digests.hex(expectedDigest)));
            }
        }
        verified = true;
    }

    static IntegrityException difference(String resource, byte[] md5, String etag) {
        return new IntegrityException(
                OPERATION,
                resource,
                "other bytes arrived than are stored: their MD5 is " + Digests.hex(md5) + ", but the ETag says "
                        + etag);
    }
}
