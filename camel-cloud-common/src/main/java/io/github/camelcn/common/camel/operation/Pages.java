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
package io.github.camelcn.common.camel.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A listing that fetches its next page when the one before has been read, so that it never holds more than one. Not
 * thread-safe.
 *
 * @param <C> what says where a page begins
 * @param <T> what is listed
 */
final class Pages<C, T> implements Iterator<T> {

    private final Source<C, T> source;
    private C cursor;
    private Iterator<T> page;
    private boolean last;

    /** @param first where the first page begins */
    Pages(C first, Source<C, T> source) {
        this.cursor = requireNonNull(first);
        this.source = source;
        this.page = List.<T>of().iterator();
    }

    /** Fetches one page. */
    @FunctionalInterface
    interface Source<C, T> {
        Page<C, T> fetch(C cursor) throws IOException;
    }

    /** @param next where the next page begins; empty on the last one */
    record Page<C, T>(List<T> items, Optional<C> next) {}

    @Override
    public boolean hasNext() {
        try {
            while (!page.hasNext() && !last) {
                fetch();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return page.hasNext();
    }

    private void fetch() throws IOException {
        Page<C, T> fetched = source.fetch(cursor);
        page = fetched.items().iterator();
        last = fetched.next().isEmpty();
        if (fetched.next().isPresent() && fetched.next().get().equals(cursor)) {
            throw new IOException("the listing does not advance: its next page would be the same page again");
        }
        cursor = fetched.next().orElse(cursor);
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing has no more entries");
        }
        return page.next();
    }

    /** What becomes of a listing: itself, to be read lazily, or a list of everything. */
    static <T> Object body(Iterator<T> listing, boolean lazily) throws IOException {
        return lazily ? listing : list(listing);
    }

    static <T> List<T> list(Iterator<T> listing) throws IOException {
        try {
            List<T> all = new ArrayList<>();
            listing.forEachRemaining(all::add);
            return all;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
