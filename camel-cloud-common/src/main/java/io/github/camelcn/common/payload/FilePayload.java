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
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/**
 * A range of a file, read when it is needed. Bytes that are added to the file later are not part of it; a file that
 * became shorter is an error.
 *
 * @param made the state of the whole file when the payload was made
 */
record FilePayload(Path file, long offset, long length, State made) implements Payload {

    /**
     * What a file shows without being read.
     *
     * @param key tells it from other files that had its name; null where there is no such thing
     */
    record State(Object key, long size, FileTime modified) {

        static State of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
        }

        boolean isSameFileAs(State other) {
            return Objects.equals(key, other.key);
        }

        /** The key alone tells nothing: some network file systems give a file another one when they have forgotten it. */
        boolean isUnchangedSince(State other) {
            return size == other.size && modified.equals(other.modified);
        }
    }

    static FilePayload whole(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory; only files can be sent");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        State now = State.of(file);
        return new FilePayload(file, 0, now.size(), now);
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
    public Payload slice(long from, long sliceLength) {
        Objects.checkFromIndexSize(from, sliceLength, length);
        return new FilePayload(file, offset + from, sliceLength, made);
    }

    @Override
    public boolean isUnchanged() throws IOException {
        try {
            return State.of(file).isUnchangedSince(made);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public boolean hasGrown() throws IOException {
        try {
            State now = State.of(file);
            return now.isSameFileAs(made) && now.size() > made.size();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public Optional<String> version() {
        return Optional.of(offset + "+" + length + " of " + made.size() + " bytes of "
                + made.modified().toInstant());
    }

    @Override
    public InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            requireSameFile();
            channel.position(offset);
            return ExactInputStream.beginning(Channels.newInputStream(channel), length, file.toString());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = TransferBuffer.take();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            requireSameFile();
            ByteBuffer piece = ByteBuffer.wrap(buffer);
            long done = 0;
            while (done < length) {
                piece.clear().limit((int) Math.min(buffer.length, length - done));
                int read = channel.read(piece, offset + done);
                if (read < 0) {
                    throw new IOException(file + " became shorter while it was sent: it ended after " + done + " of "
                            + length + " bytes");
                }
                out.write(buffer, 0, read);
                done += read;
            }
        } finally {
            TransferBuffer.giveBack(buffer);
        }
    }

    /** Of a longer file that has taken its name, only the first bytes would be sent. */
    private void requireSameFile() throws IOException {
        State now = State.of(file);
        if (!now.isSameFileAs(made) && !now.isUnchangedSince(made)) {
            throw new IOException(file + " was replaced by another file before all of it was sent");
        }
    }

    @Override
    public void close() {
        // every stream was closed by whoever opened it
    }

    @Override
    public String toString() {
        return "Payload[" + length + " bytes of " + file.getFileName() + "]";
    }
}
