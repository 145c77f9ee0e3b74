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
package io.github.camelcn.component.qingzhou.contract;

import java.util.List;

/**
 * How lists come in pages.
 *
 * @param position the query parameter for page number, offset or token; empty for {@link Style#none}
 * @param first number of the first page
 * @param size the query parameter for the size; empty if there is none
 * @param defaultSize the service's
 * @param maxSize the service's
 * @param total where the number of all items is
 * @param next where the token of the next page is, for {@link Style#token}
 */
public record Paging(
        Style style,
        String position,
        int first,
        String size,
        int defaultSize,
        int maxSize,
        List<Pointer> total,
        List<Pointer> next) {

    /** What tells one page from another. */
    public enum Style {
        page,
        offset,
        token,
        none
    }
}
