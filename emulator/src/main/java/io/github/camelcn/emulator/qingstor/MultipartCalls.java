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
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.evidence.VerifiedAgainst;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Digests;
import io.github.camelcn.emulator.storage.Upload;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** The life of a multipart upload on one object. */
final class MultipartCalls {
    /** Source: QingStor API documentation, "Multipart upload": numbers from 0 to 10000, at most 10000 parts. */
    private static final int MAX_PART_NUMBER = 10_000;

    private static final int MAX_PARTS = 10_000;
    /** Source: QingStor API documentation, "List Multipart": at most 1000 parts a page. */
    private static final int LIST_LIMIT = 1000;

    private final Receiver receiver;
    private final ServiceOptions options;

    MultipartCalls(Receiver receiver, ServiceOptions options) {
        this.receiver = receiver;
        this.options = options;
    }

    /** Source: QingStor API documentation, "Initiate Multipart Upload". */
    HttpResponse initiate(Call call, Bucket bucket) {
        Attributes attributes = Attributes.of(call.headers());
        String keyMd5 = CustomerKey.of(call.headers()).map(CustomerKey::md5).orElse("");
        String id = UUID.randomUUID().toString().replace("-", "");
        bucket.uploads().put(id, new Upload<>(id, call.key(), new Draft(attributes, keyMd5), call.now()));
        ObjectNode body = Json.object();
        body.put("upload_id", id).put("bucket", bucket.name()).put("key", call.key());
        return ObjectReads.encryption(Json.answer(body), keyMd5);
    }

    /** Source: QingStor API documentation, "Upload Multipart"; the ETag header is from the specification. */
    @VerifiedAgainst(service = "qingstor-sdk-java 2.6.5", date = "2026-11-20")
    HttpResponse upload(Call call, Bucket bucket) throws IOException {
        Upload<Draft> upload = find(call, bucket);
        int number = partNumber(call);
        Optional<CustomerKey> key = keyOf(call, upload);
        Receiver.Received received = receiver.receive(
                call.http().body(),
                call.http().bodyLength(),
                options.maxSingleObjectBytes(),
                key,
                call.header("Content-MD5"));
        return store(call, upload, number, received);
    }

    HttpResponse store(Call call, Upload<Draft> upload, int number, Receiver.Received received) {
        Upload.Part part =
                new Upload.Part(number, received.segment(), received.size(), Digests.hex(received.md5()), call.now());
        if (!upload.put(part)) {
            received.segment().blob().release();
            throw missing(upload.id());
        }
        return ObjectReads.encryption(
                HttpResponse.of(201).header("ETag", received.etag()),
                upload.draft().keyMd5());
    }

