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
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** What a store holds, as people look at it: page by page and folder by folder. Thread-safe. */
public interface Shelf {
    /** In the order of their names. */
    List<BucketView> bucketViews();

    /**
     * A page of what stands below a prefix: folders end with the next slash.
     *
     * @param after the {@link ObjectPage#next()} of the page before; empty for the first one
     * @param limit most objects and folders, at least 1
     * @throws NoSuchElementException when there is no such bucket
     */
    ObjectPage objectPage(String bucket, String prefix, String after, int limit);

    /**
     * Some objects and folders of a bucket.
     *
     * @param folders whole prefixes, with their slash at the end
     * @param next where the next page begins; empty when this was the last one
     */
    record ObjectPage(List<ObjectView> objects, List<String> folders, String next) {
        /** Walks sorted objects. */
        public static <O> ObjectPage of(
                NavigableMap<String, O> objects,
                String prefix,
                String after,
                int limit,
                Function<? super O, ObjectView> view) {
            KeyPage<O> page = new KeyPage<>(objects, prefix, "/", after, limit);
            List<ObjectView> views = new ArrayList<>();
            try {
                page.walk(object -> views.add(view.apply(object)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new ObjectPage(views, List.copyOf(page.groups()), page.nextMarker());
        }
    }
}
