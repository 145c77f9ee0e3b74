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
package io.github.camelcn.common.camel.streaming;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

import io.github.camelcn.common.payload.Payload;

/**
 * Gathers bytes, and hands a buffer over when it is full and more come. Grows as it is filled, so that a batch that stays
 * small costs little. For one thread at a time.
 */
final class BatchBuffer extends OutputStream {

    private static final int SMALLEST = 32 * 1024;

    private final BatchUpload upload;
    private final int maxBytes;
    private byte[] buffer;
    private int count;

    /**
     * @param maxBytes the size of a part
     * @param expectedBytes how many bytes there will probably be, so that it need not grow
     */
    BatchBuffer(BatchUpload upload, int maxBytes, int expectedBytes) {
        this.upload = upload;
        this.maxBytes = maxBytes;
        this.buffer = new byte[Math.min(Math.max(SMALLEST, expectedBytes), maxBytes)];
    }

    @Override
    public void write(int b) {
        makeRoom(1);
        buffer[count++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = offset;
        int left = length;
        while (left > 0) {
            makeRoom(left);
            int fits = Math.min(left, buffer.length - count);
            System.arraycopy(bytes, from, buffer, count, fits);
            count += fits;
            from += fits;
            left -= fits;
        }
    }

    /** Room for at least one byte, and for all of them if they fit into a part. */
    private void makeRoom(int wanted) {
        if (count == maxBytes) {
            upload.part(filled());
            buffer = new byte[maxBytes];
            count = 0;
            return;
        }
        long needed = Math.min((long) count + wanted, maxBytes);
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(maxBytes, Math.max(needed, 2L * buffer.length)));
        }
    }

    /**
     * Hands over the rest; nothing may be written after it.
     *
     * @return how many bytes they were
     */
    int finish() {
        upload.last(filled());
        buffer = null;
        return count;
    }

    private Payload filled() {
        return Payload.of(buffer).slice(0, count);
    }
}
