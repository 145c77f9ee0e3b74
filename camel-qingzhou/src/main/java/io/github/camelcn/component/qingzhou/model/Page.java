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
package io.github.camelcn.component.qingzhou.model;

import java.util.List;

/**
 * A page of a list.
 *
 * @param items in the service's order
 * @param totalCount how many there are on all pages; null if the service did not tell
 * @param nextToken asks for the next page; empty on the last one
 */
public record Page<T>(List<T> items, Integer totalCount, String nextToken) {

    public Page {
        items = List.copyOf(items);
    }

    /** A list that comes in one piece. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, items.size(), "");
    }
}
