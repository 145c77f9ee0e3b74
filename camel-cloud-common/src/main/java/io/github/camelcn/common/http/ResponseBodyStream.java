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
import java.io.OutputStream;

/** A response's body: counts what was read, names operation and resource when it breaks, and
 * closes the response at its end. */
final class ResponseBodyStream extends InputStream {

    /** As much as Camel's file component writes at a time. */
    private static final int LARGE_READ = 128 * 1024;

    private final ServiceResponse response;
    private final InputStream in;
    private final CallContext call;
    private final Bandwidth bandwidth;
    private long count;
    private long reported;
    private boolean ended;
    private IOException failure;
    private volatile boolean closed;

    /** @param bandwidth what all bodies coming in have together */
    ResponseBodyStream(ServiceResponse response, InputStream in, CallContext call, Bandwidth bandwidth) {
        this.response = response;
        this.in = in;
        this.call = call;
        this.bandwidth = bandwidth;
    }

    /** Tells the meter what it does not know yet. */
    void reportReceived() {
        if (count > reported) {
            call.meter().received(count - reported);
            reported = count;
        }
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * OkHttp hands out 8 KiB at a time. Whoever asks for more is likely to write what it gets to a file in one piece, so
     * such a read waits until its buffer is full, or a large read; what came before a failure is handed out before it.
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (closed) {
            // not the end: who reads again what was read and closed before must not take it for empty
            throw new IOException("the body of the answer is closed and cannot be read again");
        }
        int enough = length <= WideSocket.SMALL ? 1 : Math.min(length, LARGE_READ);
        int total = 0;
        while (total < enough && !ended) {
            int read = readOnce(target, offset + total, length - total, total > 0);
            if (read > 0) {
                total += read;
            } else {
                break;
            }
        }
        return total > 0 || length == 0 ? total : -1;
    }

    private int readOnce(byte[] target, int offset, int length, boolean hasMoreToGive) throws IOException {
        try {
            if (failure != null) {
                throw failure;
            }
            int read = in.read(target, offset, Math.min(length, bandwidth.piece()));
            if (read < 0) {
                ended = true;
                response.close();
            } else {
                count += read;
                if (count - reported >= PayloadBody.REPORT_BYTES) {
                    reportReceived();
                }
                bandwidth.pay(read, call);
            }
            return read;
        } catch (IOException e) {
            failure = e;
            if (hasMoreToGive) {
                return 0;
            }
            throw response.broken(e);
        }
    }

    /** In large pieces, since OkHttp hands out 8 KiB at a time, and a file wants more. */
    @Override
    public long transferTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[response.pieceSize()];
        long transferred = 0;
        for (int read = readNBytes(buffer, 0, buffer.length); read > 0; read = readNBytes(buffer, 0, buffer.length)) {
            out.write(buffer, 0, read);
            transferred += read;
        }
        return transferred;
    }

    @Override
    public int available() throws IOException {
        try {
            return ended ? 0 : in.available();
        } catch (IOException e) {
            throw response.broken(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        response.close();
    }
}
