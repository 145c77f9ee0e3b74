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
package io.github.camelcn.emulator.qingstor;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** Calls that address no bucket. */
final class ServiceCalls {
    private static final int DEFAULT_LIMIT = 200;

    private final Store store;
    private final ServiceOptions options;

    ServiceCalls(Store store, ServiceOptions options) {
        this.store = store;
        this.options = options;
    }

    /** Source: QingStor API documentation, "GET Service"; {@code count} is the total, as go-service-qingstor needs. */
    @VerifiedAgainst(service = "qingstor-sdk-java 2.6.5", date = "2026-11-20")
    HttpResponse listBuckets(Call call) {
        Optional<String> zone =
                call.address().zone().or(() -> call.header("Location").filter(location -> !location.isEmpty()));
        List<Bucket> buckets = store.all().stream()
                .filter(bucket -> bucket.ownerId().equals(call.caller().userId()))
                .filter(bucket -> zone.isEmpty() || zone.get().equals(bucket.zone()))
                .toList();
        ObjectNode body = Json.object();
        body.put("count", buckets.size());
        ArrayNode list = body.putArray("buckets");
        buckets.stream()
                .skip(Math.max(0, call.number("offset", 0)))
                .limit(call.limit(DEFAULT_LIMIT, Integer.MAX_VALUE))
                .forEach(bucket -> list.addObject()
                        .put("name", bucket.name())
                        .put("location", bucket.zone())
                        .put("url", "https://" + bucket.name() + "." + bucket.zone() + "." + options.baseHost())
                        .put("created", IsoTimes.seconds(bucket.created())));
        return Json.answer(body);
    }

    /** Source: QingStor API documentation, "GET Locations". */
    @NotVerified("The names of the zones are made up.")
    HttpResponse listLocations(Call call) {
        boolean chinese = call.query().firstOr("lang", "en-us").equals("zh-cn");
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("locations");
        options.zones().forEach(zone -> list.addObject()
                .put("id", zone)
                .put("name", (chinese ? "区域 " : "Zone ") + zone)
                .put("endpoint", zone + "." + options.baseHost()));
        return Json.answer(body);
    }
}
