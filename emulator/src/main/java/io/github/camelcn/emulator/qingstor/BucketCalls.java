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

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.storage.KeyOrder;
import io.github.camelcn.emulator.storage.UploadPage;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** Calls on a bucket as a whole, other than its settings and the listing of objects. */
final class BucketCalls {
    private static final int UPLOADS_DEFAULT = 200;
    private static final int UPLOADS_MOST = 1000;
    private static final int MAX_DELETIONS = 1000;

    private final Store store;
    private final ServiceOptions options;

    BucketCalls(Store store, ServiceOptions options) {
        this.store = store;
        this.options = options;
    }

    /** Source: QingStor API documentation, "PUT Bucket". */
    HttpResponse create(Call call) {
        String zone = call.address().zone().orElse(options.defaultZone());
        store.create(call.bucketName(), zone, call.caller().userId(), call.now());
        return HttpResponse.of(201);
    }

    HttpResponse head() {
        return HttpResponse.of(200);
    }

    /** Source: QingStor API documentation, "DELETE Bucket". */
    HttpResponse delete(Bucket bucket) {
        store.delete(bucket);
        return HttpResponse.of(204);
    }

    /** Source: QingStor API documentation, "GET Bucket Statistics". */
    HttpResponse statistics(Bucket bucket) {
        Map<String, long[]> classes = new TreeMap<>();
        bucket.objects().values().forEach(object -> {
            long[] sums = classes.computeIfAbsent(object.attributes().storageClass(), name -> new long[2]);
            sums[0]++;
            sums[1] += object.size();
        });
        ObjectNode body = Json.object();
        body.put("count", bucket.count())
                .put("size", bucket.bytes())
                .put("name", bucket.name())
                .put("location", bucket.zone())
                .put("url", bucket.name() + "." + bucket.zone() + "." + options.baseHost())
                .put("status", "active")
                .put("created", IsoTimes.millis(bucket.created()));
        ObjectNode byClass = body.putObject("storage_classes");
        classes.forEach((name, sums) -> byClass.putObject(name)
                .put("count", sums[0])
                .put("size", sums[1])
                .put("billing_size", sums[1]));
        return Json.answer(body);
    }

    /** Source: QingStor API documentation, "Delete Multiple Objects". */
    @VerifiedAgainst(service = "qingstor-sdk-java 2.6.5", date = "2026-11-20")
    @NotVerified("At most 1000 keys; a missing Content-MD5 is answered 400 invalid_request; missing keys count as"
            + " deleted.")
    HttpResponse deleteObjects(Call call, Bucket bucket) throws IOException {
        if (call.header("Content-MD5").isEmpty()) {
            throw new ServiceError(ErrorCode.INVALID_REQUEST, "Content-MD5 is required");
        }
        ObjectNode request = call.json();
        JsonNode objects = request.path("objects");
        if (!objects.isArray() || objects.isEmpty()) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "objects names no key");
        }
        if (objects.size() > MAX_DELETIONS) {
            throw new ServiceError(ErrorCode.TOO_MANY_OBJECTS, "at most " + MAX_DELETIONS + " keys at a time");
        }
        ObjectNode body = Json.object();
        Optional<ArrayNode> deleted =
                request.path("quiet").asBoolean() ? Optional.empty() : Optional.of(body.putArray("deleted"));
        ArrayNode errors = body.putArray("errors");
        for (JsonNode object : objects) {
            String key = object.path("key").asText("");
            if (key.isEmpty()) {
                errors.addObject()
                        .put("key", key)
                        .put("code", ErrorCode.INVALID_OBJECT_NAME.text())
                        .put("message", "a key has 1 to 1023 bytes");
            } else {
                bucket.remove(key);
                deleted.ifPresent(list -> list.addObject().put("key", key));
            }
        }
        return Json.answer(body);
    }

    /** Source: QingStor API documentation, "List Multipart Uploads". */
    @NotVerified("With a delimiter, common prefixes count towards the limit as in listings of objects.")
    HttpResponse listUploads(Call call, Bucket bucket) {
        String prefix = call.query().firstOr("prefix", "");
        String delimiter = call.query().firstOr("delimiter", "");
        String keyMarker = call.query().firstOr("key_marker", "");
        String idMarker = call.query().firstOr("upload_id_marker", "");
        int limit = call.limit(UPLOADS_DEFAULT, UPLOADS_MOST);
        UploadPage<Draft> page = UploadPage.of(
                bucket.uploads().values(), prefix, delimiter, keyMarker, idMarker, limit, KeyOrder.UTF_16);
        ObjectNode body = Json.object();
        body.put("name", bucket.name())
                .put("prefix", prefix)
                .put("delimiter", delimiter)
                .put("limit", limit)
                .put("marker", keyMarker)
                .put("key_marker", keyMarker)
                .put("upload_id_marker", idMarker);
        ArrayNode list = body.putArray("uploads");
        page.uploads().forEach(upload -> list.addObject()
                .put("key", upload.key())
                .put("upload_id", upload.id())
                .put("created", IsoTimes.millis(upload.created())));
        ArrayNode groups = body.putArray("common_prefixes");
        page.groups().forEach(groups::add);
        body.put("next_key_marker", page.nextKey())
                .put("next_upload_id_marker", page.nextId())
                .put("has_more", page.more());
        return Json.answer(body);
    }
}
