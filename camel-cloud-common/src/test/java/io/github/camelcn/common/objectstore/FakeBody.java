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
package io.github.camelcn.common.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** The body of a GET: counted until it is closed, and struck by {@code readObject} faults in its middle. */
final class FakeBody extends InputStream {

    private final FakeCall call;
    private final FakeCalls calls;
    private final AtomicInteger open;
    private final byte[] bytes;
    private final int end;
    private final int middle;
    private int position;
    private boolean closed;

    FakeBody(FakeCall call, FakeCalls calls, AtomicInteger open, byte[] bytes, int from, int count) {
        this.call = call;
        this.calls = calls;
        this.open = open;
        this.bytes = bytes;
        this.position = from;
        this.end = from + count;
        this.middle = from + count / 2;
        open.incrementAndGet();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
        if (count == 0) {
            return 0;
        }
        int limit = position < middle ? middle : end;
        if (position == middle) {
            calls.strike(new FakeCall("readObject", call.bucket(), call.key(), -1, -1), false);
        }
        if (position == end) {
            return -1;
        }
        int read = Math.min(count, limit - position);
        System.arraycopy(bytes, position, buffer, offset, read);
        position += read;
        return read;
    }

    @Override
    public int available() {
        return closed ? 0 : end - position;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            open.decrementAndGet();
        }
    }
}
