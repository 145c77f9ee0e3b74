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
package io.github.camelcn.emulator.qingzhou;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.Json;

/** What a call of style A is answered with, but for the id of the request. */
record OpenApiReply(int status, ObjectNode body) {

    static OpenApiReply ok(ObjectNode body) {
        return new OpenApiReply(200, body);
    }

    /** A change that goes on, with the id to ask for it by. */
    static OpenApiReply task(Change change, ObjectNode body) {
        return new OpenApiReply(202, body.put("taskId", change.taskId()));
    }

    static <T> OpenApiReply page(
            OpenApiContext context, String name, Collection<T> all, Predicate<T> filter, Function<T, ObjectNode> view) {
        ArrayNode items = Json.array();
        long skip = (context.page().number() - 1L) * context.page().size();
        long total = 0;
        for (T one : all) {
            if (filter.test(one)) {
                if (total >= skip && items.size() < context.page().size()) {
                    items.add(view.apply(one));
                }
                total++;
            }
        }
        ObjectNode body = Json.object().put("totalCount", total);
        body.put("pageNumber", context.page().number())
                .put("pageSize", context.page().size())
                .set(name, items);
        return ok(body);
    }
}
