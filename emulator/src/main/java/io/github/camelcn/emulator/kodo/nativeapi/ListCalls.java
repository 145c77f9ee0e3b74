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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.storage.KeyPage;
import io.github.camelcn.emulator.wire.Json;

/**
 * The native listing.
 *
 * <p>Source: Qiniu API descriptions, "list"; qiniu-java-sdk 7.19.0.
 */
final class ListCalls {
    private static final int MAX_LIMIT = 1000;

    private final Buckets buckets;
    private final Clock clock;

    ListCalls(Buckets buckets, Clock clock) {
        this.buckets = buckets;
        this.clock = clock;
    }

    HttpResponse list(QueryParameters query, String userId) throws IOException {
        Bucket bucket = buckets.require(query.firstOr("bucket", ""), userId);
        ObjectNode json = Json.object();
        ArrayNode items = Json.array();
        KeyPage<StoredObject> page = new KeyPage<>(
                bucket.table().objects(),
                query.firstOr("prefix", ""),
                query.firstOr("delimiter", ""),
                key(query.firstOr("marker", "")),
                limit(query.firstOr("limit", "")));
        page.walk(object -> {
            if (object.content().hold()) {
                try {
                    ObjectNode item = Json.object().put("key", object.key());
                    item.setAll(ObjectCalls.describe(object, clock.instant()));
                    items.add(item);
                } finally {
                    object.content().release();
                }
            }
        });
        if (!page.nextMarker().isEmpty()) {
            json.put("marker", marker(page.nextMarker()));
        }
        if (!page.groups().isEmpty()) {
            ArrayNode groups = json.putArray("commonPrefixes");
            page.groups().forEach(groups::add);
        }
        json.set("items", items);
        return Json.answer(json);
    }

    private static int limit(String text) {
        try {
            int limit = text.isEmpty() ? MAX_LIMIT : Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw NativeError.badRequest("invalid list limit");
    }

    private static String marker(String key) {
        return Arguments.encoded(Json.text(Json.object().put("c", 0).put("k", key)));
    }

    private static String key(String marker) {
        if (marker.isEmpty()) {
            return "";
        }
        try {
            JsonNode json = Arguments.json(Arguments.decoded(marker).getBytes(StandardCharsets.UTF_8));
            if (json.has("k")) {
                return json.path("k").asText();
            }
        } catch (NativeError e) {
            // falls through to the refusal
        }
        throw new NativeError(NativeError.INVALID_MARKER, "invalid list marker");
    }
}
