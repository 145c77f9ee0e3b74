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
package io.github.camelcn.common.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes of a stream: of known or unknown length, readable once or as often as it can be opened. */
final class StreamPayload implements Payload {

    private final StreamOpener opener;
    private final InputStream once;
    private final long length;
    private final boolean cheap;
    private boolean taken;

    private StreamPayload(StreamOpener opener, InputStream once, long length, boolean cheap) {
        if (length < UNKNOWN_LENGTH) {
            throw new IllegalArgumentException("length must be 0 or more, or -1 for unknown, but is " + length);
        }
        this.opener = opener;
        this.once = once;
        this.length = length;
        this.cheap = cheap;
    }

    static StreamPayload once(InputStream stream, long length) {
        return new StreamPayload(null, stream, length, false);
    }

    static StreamPayload reopenable(StreamOpener opener, long length, boolean cheap) {
        return new StreamPayload(opener, null, length, cheap);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean repeatable() {
        return opener != null;
    }

    @Override
    public boolean cheapToReread() {
        return cheap;
    }

    @Override
    public boolean sliceable() {
        return false;
    }

    @Override
    public Payload slice(long offset, long sliceLength) {
        throw new UnsupportedOperationException("a stream cannot be cut into parts without reading it");
    }

    @Override
    public InputStream open() throws IOException {
        if (opener != null) {
            return exact(opener.open());
        }
        if (taken) {
            throw new IOException("the stream was read already and cannot be read again");
        }
        taken = true;
        return exact(once);
    }

    private InputStream exact(InputStream in) {
        return length == UNKNOWN_LENGTH ? in : ExactInputStream.whole(in, length, "the stream");
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            TransferBuffer.copy(in, out);
        }
    }

    @Override
    public void close() throws IOException {
        if (once != null) {
            once.close();
        }
    }

    @Override
    public String toString() {
        return "Payload[stream, " + (length == UNKNOWN_LENGTH ? "unknown length" : length + " bytes") + "]";
    }
}
