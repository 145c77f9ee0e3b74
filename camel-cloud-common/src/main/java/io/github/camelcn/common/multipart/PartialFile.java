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
package io.github.camelcn.common.multipart;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

import io.github.camelcn.common.payload.Digests;

/**
 * A file that is being downloaded: the bytes in {@code .name.part}, and in {@code .name.part.state} which version they
 * are of and which ranges are whole, each with its checksum. A range that is marked, but not on the disk as it was
 * received, is fetched again; so a crash of the machine costs nothing but time, and no range has to be forced to the disk.
 *
 * <p>Locked while open, against other processes too. Threads may write different ranges at once.
 */
final class PartialFile implements Closeable {

    private static final Set<OpenOption> OPTIONS = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final int BUFFER = 128 << 10;

    /** Far above what the most ranges need; what is longer is not ours. */
    private static final int MOST_REMEMBERED = 16 << 20;

    /** In bytes: 255 are usual, less a dot in front and {@code .part.state} behind. */
    private static final int LONGEST_NAME = 243;

    /** How bytes get onto the disk; a seam for disks that are full, and shared with others. */
    @FunctionalInterface
    interface Disk {
        int write(FileChannel file, ByteBuffer bytes, long position) throws IOException;

        default FileChannel open(Path file, Set<OpenOption> options) throws IOException {
            return FileChannel.open(file, options);
        }
    }

    private final Path target;
    private final Path data;
    private final Path state;
    private final Ranges ranges;
    private final Disk disk;
    private final FileChannel bytes;
    private final FileChannel log;
    private final BitSet whole = new BitSet();
    /** The checksums that were remembered, while the file is opened. */
    private int[] recalled = new int[0];

    private PartialFile(
            Path target, Path data, Path state, Ranges ranges, Disk disk, FileChannel bytes, FileChannel log) {
        this.target = target;
        this.data = data;
        this.state = state;
        this.ranges = ranges;
        this.disk = disk;
        this.bytes = bytes;
        this.log = log;
    }

