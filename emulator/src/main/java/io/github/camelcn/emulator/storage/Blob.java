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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes at rest, on the heap when small and in a file otherwise. Never changes. Counted: whoever stores or reads one
 * holds it; the last to let go removes the bytes.
 */
public final class Blob {
    private final String id;
    private final long size;
    private final byte[] bytes;
    private final Path file;
    private final AtomicLong memoryUsed;
    private final AtomicInteger holders = new AtomicInteger(1);

    private Blob(String id, long size, byte[] bytes, Path file, AtomicLong memoryUsed) {
        this.id = id;
        this.size = size;
        this.bytes = bytes;
        this.file = file;
        this.memoryUsed = memoryUsed;
    }

    static Blob inMemory(byte[] bytes, AtomicLong memoryUsed) {
        return new Blob("", bytes.length, bytes, null, memoryUsed);
    }

    static Blob inFile(String id, long size, Path file) {
        return new Blob(id, size, null, file, null);
    }

    /** Name of the file; empty on the heap. */
    public String id() {
        return id;
    }

    public long size() {
        return size;
    }

    /** The bytes from {@code offset} to the end; the caller closes the stream and holds the blob meanwhile. */
    InputStream open(long offset) throws IOException {
        if (bytes != null) {
            return new ByteArrayInputStream(bytes, (int) offset, (int) (size - offset));
        }
        FileChannel channel = FileChannel.open(file);
        channel.position(offset);
        return Channels.newInputStream(channel);
    }

    /** False when the bytes are gone already. */
    public boolean hold() {
        while (true) {
            int count = holders.get();
            if (count == 0) {
                return false;
            }
            if (holders.compareAndSet(count, count + 1)) {
                return true;
            }
        }
    }

    public void release() {
        if (holders.decrementAndGet() == 0) {
            if (bytes != null) {
                memoryUsed.addAndGet(-size);
            } else {
                delete(file);
            }
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the directory goes when the store closes, or the file is swept at the next start
        }
    }
}
