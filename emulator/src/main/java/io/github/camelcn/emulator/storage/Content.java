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
package io.github.camelcn.emulator.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;

/** The bytes of an object: one segment, or several after appending or a multipart upload. Never changes. */
public record Content(List<Segment> segments) {
    /** @param iv counter the segment was encrypted with; empty for plain text */
    public record Segment(Blob blob, byte[] iv) {}

    /** The counter of plain segments. */
    public static final byte[] NO_IV = {};

    public Content {
        segments = List.copyOf(segments);
    }

    public static Content of(Segment segment) {
        return new Content(List.of(segment));
    }

    /** This content followed by another; holds stay where they are. */
    public Content followedBy(Content other) {
        List<Segment> all = new ArrayList<>(segments);
        all.addAll(other.segments);
        return new Content(all);
    }

    public long size() {
        long size = 0;
        for (Segment segment : segments) {
            size += segment.blob().size();
        }
        return size;
    }

    /** Holds all blobs, or none and answers false when one is gone already. */
    public boolean hold() {
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).blob().hold()) {
                segments.subList(0, i).forEach(segment -> segment.blob().release());
                return false;
            }
        }
        return true;
    }

    public void release() {
        segments.forEach(segment -> segment.blob().release());
    }

    /** Reads a window of the content, decrypted when a key is given; the caller closes it and holds the content. */
    public InputStream open(Optional<? extends SegmentCipher> key, long offset, long length) {
        return new Reader(segments, key, offset, length);
    }

    private static final class Reader extends InputStream {
        private final List<Segment> segments;
        private final Optional<? extends SegmentCipher> key;
        private int next;
        private long skip;
        private long remaining;
        private InputStream current;
        private Cipher cipher;

        Reader(List<Segment> segments, Optional<? extends SegmentCipher> key, long offset, long length) {
            this.segments = segments;
            this.key = key;
            this.skip = offset;
            this.remaining = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (remaining > 0) {
                if (current == null && !advance()) {
                    return -1;
                }
                int count = current.read(target, offset, (int) Math.min(length, remaining));
                if (count > 0) {
                    remaining -= count;
                    decrypt(target, offset, count);
                    return count;
                }
                close();
            }
            return -1;
        }

        private boolean advance() throws IOException {
            while (next < segments.size()) {
                Segment segment = segments.get(next++);
                long size = segment.blob().size();
                if (skip < size) {
                    long from = skip;
                    skip = 0;
                    cipher = key.isPresent() && segment.iv().length > 0
                            ? key.get().cipher(segment.iv(), from)
                            : null;
                    current = segment.blob().open(from);
                    return true;
                }
                skip -= size;
            }
            return false;
        }

        private void decrypt(byte[] target, int offset, int count) throws IOException {
            if (cipher != null) {
                try {
                    cipher.update(target, offset, count, target, offset);
                } catch (ShortBufferException e) {
                    throw new IOException("counter mode keeps the length", e);
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (current != null) {
                current.close();
                current = null;
            }
        }
    }
}
