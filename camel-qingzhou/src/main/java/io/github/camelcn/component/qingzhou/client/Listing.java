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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.PagedRequest;

/**
 * A list that is fetched a page at a time while it is iterated, keeping one page. What moves from one page to another
 * while it is read comes once. For one thread.
 */
public final class Listing<T> implements Iterator<T> {

    private static final int MAX_PAGES = 1000;

    /** Fetches a page. */
    @FunctionalInterface
    interface Pages<T> {
        Page<T> fetch(PagedRequest<T> request) throws IOException;
    }

    private final Pages<T> pages;
    private final Set<Object> seen = new HashSet<>();
    private PagedRequest<T> next;
    private Iterator<T> page = List.<T>of().iterator();
    private T ahead;
    private int fetched;

    Listing(Pages<T> pages, PagedRequest<T> first) {
        this.pages = pages;
        PageRequest asked = first.page();
        this.next = asked.size() == null
                ? first.at(new PageRequest(asked.number(), PageRequest.MAX_SIZE, asked.token()))
                : first;
    }

    /** @throws UncheckedIOException if the next page cannot be fetched */
    @Override
    public boolean hasNext() {
        try {
            return advance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the list has ended");
        }
        T item = ahead;
        ahead = null;
        return item;
    }

    /** The rest of the list. */
    public List<T> all() throws IOException {
        List<T> items = new ArrayList<>();
        while (advance()) {
            items.add(ahead);
            ahead = null;
        }
        return items;
    }

    private boolean advance() throws IOException {
        while (ahead == null) {
            if (page.hasNext()) {
                T item = page.next();
                if (seen.add(Items.idOf(item))) {
                    ahead = item;
                }
            } else if (next == null) {
                return false;
            } else {
                fetch();
            }
        }
        return true;
    }

    private void fetch() throws IOException {
        if (fetched++ >= MAX_PAGES) {
            throw new IllegalStateException(
                    next.operation() + " has more than " + MAX_PAGES + " pages: narrow it, or ask for single pages");
        }
        Page<T> now = pages.fetch(next);
        String token = now.nextToken();
        if (!token.isEmpty() && token.equals(next.page().token())) {
            throw new IllegalStateException(
                    next.operation() + ": the service answers with the same page again and again");
        }
        next = token.isEmpty() ? null : next.at(next.page().at(token));
        page = now.items().iterator();
    }
}
