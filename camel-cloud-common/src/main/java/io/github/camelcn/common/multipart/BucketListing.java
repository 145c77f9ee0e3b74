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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.BucketPage;
import io.github.camelcn.common.objectstore.ListBucketsRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

/** All buckets, page after page. For one thread; {@link #hasNext} throws {@link UncheckedIOException}. */
public final class BucketListing implements Iterator<Bucket> {

    private final ObjectStore store;
    private ListBucketsRequest request;
    private boolean more = true;
    private Iterator<Bucket> page = Collections.emptyIterator();

    /** @param request the first page */
    public BucketListing(ObjectStore store, ListBucketsRequest request) {
        this.store = store;
        this.request = request;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && more) {
            turnPage();
        }
        return page.hasNext();
    }

    @Override
    public Bucket next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more buckets");
        }
        return page.next();
    }

    private void turnPage() {
        try {
            BucketPage answer = store.listBuckets(request);
            if (answer.buckets().isEmpty() && !answer.last()) {
                throw new IOException("listBuckets: the service promises more buckets but names none, so the listing"
                        + " cannot go on");
            }
            page = answer.buckets().iterator();
            more = !answer.last();
            request = request.at(request.offset() + answer.buckets().size());
        } catch (IOException e) {
            more = false;
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
