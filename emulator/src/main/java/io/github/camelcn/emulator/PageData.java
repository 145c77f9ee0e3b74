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
package io.github.camelcn.emulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.http.Secrets;
import io.github.camelcn.emulator.http.Verdict;
import io.github.camelcn.emulator.qingzhou.QingzhouControls.InstanceView;
import io.github.camelcn.emulator.storage.BucketView;
import io.github.camelcn.emulator.storage.ObjectView;
import io.github.camelcn.emulator.storage.Shelf;
import io.github.camelcn.emulator.wire.Json;

/**
 * What the page shows, as JSON. Emulators go by their position. Secrets are left out here and not only on the page:
 * passwords of guests, signatures, tokens, keys. Thread-safe.
 */
class PageData {
    private static final int PAGE = 100;
    private static final int LATEST = 200;
    private static final int MOST_INSTANCES = 500;

    private record Entry(int emulator, RecordedRequest request) {}

    private final List<Emulator> emulators;

    PageData(List<Emulator> emulators) {
        this.emulators = emulators;
    }

    ObjectNode overview() {
        ArrayNode all = Json.array();
        for (Emulator emulator : emulators) {
            ObjectNode one = all.addObject()
                    .put("service", emulator.service())
                    .put("endpoint", emulator.endpoint().toString())
                    .put("requests", emulator.requestCount())
                    .put("connections", emulator.connectionsOpen());
            one.set("accessKeys", Json.texts(emulator.accessKeys()));
            shelf(emulator).ifPresent(shelf -> {
                ArrayNode buckets = one.putArray("buckets");
                shelf.bucketViews().forEach(bucket -> buckets.add(bucket(bucket)));
            });
            if (emulator instanceof QingzhouEmulator cloud) {
                ArrayNode instances = one.putArray("instances");
                List<InstanceView> views = cloud.controls().instances();
                views.stream().limit(MOST_INSTANCES).forEach(instance -> instances.add(instance(instance)));
                one.put("instanceCount", views.size())
                        .put("now", cloud.controls().now().toString());
            }
        }
        return Json.object().set("emulators", all);
    }

    private static ObjectNode bucket(BucketView bucket) {
        return Json.object()
                .put("name", bucket.name())
                .put("place", bucket.place())
                .put("objects", bucket.objects())
                .put("bytes", bucket.bytes())
                .put("uploads", bucket.uploads())
                .put("created", bucket.created().toString())
                .put("state", bucket.state());
    }

    /** All but the password of the guest. */
    private static ObjectNode instance(InstanceView instance) {
        ObjectNode json = Json.object()
                .put("id", instance.id())
                .put("name", instance.name())
                .put("state", instance.state())
                .put("busy", instance.busy())
                .put("image", instance.imageId())
                .put("cpu", instance.cpu())
                .put("memoryMiB", instance.memoryMiB())
                .put("diskMiB", instance.diskMiB());
        json.set("tags", texts(instance.tags()));
        return json;
    }

    private static ObjectNode texts(Map<String, String> map) {
        ObjectNode json = Json.object();
        map.forEach(json::put);
        return json;
    }

    /** @throws NoSuchElementException when there is no such emulator or bucket */
    ObjectNode objects(String emulator, String bucket, String prefix, String after) {
        Shelf shelf = shelf(emulator(emulator)).orElseThrow(() -> new NoSuchElementException("this is no store"));
        Shelf.ObjectPage page = shelf.objectPage(bucket, prefix, after, PAGE);
        ObjectNode json = Json.object().put("next", page.next());
        json.set("folders", Json.texts(page.folders()));
        ArrayNode objects = json.putArray("objects");
        for (ObjectView object : page.objects()) {
            objects.addObject()
                    .put("key", object.key())
                    .put("size", object.size())
                    .put("etag", object.etag())
                    .put("modified", object.modified().toString())
                    .put("contentType", object.contentType())
                    .put("storageClass", object.storageClass())
                    .put("state", object.state())
                    .set("metadata", texts(object.metadata()));
        }
        return json;
    }

    /** The latest requests of all emulators, the newest first. */
    ObjectNode requests() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < emulators.size(); i++) {
            List<RecordedRequest> all = emulators.get(i).requests();
            for (int newest = all.size() - 1; newest >= Math.max(0, all.size() - LATEST); newest--) {
                entries.add(new Entry(i, all.get(newest)));
            }
        }
        ArrayNode requests = Json.array();
        entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.request().at())
                        .reversed())
                .limit(LATEST)
                .forEach(entry -> requests.add(summary(entry)));
        return Json.object().set("requests", requests);
    }

    private ObjectNode summary(Entry entry) {
        RecordedRequest request = entry.request();
        Verdict verdict = request.verdict();
        return Json.object()
                .put("emulator", entry.emulator())
                .put("service", emulators.get(entry.emulator()).service())
                .put("id", request.id())
                .put("at", request.at().toString())
                .put("method", request.method())
                .put("target", Secrets.masked(request.target()))
                .put("status", request.status())
                .put("bodyBytes", request.bodyBytes())
                .put("outcome", verdict.outcome().name())
                .put("check", verdict.check().map(Verdict.Check::name).orElse(""))
                .put("scheme", verdict.scheme())
                .put("accessKey", verdict.accessKey())
                .put("reason", verdict.reason())
                .put("fault", verdict.fault())
                .put("errorCode", verdict.errorCode());
    }

    /**
     * Everything about one request.
     *
     * @throws NoSuchElementException when it is no longer kept
     */
    ObjectNode request(String emulator, String id) {
        Emulator found = emulator(emulator);
        List<RecordedRequest> all = found.requests();
        RecordedRequest request = all.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the request is no longer kept"));
        Verdict verdict = request.verdict();
        ObjectNode json = summary(new Entry(emulators.indexOf(found), request))
                .put("errorMessage", verdict.errorMessage())
                .put("serverText", verdict.serverText())
                .put("clientText", verdict.clientText())
                .put("difference", verdict.difference());
        ObjectNode headers = json.putObject("headers");
        request.headers().forEach((name, values) -> headers.put(name, Secrets.header(name, String.join(", ", values))));
        return json;
    }

    private Emulator emulator(String position) {
        try {
            return emulators.get(Integer.parseInt(position));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new NoSuchElementException("there is no emulator '" + position + "'");
        }
    }

    private static Optional<Shelf> shelf(Emulator emulator) {
        if (emulator instanceof QingStorEmulator qingstor) {
            return Optional.of(qingstor.store());
        }
        return emulator instanceof KodoEmulator kodo ? Optional.of(kodo.store()) : Optional.empty();
    }
}
