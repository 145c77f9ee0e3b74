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
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/**
 * A socket whose streams gather small writes and read ahead, because OkHttp moves bytes in pieces of 8 KiB at best and
 * TLS reads each record in two pieces: fewer system calls for the same bytes. What was written stays here until
 * {@code flush}, which OkHttp calls at the end of every request and the JDK's TLS after every record.
 *
 * <p>The buffers start small and grow with the traffic, so that a connection for small objects stays small.
 *
 * <p>As with any socket one thread writes while one thread reads; closing is safe from any thread. Both streams are
 * made once: when TLS is layered over a connection on which a proxy was asked before, it has to see the same buffers.
 */
final class WideSocket extends Socket {

    static final int SMALL = 8 * 1024;
    static final int WIDE = 64 * 1024;

    /** What OkHttp asks an idle connection with whether it is still there. */
    private static final int PROBE_MILLIS = 1;

    private final HandshakeTimer handshake;
    private WideInputStream input;
    private WideOutputStream output;

    /** @param connectTimeout the longest silence in a handshake; zero for no limit */
    WideSocket(Duration connectTimeout) {
        handshake = new HandshakeTimer(this, connectTimeout);
    }

    /**
     * OkHttp sets a limit before each exchange, which is one too many: it has a timer of its own there, and for a limit of
     * the socket's the JDK asks the system three times where it could ask once. So there is none, but for the probe; and
     * until the first exchange there is {@link HandshakeTimer}.
     */
    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
        super.setSoTimeout(millis > PROBE_MILLIS ? 0 : millis);
        if (isConnected()) {
            handshake.over();
        }
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        InputStream raw = super.getInputStream();
        if (input == null) {
            input = new WideInputStream(handshake.watching(raw));
        }
        return input;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        OutputStream raw = super.getOutputStream();
        if (output == null) {
            output = new WideOutputStream(raw);
        }
        return output;
    }
}
