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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Exactly so many bytes of a stream: ends there, and fails if the source ends before. For whole streams (not file
 * ranges) one byte more is looked for, since a longer source means that somebody counted wrong. That happens before the
 * last bytes are handed out, so that a request which sends them stays incomplete and stores nothing.
 */
final class ExactInputStream extends FilterInputStream {

    private final long length;
    private final String source;
    private final boolean whole;
    private long left;
    private boolean endChecked;

    private ExactInputStream(InputStream in, long length, String source, boolean whole) {
        super(in);
        this.length = length;
        this.source = source;
        this.whole = whole;
        this.left = length;
    }

    /** All that the source holds. */
    static ExactInputStream whole(InputStream in, long length, String source) {
        return new ExactInputStream(in, length, source, true);
    }

    /** The beginning of a source that may hold more. */
    static ExactInputStream beginning(InputStream in, long length, String source) {
        return new ExactInputStream(in, length, source, false);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        int read = 0;
        if (left > 0) {
            read = in.read(buffer, offset, (int) Math.min(count, left));
            if (read < 0) {
                throw new IOException(source + " ended after " + (length - left) + " of " + length + " bytes");
            }
            left -= read;
        }
        if (left > 0) {
            return read;
        }
        checkEnd();
        return read > 0 ? read : -1;
    }

    private void checkEnd() throws IOException {
        if (whole && !endChecked && in.read() >= 0) {
            throw new IOException(source + " holds more than the " + length + " bytes that were announced");
        }
        endChecked = true;
    }

    /** Leaves the last byte to {@link #read}, which looks at the end. */
    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(Math.min(count, Math.max(0, left - 1)));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
