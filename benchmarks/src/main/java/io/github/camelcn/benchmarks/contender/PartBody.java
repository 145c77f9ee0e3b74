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
package io.github.camelcn.benchmarks.contender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A part's bytes, straight from a file or from a buffer, and their digest. */
abstract class PartBody extends RequestBody {

    private static final int PIECE = 64 * 1024;
    private static final ThreadLocal<byte[]> PIECES = ThreadLocal.withInitial(() -> new byte[PIECE]);

    /** A range of a file, read once for the digest and once for the socket, in large pieces. */
    static PartBody of(FileChannel file, long offset, long length) {
        return new PartBody() {
            @Override
            public long contentLength() {
                return length;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                forEachPiece((bytes, count) -> sink.write(bytes, 0, count));
            }

            @Override
            String digest(Digest kind) throws IOException {
                MessageDigest digest = kind.start();
                forEachPiece((bytes, count) -> digest.update(bytes, 0, count));
                return kind.text(digest.digest());
            }

            private void forEachPiece(Piece piece) throws IOException {
                byte[] bytes = PIECES.get();
                long at = offset;
                while (at < offset + length) {
                    int wanted = (int) Math.min(PIECE, offset + length - at);
                    int read = file.read(ByteBuffer.wrap(bytes, 0, wanted), at);
                    if (read < 0) {
                        throw new IOException("the file became shorter");
                    }
                    piece.accept(bytes, read);
                    at += read;
                }
            }
        };
    }

    static PartBody of(byte[] bytes, int length) {
        return new PartBody() {
            @Override
            public long contentLength() {
                return length;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                // not in one go: Okio copies all of a write into segments before it sends the first
                for (int at = 0; at < length; at += PIECE) {
                    sink.write(bytes, at, Math.min(PIECE, length - at));
                }
            }

            @Override
            String digest(Digest kind) {
                MessageDigest digest = kind.start();
                digest.update(bytes, 0, length);
                return kind.text(digest.digest());
            }
        };
    }

    /** As the digest's header has it. */
    abstract String digest(Digest kind) throws IOException;

    @Override
    public final MediaType contentType() {
        return null;
    }

    private interface Piece {
        void accept(byte[] bytes, int count) throws IOException;
    }
}
