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
package io.github.camelcn.emulator.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

import io.github.camelcn.emulator.http.ResponseBody;

/** Sends a window of an object; lets go of the content when closed. */
public final class ContentBody implements ResponseBody {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Content content;
    private final Optional<? extends SegmentCipher> key;
    private final long offset;
    private final long length;

    /**
     * @param content held by the caller, who hands that hold over
     * @param window what to send of it; empty for everything
     */
    public ContentBody(Content content, Optional<? extends SegmentCipher> key, Optional<ByteRange> window) {
        this.content = content;
        this.key = key;
        this.offset = window.map(ByteRange::first).orElse(0L);
        this.length = window.map(ByteRange::length).orElseGet(content::size);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(length, 1), BUFFER_BYTES)];
        try (InputStream in = content.open(key, offset, length)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }

    @Override
    public void close() {
        content.release();
    }
}
