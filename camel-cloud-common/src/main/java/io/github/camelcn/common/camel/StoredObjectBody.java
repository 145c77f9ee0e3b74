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
package io.github.camelcn.common.camel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;

import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.StoredObject;

/**
 * A message body that is an object in the store and can be read any number of times without being kept: small ones are
 * in memory, larger ones come from the network each time, always the same content (a fresh GET is conditional on the
 * ETag of the first; once the object is overwritten or deleted, reading it again fails).
 *
 * <p>Being a {@link StreamCache} it is left alone by Camel's stream caching. {@link #reset} costs nothing until the
 * next read. Whoever put it into a message closes it when the exchange is done; copies close themselves with the
 * exchange they were made for. One thread at a time, but {@link #close} may come from any.
 */
public final class StoredObjectBody extends InputStream implements StreamCache {

    /** Objects up to this size are read at once and hold no connection: 64 KiB. */
    public static final int IN_MEMORY_BYTES = 64 * 1024;

    private final ObjectStore store;
    private final GetObjectRequest again;
    private final long length;
    private final byte[] bytes;
    private final Transfer transfer;

    private final AtomicReference<InputStream> open = new AtomicReference<>();
    private long position;
    private volatile boolean opens;

    private StoredObjectBody(ObjectStore store, GetObjectRequest again, long length, byte[] bytes, Transfer transfer) {
        this.store = store;
        this.again = again;
        this.length = length;
        this.bytes = bytes;
        this.transfer = transfer;
        this.opens = true;
    }

    /**
     * A body for an answer that has just arrived.
     *
     * @param store asked again when the body is read again
     * @param request what led to the answer; a range and a customer's key are part of every further request
     * @param first the answer, not read yet; belongs to the body from now on, also if this fails
     * @throws IOException if a small object could not be read
     */
    public static StoredObjectBody open(ObjectStore store, GetObjectRequest request, StoredObject first)
            throws IOException {
        return open(store, request, first, Transfer.UNWATCHED);
    }

    /**
     * As above.
     *
     * @param transfer is told what is read until the end was read once, and ends with this body at the latest
     */
    public static StoredObjectBody open(
            ObjectStore store, GetObjectRequest request, StoredObject first, Transfer transfer) throws IOException {
        GetObjectRequest again = request.withConditions(
                first.info().etag().isEmpty()
                        ? Conditions.NONE
                        : Conditions.ifMatch(first.info().etag()));
        long length = first.contentLength();
        if (length >= 0 && length <= IN_MEMORY_BYTES) {
            try (first) {
                return new StoredObjectBody(store, again, length, bytes(first, (int) length), transfer);
            }
        }
        StoredObjectBody body = new StoredObjectBody(store, again, length, null, transfer);
        body.open.set(first.content());
        return body;
    }

    /** Into an array of the right size; and the end has to be seen, because that is where the bytes are verified. */
    private static byte[] bytes(StoredObject object, int length) throws IOException {
        byte[] bytes = new byte[length];
        int count = object.content().readNBytes(bytes, 0, length);
        if (count < length || object.content().read() >= 0) {
            throw new IOException(object.info().ref() + ": the content is not as long as the " + length
                    + " bytes that were announced");
        }
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = read(content(), target, offset, count);
        if (read > 0) {
            position += read;
            transfer.moved(read);
        } else if (read < 0) {
            transfer.completed();
            endReached();
        }
        return read;
    }

    private int read(InputStream content, byte[] target, int offset, int count) throws IOException {
        try {
            return content.read(target, offset, count);
        } catch (IOException e) {
            transfer.failed();
            throw e;
        }
    }

    @Override
    public int available() throws IOException {
        InputStream content = open.get();
        return content == null ? 0 : content.available();
    }

    /** Gives the connection back early; the end stays the end until {@link #reset}. */
    private void endReached() {
        IOHelper.close(open.getAndSet(InputStream.nullInputStream()));
    }

    private InputStream content() throws IOException {
        InputStream content = open.get();
        if (content != null) {
            return content;
        }
        if (!opens) {
            throw new IOException("the body of " + again.source() + " is closed; reset it to read it again");
        }
        content = bytes != null
                ? new ByteArrayInputStream(bytes)
                : store.get(again).content();
        open.set(content);
        return content;
    }

    /** The next read starts at the beginning; an object in the store is opened again then, not before. */
    @Override
    public void reset() {
        opens = true;
        if (position == 0 && open.get() != null) {
            return;
        }
        transfer.moved(-position);
        position = 0;
        IOHelper.close(open.getAndSet(null));
    }

    /** Writes what was not read yet. */
    @Override
    public void writeTo(OutputStream target) throws IOException {
        transferTo(target);
    }

    /**
     * An independent body that starts at the beginning, closed when {@code exchange} is done. This one gives its
     * connection back if nothing was read yet, so that bodies waiting in a queue hold none.
     */
    @Override
    public StreamCache copy(Exchange exchange) {
        StoredObjectBody copy = new StoredObjectBody(store, again, length, bytes, Transfer.UNWATCHED);
        if (bytes == null) {
            exchange.getExchangeExtension().addOnCompletion(new CloseWhenDone(copy));
            if (position == 0) {
                IOHelper.close(open.getAndSet(null));
            }
        }
        return copy;
    }

    @Override
    public boolean inMemory() {
        return bytes != null;
    }

    /** In bytes; 0 if the store did not say. */
    @Override
    public long length() {
        return Math.max(0, length);
    }

    @Override
    public long position() {
        return position;
    }

    /**
     * Gives the connection back when the exchange is done. Unlike after {@link #close}, a body of which nothing was
     * read can still be read by whoever has it, as a producer template's caller does; it is opened anew then.
     */
    public void release() throws IOException {
        if (bytes == null) {
            boolean untouched = position == 0;
            close();
            opens = untouched;
        }
    }

    /** Drops the connection instead of reading on. Harmless when repeated. */
    @Override
    public void close() throws IOException {
        opens = false;
        transfer.abandoned();
        InputStream content = open.getAndSet(null);
        if (content != null) {
            content.close();
        }
    }

    @Override
    public String toString() {
        return "StoredObjectBody[" + again.source() + ", " + (length < 0 ? "unknown length" : length + " bytes") + "]";
    }

    private static final class CloseWhenDone extends SynchronizationAdapter {

        private final StoredObjectBody body;

        CloseWhenDone(StoredObjectBody body) {
            this.body = body;
        }

        @Override
        public void onDone(Exchange exchange) {
            IOHelper.close(body);
        }
    }
}
