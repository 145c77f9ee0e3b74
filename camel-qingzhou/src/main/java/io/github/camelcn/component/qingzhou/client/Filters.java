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

import java.util.List;
import java.util.function.Predicate;

import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PageRequest;

/** What is filtered, and cut into pages, on this side. */
final class Filters {

    private Filters() {}

    /** The prefix that no service knows. Pages may get shorter by it. */
    static Page<Instance> byPrefix(Page<Instance> page, ListInstancesRequest request) {
        if (request.namePrefix() == null) {
            return page;
        }
        List<Instance> kept = page.items().stream()
                .filter(instance -> startsWith(instance, request.namePrefix()))
                .toList();
        return new Page<>(kept, page.totalCount(), page.nextToken());
    }

    private static boolean startsWith(Instance instance, String prefix) {
        return instance.name() != null && instance.name().startsWith(prefix);
    }

    /** Everything a request can ask for, where the service has no filters. */
    static Predicate<Instance> all(ListInstancesRequest request) {
        return instance -> among(request.instanceIds(), instance.id())
                && (request.name() == null || request.name().equals(instance.name()))
                && (request.namePrefix() == null || startsWith(instance, request.namePrefix()))
                && among(request.states(), instance.state());
    }

    private static boolean among(List<?> allowed, Object value) {
        return allowed == null || allowed.isEmpty() || allowed.contains(value);
    }

    /** A page of what came in one piece. */
    static <T> Page<T> cut(List<T> items, PageRequest page) {
        if (page.size() == null) {
            return Page.whole(items);
        }
        int number = OpenApiRequests.number(page);
        int from = (int) Math.min((number - 1L) * page.size(), items.size());
        int to = Math.min(from + page.size(), items.size());
        return new Page<>(items.subList(from, to), items.size(), to < items.size() ? String.valueOf(number + 1) : "");
    }
}
