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
import java.io.InputStream;

/** Reads ahead what the socket already holds, up to {@link WideSocket#WIDE} at a time; never waits for more. */
final class WideInputStream extends InputStream {

    private final InputStream in;
    private byte[] buffer = new byte[WideSocket.SMALL];
    private int position;
    private int limit;

    WideInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (position == limit) {
            if (count >= WideSocket.WIDE) {
                return in.read(target, offset, count);
            }
            if (!fill()) {
                return -1;
            }
        }
        int taken = Math.min(count, limit - position);
        System.arraycopy(buffer, position, target, offset, taken);
        position += taken;
        return taken;
    }

    /** A failed read leaves the buffer empty and the stream usable: OkHttp probes idle connections by a timeout. */
    private boolean fill() throws IOException {
        boolean wasFull = limit == buffer.length;
        position = 0;
        limit = 0;
        if (wasFull && buffer.length < WideSocket.WIDE) {
            buffer = new byte[WideSocket.WIDE];
        }
        int read = in.read(buffer, 0, buffer.length);
        limit = Math.max(read, 0);
        return read > 0;
    }

    @Override
    public int available() throws IOException {
        return limit - position + in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
