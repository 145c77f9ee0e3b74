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
package io.github.camelcn.common.multipart;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntFunction;

/** Reads a stream in pieces of one size and knows, after each, whether it was the last. */
final class PieceReader implements Closeable {

    private static final int FIRST_BYTES = 64 << 10;
    private static final int GROWTH = 4;

    private final InputStream in;
    private final int pieceBytes;
    private final IntFunction<byte[]> allocator;
    private int ahead = -1;
    private boolean ended;

    PieceReader(InputStream in, int pieceBytes, IntFunction<byte[]> allocator) {
        this.in = in;
        this.pieceBytes = pieceBytes;
        this.allocator = allocator;
    }

    /** The first piece, in a buffer that grows as needed, so that short streams do not cost a whole piece of memory. */
    Piece first() throws IOException {
        byte[] buffer = allocator.apply(Math.min(FIRST_BYTES, pieceBytes));
        int count = 0;
        while (true) {
            count += readInto(buffer, count);
            if (count < buffer.length || ended) {
                return new Piece(buffer, count);
            }
            if (buffer.length == pieceBytes) {
                look();
                return new Piece(buffer, count);
            }
            byte[] larger = allocator.apply((int) Math.min((long) buffer.length * GROWTH, pieceBytes));
            System.arraycopy(buffer, 0, larger, 0, count);
            buffer = larger;
        }
    }

    /** The next piece, in a buffer of the piece's size. */
    Piece next(byte[] buffer) throws IOException {
        buffer[0] = (byte) ahead;
        int count = 1 + readInto(buffer, 1);
        if (!ended) {
            look();
        }
        return new Piece(buffer, count);
    }

    /** Whether the last piece was the last one. */
    boolean ended() {
        return ended;
    }

    private int readInto(byte[] buffer, int from) throws IOException {
        int count = in.readNBytes(buffer, from, buffer.length - from);
        ended = count < buffer.length - from;
        return count;
    }

    private void look() throws IOException {
        ahead = in.read();
        ended = ahead < 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Bytes at the beginning of a buffer. */
    record Piece(byte[] buffer, int count) {}
}
