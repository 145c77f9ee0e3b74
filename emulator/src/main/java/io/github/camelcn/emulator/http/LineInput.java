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
package io.github.camelcn.emulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Buffered connection input that reads lines and bytes from the same buffer; large reads bypass the buffer. */
final class LineInput extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    LineInput(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its line end, or null at the end of the stream.
     *
     * @throws BadRequestException when the line is longer than {@code maxBytes}
     */
    String readLine(int maxBytes) throws IOException {
        byte[] collected = null;
        while (true) {
            if (position == limit && !fill()) {
                if (collected != null) {
                    throw new EOFException("connection closed inside a line");
                }
                return null;
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int length = end - position + (collected == null ? 0 : collected.length);
            if (length > maxBytes) {
                throw new BadRequestException("line longer than " + maxBytes + " bytes");
            }
            byte[] line = buffer;
            int from = position;
            int to = end;
            if (collected != null || end == limit) {
                int kept = collected == null ? 0 : collected.length;
                line = collected == null ? new byte[length] : Arrays.copyOf(collected, length);
                System.arraycopy(buffer, position, line, kept, end - position);
                from = 0;
                to = length;
            }
            if (end == limit) {
                collected = line;
                position = limit;
                continue;
            }
            position = end + 1;
            return text(line, from, to > from && line[to - 1] == '\r' ? to - 1 : to);
        }
    }

    /** UTF-8 where it is UTF-8, else one character per byte, so that nothing a client sends is lost. */
    private static String text(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return decode(bytes, from, to);
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String decode(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public int read() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == limit) {
            if (length >= buffer.length) {
                return in.read(target, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(count, 0);
        return count > 0;
    }
}
