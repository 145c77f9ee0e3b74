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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** A range of a byte array, not copied. */
record BytesPayload(byte[] bytes, int offset, int count) implements Payload {

    static final BytesPayload NONE = new BytesPayload(new byte[0], 0, 0);
    static final BytesPayload EMPTY = new BytesPayload(new byte[0], 0, 0);

    BytesPayload {
        Objects.checkFromIndexSize(offset, count, bytes.length);
    }

    @Override
    public long length() {
        return count;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public boolean cheapToReread() {
        return true;
    }

    @Override
    public boolean sliceable() {
        return true;
    }

    @Override
    public Payload slice(long from, long length) {
        Objects.checkFromIndexSize(from, length, (long) count);
        return new BytesPayload(bytes, offset + (int) from, (int) length);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes, offset, count);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, offset, count);
    }

    @Override
    public void close() {
        // nothing is held
    }

    @Override
    public String toString() {
        return "Payload[" + count + " bytes]";
    }
}
