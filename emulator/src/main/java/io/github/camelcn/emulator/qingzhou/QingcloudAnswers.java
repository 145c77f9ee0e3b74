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
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.Json;

/** What answers of style C have in common: jobs and pages. */
final class QingcloudAnswers {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    private QingcloudAnswers() {}

    static ObjectNode job(Change change) {
        return Json.object().put("job_id", change.jobId());
    }

    static <T> ObjectNode page(
            QingcloudParameters in, String name, Collection<T> all, Predicate<T> filter, Function<T, ObjectNode> view) {
        int offset = in.number("offset", 0);
        int limit = Math.min(MOST, Math.max(1, in.number("limit", DEFAULT_LIMIT)));
        ArrayNode items = Json.array();
        int total = 0;
        for (T one : all) {
            if (filter.test(one)) {
                if (total >= offset && items.size() < limit) {
                    items.add(view.apply(one));
                }
                total++;
            }
        }
        ObjectNode body = Json.object().put("total_count", total);
        body.set(name, items);
        return body;
    }

    /** An empty list of wanted values lets everything through. */
    static boolean among(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