    /**
     * Opens what is there, or begins.
     *
     * @param version what the bytes are of, in one line; bytes of another version are dropped
     * @throws IOException if it is being downloaded already, or the files cannot be opened
     */
    static PartialFile open(Path target, String version, Ranges ranges, Disk disk) throws IOException {
        String name = "." + addable(target.getFileName().toString()) + ".part";
        Path data = target.resolveSibling(name);
        Path state = target.resolveSibling(name + ".state");
        FileChannel log = locked(state, target, disk);
        try {
            requireFile(data);
            FileChannel bytes = disk.open(data, OPTIONS);
            PartialFile partial = new PartialFile(target, data, state, ranges, disk, bytes, log);
            try {
                partial.resume(version + "\n");
            } catch (IOException | RuntimeException e) {
                bytes.close();
                throw e;
            }
            return partial;
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** The name, or a digest in place of one that would become longer than file systems allow. */
    private static String addable(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_NAME ? name : Digests.hex(Digests.md5(bytes));
    }

    /**
     * Whoever finishes removes the file, also between our opening and our locking it, and the next one makes another of the
     * same name. So the name must have meant one file all the time; it is not opened again to look, since closing it would
     * end the lock.
     */
    private static FileChannel locked(Path state, Path target, Disk disk) throws IOException {
        while (true) {
            requireFile(state);
            Optional<Object> before = identity(state);
            FileChannel log = disk.open(state, OPTIONS);
            try {
                FileLock lock = log.tryLock();
                if (lock == null) {
                    throw busy(target);
                }
                if (before.isPresent() && before.equals(identity(state))) {
                    return log;
                }
            } catch (OverlappingFileLockException e) {
                log.close();
                throw busy(target);
            } catch (IOException | RuntimeException e) {
                log.close();
                throw e;
            }
            // made by us just now, or not the one of that name any more
            log.close();
        }
    }

    /** What tells a file from another one of its name; empty if there is none. */
    private static Optional<Object> identity(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // Windows has no keys for files
            return Optional.of(attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static FileSystemException busy(Path target) {
        return new FileSystemException(target.toString(), null, "is being downloaded already");
    }

    /** A pipe would block for ever, and a device is no place for bytes. */
    private static void requireFile(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(
                    file.toString(), null, "is no regular file, but unfinished downloads need one");
        }
    }

    private void resume(String header) throws IOException {
        String written = remembered();
        if (!written.startsWith(header)) {
            bytes.truncate(0);
            log.truncate(0);
            append(header);
            return;
        }
        // what follows the last line break was being written when the process died
        int end = written.lastIndexOf('\n') + 1;
        log.truncate(end);
        written.substring(header.length(), end).lines().forEach(this::recall);
        for (int i = whole.nextSetBit(0); i >= 0; i = whole.nextSetBit(i + 1)) {
            if (checksum(i) != recalled[i]) {
                whole.clear(i);
            }
        }
        recalled = new int[0];
    }

    /** Of plain characters, one byte each. */
    private String remembered() throws IOException {
        ByteBuffer text = ByteBuffer.allocate((int) Math.min(log.size(), MOST_REMEMBERED));
        while (text.hasRemaining() && log.read(text, text.position()) >= 0) {
            // until all is read
        }
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    }

    private void recall(String line) {
        int space = line.indexOf(' ');
        try {
            int index = Integer.parseInt(line.substring(0, Math.max(space, 0)));
            if (index >= 0 && index < ranges.count()) {
                if (recalled.length == 0) {
                    recalled = new int[ranges.count()];
                }
                recalled[index] = Integer.parseUnsignedInt(line.substring(space + 1), 16);
                whole.set(index);
            }
        } catch (NumberFormatException e) {
            // not ours, or torn: that range is fetched
        }
    }

    private int checksum(int index) throws IOException {
        CRC32C crc = new CRC32C();
        read(ranges.offset(index), ranges.length(index), crc::update);
        return (int) crc.getValue();
    }

    /** Takes bytes as they are read. */
    @FunctionalInterface
    private interface Sink {
        void take(ByteBuffer bytes);
    }

    /** Less, if the file is shorter. */
    private void read(long from, long length, Sink sink) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, length)));
        for (long at = from; at < from + length; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), from + length - at));
            int read = bytes.read(buffer, at);
            if (read < 0) {
                return;
            }
            at += read;
            sink.take(buffer.flip());
        }
    }

    /** Whether this range was received as it is on the disk. */
    synchronized boolean has(int index) {
        return whole.get(index);
    }

    synchronized int missing() {
        return ranges.count() - whole.cardinality();
    }

    /** How many bytes need not be fetched any more. */
    synchronized long presentBytes() {
        return whole.stream().mapToLong(ranges::length).sum();
    }

    /**
     * @throws DiskException if the disk does not take them
     * @throws InterruptedIOException if the thread was interrupted, which closes the file for all threads
     */
    void write(ByteBuffer piece, long position) throws IOException {
        try {
            for (long at = position; piece.hasRemaining(); ) {
                at += disk.write(bytes, piece, at);
            }
        } catch (ClosedByInterruptException e) {
            throw (IOException) new InterruptedIOException("interrupted while writing " + data).initCause(e);
        } catch (IOException e) {
            throw new DiskException("cannot write to " + data + ": " + e.getMessage(), e);
        }
    }

    /** @param checksum the CRC-32C of its bytes as they were received */
    synchronized void finished(int index, int checksum) throws DiskException {
        try {
            append(index + " " + Integer.toHexString(checksum) + "\n");
        } catch (IOException e) {
            throw new DiskException("cannot write to " + state + ": " + e.getMessage(), e);
        }
        whole.set(index);
    }

    private void append(String line) throws IOException {
        ByteBuffer text = StandardCharsets.US_ASCII.encode(line);
        for (long at = log.size(); text.hasRemaining(); ) {
            at += disk.write(log, text, at);
        }
    }

    byte[] md5() throws IOException {
        MessageDigest md5 = Digests.md5();
        read(0, ranges.totalBytes(), md5::update);
        return md5.digest();
    }

    /** The file appears under its name, whole; one that had the name is replaced, and a link is not followed. */
    void complete() throws DiskException {
        try {
            bytes.truncate(ranges.totalBytes());
            bytes.force(true);
            try {
                Files.move(data, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(data, target, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(state);
        } catch (IOException e) {
            throw new DiskException("cannot complete " + target + ": " + e.getMessage(), e);
        }
    }

    /** Nothing stays of it. */
    void discard() throws IOException {
        Files.deleteIfExists(data);
        Files.deleteIfExists(state);
    }

    /** Leaves what is there, for another time. */
    @Override
    public void close() throws IOException {
        try (log) {
            bytes.close();
        }
    }
}
