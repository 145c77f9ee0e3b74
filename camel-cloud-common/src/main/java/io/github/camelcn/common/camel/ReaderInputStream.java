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
package io.github.camelcn.common.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Text as bytes, encoded while it is read, so that long texts need no heap. Closes its reader. */
final class ReaderInputStream extends InputStream {

    private static final int BUFFER = 8 * 1024;

    private final Reader reader;
    private final CharsetEncoder encoder;
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private final ByteBuffer bytes = ByteBuffer.allocate(2 * BUFFER).flip();
    private boolean ended;
    private boolean flushed;

    ReaderInputStream(Reader reader, Charset charset) {
        this.reader = reader;
        // as String.getBytes does
        this.encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (!bytes.hasRemaining()) {
            if (flushed) {
                return -1;
            }
            encodeMore();
        }
        int taken = Math.min(count, bytes.remaining());
        bytes.get(buffer, offset, taken);
        return taken;
    }

    private void encodeMore() throws IOException {
        if (!ended) {
            chars.compact();
            ended = reader.read(chars) < 0;
            chars.flip();
        }
        bytes.clear();
        CoderResult result = encoder.encode(chars, bytes, ended);
        if (ended && result.isUnderflow()) {
            flushed = encoder.flush(bytes).isUnderflow();
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
