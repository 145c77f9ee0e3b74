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
package io.github.camelcn.common.http;

import java.io.IOException;
import java.io.OutputStream;

/** Gathers writes up to {@link WideSocket#WIDE}, then hands them to the socket in one piece. */
final class WideOutputStream extends OutputStream {

    private final OutputStream out;
    private byte[] buffer = new byte[WideSocket.SMALL];
    private int count;

    WideOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        if (count == buffer.length) {
            makeRoom(1);
        }
        buffer[count++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (length >= WideSocket.WIDE) {
            drain();
            out.write(source, offset, length);
            return;
        }
        if (length > buffer.length - count) {
            makeRoom(length);
        }
        System.arraycopy(source, offset, buffer, count, length);
        count += length;
    }

    private void makeRoom(int needed) throws IOException {
        if (count + needed <= WideSocket.WIDE) {
            byte[] wider = new byte[WideSocket.WIDE];
            System.arraycopy(buffer, 0, wider, 0, count);
            buffer = wider;
        } else {
            drain();
            if (needed > buffer.length) {
                buffer = new byte[WideSocket.WIDE];
            }
        }
    }

    /** Whatever happens, these bytes are not written twice: a socket that failed once is not used again. */
    private void drain() throws IOException {
        int pending = count;
        count = 0;
        if (pending > 0) {
            out.write(buffer, 0, pending);
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            out.close();
        }
    }
}
