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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps bytes at rest. Without a directory small blobs stay on the heap within a budget and everything else goes to a
 * temporary directory, which is made on first need and removed on close. Thread-safe.
 */
public final class BlobStore implements AutoCloseable {
    /** Blobs up to this size may stay on the heap. */
    static final int SMALL_BYTES = 64 * 1024;

    private final Optional<Path> persistent;
    private final long memoryBudget;
    private final AtomicLong memoryUsed = new AtomicLong();
    private final long run = new SecureRandom().nextLong();
    private final AtomicLong ids = new AtomicLong();
    private volatile Path directory;
    private volatile boolean closed;

    /** @param memoryBudget bytes of small blobs kept on the heap; unused with a directory */
    public BlobStore(Optional<Path> persistent, long memoryBudget) {
        this.persistent = persistent;
        this.memoryBudget = memoryBudget;
    }

    /** @param expectedBytes size of the blob, or -1 when it is not known */
    public BlobWriter writer(long expectedBytes) {
        return new BlobWriter(this, expectedBytes);
    }

    /** The blob of an earlier run; empty when its file is gone. */
    public Optional<Blob> find(String id) throws IOException {
        Path file = file(id);
        return Files.exists(file) ? Optional.of(Blob.inFile(id, Files.size(file), file)) : Optional.empty();
    }

    /** Unique across runs; the first two digits vary from one to the next and spread files over folders. */
    String newId() {
        long number = ids.incrementAndGet();
        return HexFormat.of().toHexDigits((byte) number) + HexFormat.of().toHexDigits(run) + Long.toHexString(number);
    }

    /** @throws IOException after {@link #close()}, so that late writers do not bring the directory back */
    Path file(String id) throws IOException {
        if (closed) {
            throw new IOException("the store is closed");
        }
        Path folder = directory().resolve(id.substring(0, 2));
        Files.createDirectories(folder);
        return folder.resolve(id);
    }

    /** Whether so many bytes may stay on the heap; with a directory none may, not even an empty blob. */
    boolean reserve(long bytes) {
        if (persistent.isPresent()) {
            return false;
        }
        if (memoryUsed.addAndGet(bytes) <= memoryBudget) {
            return true;
        }
        memoryUsed.addAndGet(-bytes);
        return false;
    }

    AtomicLong memoryUsed() {
        return memoryUsed;
    }

    private Path directory() throws IOException {
        Path known = directory;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (directory == null) {
                directory = persistent.isPresent()
                        ? Files.createDirectories(persistent.get().resolve("blobs"))
                        : Files.createTempDirectory("camel-cn-emulator-");
            }
            return directory;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (persistent.isEmpty() && directory != null) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(Blob::delete);
            } catch (IOException | UncheckedIOException e) {
                // a file that cannot be listed cannot be removed either
            }
        }
    }
}