    int partNumber(Call call) {
        int number = call.number("part_number", -1);
        if (number < 0 || number > MAX_PART_NUMBER) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "part_number must be between 0 and " + MAX_PART_NUMBER);
        }
        return number;
    }

    @NotVerified("A part without the key of its upload, or with a key the upload does not have, is answered"
            + " 400 invalid_argument.")
    Optional<CustomerKey> keyOf(Call call, Upload<Draft> upload) {
        Optional<CustomerKey> key = CustomerKey.of(call.headers());
        if (key.isPresent() == upload.draft().keyMd5().isEmpty()) {
            throw new ServiceError(
                    ErrorCode.INVALID_ARGUMENT, "a part carries the same customer key as its upload, or none like it");
        }
        key.ifPresent(present -> present.requireMatch(upload.draft().keyMd5()));
        return key;
    }

    /** Source: QingStor API documentation, "List Multipart"; marker 0 means from the beginning. */
    HttpResponse listParts(Call call, Bucket bucket) {
        Upload<Draft> upload = find(call, bucket);
        int marker = call.number("part_number_marker", 0);
        NavigableMap<Integer, Upload.Part> rest =
                marker <= 0 ? upload.parts() : upload.parts().tailMap(marker, false);
        ObjectNode body = Json.object();
        body.put("count", upload.parts().size());
        ArrayNode list = body.putArray("object_parts");
        rest.values().stream().limit(call.limit(LIST_LIMIT, LIST_LIMIT)).forEach(part -> list.addObject()
                .put("part_number", part.number())
                .put("size", part.size())
                .put("created", IsoTimes.millis(part.created()))
                .put("etag", part.etag()));
        return Json.answer(body);
    }

    /** Source: QingStor API documentation, "Complete Multipart Upload". */
    @NotVerified("Parts that are missing, out of order, or differ from the ETag or size named for them are answered"
            + " 400 invalid_argument; without an ETag header the object gets one that is no MD5.")
    HttpResponse complete(Call call, Bucket bucket) throws IOException {
        Upload<Draft> upload = find(call, bucket);
        JsonNode list = call.json().path("object_parts");
        List<Upload.Part> parts;
        synchronized (upload) {
            // a part replaced between choosing and closing would be gone from the store
            parts = chosen(upload, list);
            if (!upload.close()) {
                throw missing(upload.id());
            }
        }
        bucket.uploads().remove(upload.id());
        List<Content.Segment> segments = new ArrayList<>();
        long size = 0;
        for (Upload.Part part : parts) {
            segments.add(part.segment());
            size += part.size();
        }
        String etag =
                call.header("ETag").map(MultipartCalls::quoted).orElse("\"" + upload.id() + "-" + parts.size() + "\"");
        bucket.publish(new StoredObject(
                upload.key(),
                new Content(segments),
                size,
                etag,
                upload.draft().attributes(),
                call.now(),
                upload.draft().keyMd5(),
                false));
        upload.parts().values().stream()
                .filter(part -> !parts.contains(part))
                .forEach(part -> part.segment().blob().release());
        return ObjectReads.encryption(
                HttpResponse.of(201).header("ETag", etag), upload.draft().keyMd5());
    }

    private static String quoted(String etag) {
        return etag.startsWith("\"") ? etag : "\"" + etag + "\"";
    }

    private List<Upload.Part> chosen(Upload<Draft> upload, JsonNode list) {
        if (list.isEmpty()) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "object_parts names no part");
        }
        if (list.size() > MAX_PARTS) {
            throw new ServiceError(ErrorCode.MAX_PARTS_EXCEEDED, "at most " + MAX_PARTS + " parts make an object");
        }
        List<Upload.Part> parts = new ArrayList<>();
        int last = -1;
        for (JsonNode named : list) {
            int number = named.path("part_number").asInt(-1);
            if (number <= last) {
                throw new ServiceError(
                        ErrorCode.INVALID_ARGUMENT, "part numbers must ascend, found " + number + " after " + last);
            }
            Upload.Part part = upload.parts().get(number);
            if (part == null) {
                throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "part " + number + " was not uploaded");
            }
            requireSame(named, part);
            parts.add(part);
            last = number;
        }
        for (Upload.Part part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < options.minPartBytes()) {
                throw new ServiceError(
                        ErrorCode.ENTITY_TOO_SMALL,
                        "part " + part.number() + " has " + part.size() + " bytes; all but the last need "
                                + options.minPartBytes());
            }
        }
        return parts;
    }

    private static void requireSame(JsonNode named, Upload.Part part) {
        String etag = named.path("etag").asText("").replace("\"", "");
        if (!etag.isEmpty() && !etag.equalsIgnoreCase(part.etag())) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "part " + part.number() + " has another ETag");
        }
        if (named.hasNonNull("size") && named.get("size").asLong() != part.size()) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, "part " + part.number() + " has another size");
        }
    }

    /** Source: QingStor API documentation, "Abort Multipart Upload": 204 also for an unknown upload. */
    HttpResponse abort(Call call, Bucket bucket) {
        bucket.abort(call.query().firstOr("upload_id", ""));
        return HttpResponse.of(204);
    }

    Upload<Draft> find(Call call, Bucket bucket) {
        String id = call.query().firstOr("upload_id", "");
        Upload<Draft> upload = bucket.uploads().get(id);
        if (upload == null || !upload.key().equals(call.key())) {
            throw missing(id);
        }
        return upload;
    }

    private static ServiceError missing(String id) {
        return new ServiceError(ErrorCode.UPLOAD_NOT_EXISTS, "the upload " + id + " does not exist");
    }
}
