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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import okio.AsyncTimeout;

/**
 * Ends a connection whose other side is silent before there is an exchange, which OkHttp's own timers would watch: in a
 * TLS handshake. Used by the thread that has the connection.
 */
final class HandshakeTimer extends AsyncTimeout {

    private final Socket socket;

    /** @param silence the longest until it is over; zero for no limit */
    HandshakeTimer(Socket socket, Duration silence) {
        this.socket = socket;
        timeout(silence.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on reads take as long as they take. */
    void over() {
        clearTimeout();
    }

    /** A stream whose reads throw {@link SocketTimeoutException} when they take longer than that. */
    InputStream watching(InputStream raw) {
        return new FilterInputStream(raw) {
            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                return timeoutNanos() == 0 ? in.read(target, offset, count) : readInTime(in, target, offset, count);
            }
        };
    }

    private int readInTime(InputStream in, byte[] target, int offset, int count) throws IOException {
        int read = -1;
        IOException failure = null;
        enter();
        try {
            read = in.read(target, offset, count);
        } catch (IOException e) {
            failure = e;
        }
        if (exit()) {
            SocketTimeoutException late = new SocketTimeoutException("Read timed out");
            late.initCause(failure);
            throw late;
        }
        if (failure != null) {
            throw failure;
        }
        return read;
    }

    @Override
    protected void timedOut() {
        try {
            socket.close();
        } catch (IOException e) {
            // the reader fails anyway
        }
    }
}
