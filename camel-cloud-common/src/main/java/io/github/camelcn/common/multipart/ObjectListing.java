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
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * All objects of a listing, page after page, holding one page at a time. Good as a message body for the Split EIP.
 * Common prefixes are left out. For one thread.
 *
 * <p>{@link #hasNext} asks the store when a page is used up, and throws {@link UncheckedIOException} if that fails.
 */
public final class ObjectListing implements Iterator<ObjectInfo>, Closeable {

    private final ObjectStore store;
    private final KeySpace space;
    private ListObjectsRequest request;
    private boolean more = true;
    private Iterator<ObjectInfo> page = Collections.emptyIterator();
    private ObjectInfo next;

    /** @param request the first page, in the store's keys */
    public ObjectListing(ObjectStore store, ListObjectsRequest request) {
        this(store, request, KeySpace.WHOLE_BUCKET);
    }

    /**
     * @param request the first page, in the store's keys: a prefix already lies in {@code space}
     * @param space takes its prefix off the keys; objects outside, and its own directory marker, are left out
     */
    public ObjectListing(ObjectStore store, ListObjectsRequest request, KeySpace space) {
        this.store = store;
        this.request = request;
        this.space = space;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (page.hasNext()) {
                ObjectInfo found = page.next();
                String key = found.ref().key();
                next = space.contains(key) ? found.withRef(space.toUser(found.ref())) : null;
            } else if (more) {
                turnPage();
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    public ObjectInfo next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing has no more objects");
        }
        ObjectInfo result = next;
        next = null;
        return result;
    }

    private void turnPage() {
        try {
            ObjectPage answer = store.list(request);
            Optional<ListCursor> cursor = answer.next();
            if (cursor.isPresent() && cursor.get().equals(request.cursor())) {
                throw new IOException("listObjects " + request.bucket() + ": the service answers with the same marker"
                        + " again and again, so the listing cannot go on");
            }
            page = answer.objects().iterator();
            more = cursor.isPresent();
            request = cursor.map(request::at).orElse(request);
        } catch (IOException e) {
            more = false;
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Ends the listing; nothing else is held. */
    @Override
    public void close() {
        more = false;
        next = null;
        page = Collections.emptyIterator();
    }
}
