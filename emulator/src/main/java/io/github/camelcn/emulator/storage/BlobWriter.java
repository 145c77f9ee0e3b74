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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Takes the bytes of one blob; moves from the heap to a file as soon as they are no longer few. One thread. */
public final class BlobWriter {
    private final BlobStore store;
    private byte[] buffer;
    private int buffered;
    private String id = "";
    private Path file;
    private FileChannel channel;
    private long size;

    BlobWriter(BlobStore store, long expectedBytes) {
        this.store = store;
        this.buffer = expectedBytes > BlobStore.SMALL_BYTES
                ? new byte[0]
                : new byte[expectedBytes < 0 ? 8192 : (int) expectedBytes];
    }

    public void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (channel == null) {
            if (size <= BlobStore.SMALL_BYTES) {
                if (size > buffer.length) {
                    buffer = Arrays.copyOf(buffer, (int) Math.max(size, Math.min(buffer.length * 2L, 65536)));
                }
                System.arraycopy(bytes, offset, buffer, buffered, length);
                buffered += length;
                return;
            }
            spill();
        }
        writeFully(bytes, offset, length);
    }

    public long size() {
        return size;
    }

    /** Ends the blob; the caller holds it. */
    public Blob finish() throws IOException {
        if (channel == null) {
            if (store.reserve(size)) {
                byte[] exact = buffered == buffer.length ? buffer : Arrays.copyOf(buffer, buffered);
                return Blob.inMemory(exact, store.memoryUsed());
            }
            spill();
        }
        channel.close();
        return Blob.inFile(id, size, file);
    }

    /** Forgets what was written. */
    public void discard() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // the file goes all the same
            }
            Blob.delete(file);
        }
    }

    private void spill() throws IOException {
        id = store.newId();
        file = store.file(id);
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        writeFully(buffer, 0, buffered);
        buffer = new byte[0];
        buffered = 0;
    }

    private void writeFully(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer view = ByteBuffer.wrap(bytes, offset, length);
        while (view.hasRemaining()) {
            channel.write(view);
        }
    }
}
