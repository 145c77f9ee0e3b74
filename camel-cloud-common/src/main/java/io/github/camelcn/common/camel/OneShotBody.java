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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.Exchange;

/**
 * The bytes of a body that can be read once. If a send that had begun to read them fails, the exchange remembers it:
 * Camel redelivers the same stream, of which only a rest or nothing is left, and nobody could tell that from a short
 * body. For one thread.
 */
final class OneShotBody extends FilterInputStream {

    /** Properties survive redelivery, while the message is put back to what it was. */
    private static final String SPENT = "CamelCnSpentBody";

    private final Object body;
    private boolean touched;

    private OneShotBody(InputStream in, Object body) {
        super(in);
        this.body = body;
    }

    /**
     * @param in the bytes of the body
     * @param body the stream or reader they come from, by which the body is known again
     * @throws IOException if a failed send has read the body before
     */
    static OneShotBody of(Exchange exchange, InputStream in, Object body) throws IOException {
        if (exchange.getProperty(SPENT) instanceof Spent spent && spent.body == body) {
            throw new IOException(
                    "the body was a stream that could be read once, and a send that failed has read it; nothing was"
                            + " stored this time. Enable stream caching, or send a file or byte[], so that it can be"
                            + " sent again",
                    spent.cause);
        }
        return new OneShotBody(in, body);
    }

    /** The send failed; from now on the body is refused if any of it was read. */
    void failed(Exchange exchange, Exception cause) {
        if (touched) {
            exchange.setProperty(SPENT, new Spent(body, cause));
        }
    }

    @Override
    public int read() throws IOException {
        touched = true;
        return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        touched = true;
        return in.read(buffer, offset, count);
    }

    @Override
    public long skip(long count) throws IOException {
        touched = true;
        return in.skip(count);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Which body, and why the send failed that read it. */
    private record Spent(Object body, Exception cause) {}
}
