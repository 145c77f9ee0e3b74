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
package io.github.camelcn.common.camel.monitor;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.github.camelcn.common.monitor.Transfer;

/** A stream that is read once, as a transfer. For one thread at a time. */
public final class WatchedStream extends FilterInputStream {

    private final Transfer transfer;

    private WatchedStream(InputStream in, Transfer transfer) {
        super(in);
        this.transfer = transfer;
    }

    /** The stream itself if the transfer is too short to be watched. */
    public static InputStream of(InputStream in, Transfer transfer) {
        return transfer == Transfer.UNWATCHED ? in : new WatchedStream(in, transfer);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read;
        try {
            read = in.read(target, offset, count);
        } catch (IOException e) {
            transfer.failed();
            throw e;
        }
        if (read < 0) {
            transfer.completed();
        } else {
            transfer.moved(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        transfer.moved(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        transfer.abandoned();
        in.close();
    }
}
