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

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bytes of a request. Not thread-safe, but parts cut from the same bytes or file with {@link #slice} may be used
 * by different threads at once.
 *
 * <p>Whoever makes a payload closes it; that also closes a stream it was made from.
 */
public sealed interface Payload extends Closeable permits BytesPayload, FilePayload, StreamPayload, TrackedPayload {

    /** The length of a stream nobody knows. */
    long UNKNOWN_LENGTH = -1;

    /** No body at all, as for GET. Not the same as an empty one. */
    static Payload none() {
        return BytesPayload.NONE;
    }

    /** An empty body, as for an empty object. */
    static Payload empty() {
        return BytesPayload.EMPTY;
    }

    /** The array is not copied: do not change it until the payload is closed. */
    static Payload of(byte[] bytes) {
        return new BytesPayload(bytes, 0, bytes.length);
    }

    /**
     * The bytes a file holds now; its length is fixed here.
     *
     * @throws IOException if there is no such file
     */
    static Payload of(Path file) throws IOException {
        return FilePayload.whole(file);
    }

    /**
     * A stream that can be read once.
     *
     * @param length in bytes, or {@link #UNKNOWN_LENGTH}; a stream that turns out shorter or longer fails the request
     */
    static Payload of(InputStream stream, long length) {
        return StreamPayload.once(stream, length);
    }

    /**
     * A stream that can be opened as often as needed, at a cost: each time the bytes may come from far away.
     *
     * @param length in bytes, or {@link #UNKNOWN_LENGTH}
     */
    static Payload reopenable(StreamOpener opener, long length) {
        return StreamPayload.reopenable(opener, length, false);
    }

    /**
     * A stream that can be opened as often as needed, and whose bytes are on this machine each time.
     *
     * @param length in bytes, or {@link #UNKNOWN_LENGTH}
     */
    static Payload cheaplyReopenable(StreamOpener opener, long length) {
        return StreamPayload.reopenable(opener, length, true);
    }

    /** Opens a stream from its first byte; the caller closes it. */
    @FunctionalInterface
    interface StreamOpener {
        InputStream open() throws IOException;
    }

    /** In bytes, or {@link #UNKNOWN_LENGTH}. */
    long length();

    /** Whether {@link #open} and {@link #writeTo} may be called more than once, so that the request can be resent. */
    boolean repeatable();

    /**
     * Whether reading the bytes once more only to digest them costs little, as memory and local files do. What is
     * {@link #repeatable} but not cheap should be read again only when it has to be resent.
     */
    boolean cheapToReread();

    /** Whether {@link #slice} works: the bytes can be reached in any order without reading what lies before. */
    boolean sliceable();

    /**
     * Part of these bytes, without copying them.
     *
     * @throws UnsupportedOperationException if this payload is not {@link #sliceable}
     */
    Payload slice(long offset, long length);

    /**
     * Whether the source still holds the bytes it held when this payload was made, as far as that can be told without
     * reading them. Asked after the bytes were read at several times, which may have mixed old with new. Only files can
     * tell: they were not written since.
     */
    default boolean isUnchanged() throws IOException {
        return true;
    }

    /**
     * Whether a source that is not unchanged may still hold these bytes with more behind them, as a log does; who needs to
     * know for certain reads them again.
     */
    default boolean hasGrown() throws IOException {
        return false;
    }

    /**
     * Tells these bytes from those the source holds at other times, without reading them, and is the same in every
     * process: for files their size and the time they were written. Empty where nothing tells.
     */
    default Optional<String> version() {
        return Optional.empty();
    }

    /** Who is told how many of these bytes were sent; nobody unless {@link #trackedBy} said otherwise. */
    default ByteProgress progress() {
        return ByteProgress.NONE;
    }

    /** The same bytes, and those of its slices, with someone who is told when they are sent. */
    default Payload trackedBy(ByteProgress progress) {
        return progress == ByteProgress.NONE ? this : new TrackedPayload(this, progress);
    }

    /** Opens the bytes from the first; the caller closes the stream. */
    InputStream open() throws IOException;

    /**
     * Writes all bytes.
     *
     * @throws IOException if the source fails, or holds fewer or more bytes than {@link #length} promised
     */
    void writeTo(OutputStream out) throws IOException;
}
