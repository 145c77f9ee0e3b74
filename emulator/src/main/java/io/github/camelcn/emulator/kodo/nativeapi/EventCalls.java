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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.wire.Json;

/**
 * The rules by which a bucket tells what happens to its objects.
 *
 * <p>Source: qiniu-java-sdk 7.19.0, {@code BucketManager.putBucketEvent} and {@code BucketEventRule}.
 */
final class EventCalls {
    /** Source: as above, and Qiniu documentation 8610. */
    private static final Set<String> TYPES = Set.of(
            "put",
            "mkfile",
            "delete",
            "copy",
            "move",
            "append",
            "disable",
            "enable",
            "deleteMarkerCreate",
            "restore:completed");

    private final Buckets buckets;

    EventCalls(Buckets buckets) {
        this.buckets = buckets;
    }

    HttpResponse rules(QueryParameters query, String userId) {
        return Json.answer(buckets.require(query.firstOr("bucket", ""), userId)
                .setting(Bucket.Setting.EVENTS)
                .orElseGet(Json::array));
    }

    @NotVerified("A name that is taken is answered 400, an unknown name 404.")
    HttpResponse change(QueryParameters query, String userId, Operation operation) {
        Bucket bucket = buckets.require(query.firstOr("bucket", ""), userId);
        String name = query.firstOr("name", "");
        if (!name.matches("\\w{1,49}")) {
            throw NativeError.badRequest("invalid rule name '" + name + "'");
        }
        synchronized (bucket) {
            ArrayNode rules = bucket.setting(Bucket.Setting.EVENTS)
                    .map(old -> (ArrayNode) old.deepCopy())
                    .orElseGet(Json::array);
            int at = indexOf(rules, name);
            if (operation == Operation.ADD_EVENT && at >= 0) {
                throw NativeError.badRequest("rule name exists");
            }
            if (operation != Operation.ADD_EVENT && at < 0) {
                throw new NativeError(NativeError.NOT_FOUND, "rule not found");
            }
            switch (operation) {
                case DELETE_EVENT -> rules.remove(at);
                case UPDATE_EVENT -> rules.set(at, rule(query, name));
                default -> rules.add(rule(query, name));
            }
            bucket.set(Bucket.Setting.EVENTS, rules);
        }
        return Json.answer(Json.object());
    }

    private static ObjectNode rule(QueryParameters query, String name) {
        List<String> types = all(query, "event");
        List<String> urls = all(query, "callbackURL");
        if (types.isEmpty() || !TYPES.containsAll(types)) {
            throw NativeError.badRequest("invalid argument: there is no event type, or an unknown one");
        }
        if (urls.isEmpty()) {
            throw NativeError.badRequest("invalid argument: there is no callbackURL");
        }
        ObjectNode rule = Json.object()
                .put("name", name)
                .put("prefix", query.firstOr("prefix", ""))
                .put("suffix", query.firstOr("suffix", ""))
                .put("access_key", query.firstOr("access_key", ""))
                .put("host", query.firstOr("host", ""));
        rule.set("events", Json.texts(types));
        rule.set("callback_urls", Json.texts(urls));
        return rule;
    }

    private static List<String> all(QueryParameters query, String name) {
        return query.all().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(QueryParameters.Parameter::value)
                .toList();
    }

    private static int indexOf(ArrayNode rules, String name) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).path("name").asText().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
