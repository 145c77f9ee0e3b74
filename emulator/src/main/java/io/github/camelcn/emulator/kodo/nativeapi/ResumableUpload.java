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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.Qetag;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Upload;
import io.github.camelcn.emulator.wire.Json;

/**
 * Uploads in parts, version 2.
 *
 * <p>Source: Qiniu documentation 6364 to 6367, 6858, 7458; qiniu-java-sdk 7.19.0.
 */
final class ResumableUpload {
    private static final int MAX_PARTS = 10_000;
    private static final int MAX_JSON_BYTES = 4 * 1024 * 1024;
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final Buckets buckets;
    private final NativeAuthenticator authenticator;
    private final Deposit deposit;
    private final Receiver receiver;
    private final KodoOptions options;
    private final Clock clock;

    ResumableUpload(
            Buckets buckets,
            NativeAuthenticator authenticator,
            Deposit deposit,
            Receiver receiver,
            KodoOptions options,
            Clock clock) {
        this.buckets = buckets;
        this.authenticator = authenticator;
        this.deposit = deposit;
        this.receiver = receiver;
        this.options = options;
        this.clock = clock;
    }

    private record Target(PutPolicy policy, Bucket bucket, Optional<String> key) {
        /** What uploads of this target are filed under; uploads without a key are filed under the empty one. */
        String filedUnder() {
            return key.orElse("");
        }
    }

    /** @param token what follows {@code UpToken} in the header */
    HttpResponse handle(HttpRequest request, String path, QueryParameters query, String token) throws IOException {
        String[] parts = path.split("/", -1);
        boolean fits = parts.length >= 6
                && parts.length <= 8
                && parts[1].equals("buckets")
                && parts[3].equals("objects")
                && parts[5].equals("uploads");
        if (!fits) {
            throw new NativeError(NativeError.NOT_FOUND, "document not found");
        }
        PutPolicy policy = authenticator.policy(request.examination(), token);
        Target target = new Target(policy, buckets.require(parts[2], policy.userId()), key(parts[4]));
        if (!policy.scope().bucket().equals(parts[2])) {
            throw new NativeError(NativeError.FORBIDDEN, "bucket doesn't match with scope");
        }
        String call = request.method() + " " + parts.length;
        return switch (call) {
            case "POST 6" -> initiate(request, target);
            case "PUT 8" -> part(request, target, parts[6], parts[7]);
            case "POST 7" -> complete(request, target, parts[6]);
            case "DELETE 7" -> abort(target, parts[6]);
            case "GET 7" -> list(query, target, parts[6]);
            default -> throw new NativeError(NativeError.METHOD_NOT_ALLOWED, "method not allowed");
        };
    }

    private static Optional<String> key(String segment) {
        return segment.equals("~") ? Optional.empty() : Optional.of(Entry.requireKey(Arguments.decoded(segment)));
    }

    private HttpResponse initiate(HttpRequest request, Target target) {
        authenticator.requireFuture(request.examination(), target.policy().number("deadline"), "token out of date");
        target.key().ifPresent(target.policy()::requireKey);
        String id = UUID.randomUUID().toString().replace("-", "");
        StorageClass storageClass = target.policy().storageClass(target.bucket().region());
        target.bucket()
                .table()
                .uploads()
                .put(
                        id,
                        new Upload<>(
                                id,
                                target.filedUnder(),
                                Attributes.of(Attributes.DEFAULT_TYPE, storageClass, Map.of()),
                                clock.instant()));
        return Json.answer(Json.object()
                .put("uploadId", id)
                .put("expireAt", clock.instant().plus(LIFETIME).getEpochSecond()));
    }

    /** Source: Qiniu's adapter 0.7.1: Content-MD5 is in hex here. */
    @NotVerified("A wrong Content-MD5 is answered 400.")
    private HttpResponse part(HttpRequest request, Target target, String id, String numberText) throws IOException {
        Upload<Attributes> upload = find(target, id);
        int number = Arguments.number(numberText);
        if (number < 1 || number > MAX_PARTS) {
            throw NativeError.badRequest("invalid part number " + number);
        }
        Optional<String> md5 = request.headers().first("Content-MD5").map(ResumableUpload::base64);
        Receiver.Received received = receiver.receive(
                request.body(),
                request.bodyLength(),
                new Receiver.Expectation(options.maxSinglePutBytes(), md5, Optional.empty()));
        String etag = Qetag.of(received.content());
        if (!upload.put(new Upload.Part(number, received.segment(), received.size(), etag, clock.instant()))) {
            received.segment().blob().release();
            throw noSuchUpload();
        }
        return Json.answer(Json.object().put("etag", etag).put("md5", received.md5()));
    }

    private static String base64(String hex) {
        try {
            return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw NativeError.badRequest("Content-MD5 is not an MD5 in hex");
        }
    }

    /** Source: Qiniu documentation 6368: the sizes of parts are checked here. */
    @NotVerified("The spelling metaData is accepted as well, because qiniu-java-sdk sends it.")
    private HttpResponse complete(HttpRequest request, Target target, String id) throws IOException {
        Upload<Attributes> upload = find(target, id);
        JsonNode json = Arguments.json(receiver.read(request.body(), Receiver.Expectation.atMost(MAX_JSON_BYTES)));
        List<Upload.Part> parts;
        synchronized (upload) {
            // a part replaced between choosing and closing would be gone from the store
            parts = chosen(upload, json.path("parts"));
            authenticator.requireFuture(request.examination(), target.policy().number("deadline"), "token out of date");
            if (!upload.close()) {
                throw noSuchUpload();
            }
        }
        target.bucket().table().uploads().remove(id);
        upload.parts().values().stream()
                .filter(part -> !parts.contains(part))
                .forEach(part -> part.segment().blob().release());
        Map<String, String> metadata = new TreeMap<>();
        for (String member : List.of("metaData", "metadata")) {
            json.path(member).properties().forEach(entry -> {
                String name = entry.getKey();
                metadata.put(
                        name.startsWith("x-qn-meta-") ? name.substring("x-qn-meta-".length()) : name,
                        entry.getValue().asText());
            });
        }
        Map<String, String> variables = new HashMap<>();
        json.path("customVars")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return deposit.store(
                request.examination(),
                target.policy(),
                target.bucket(),
                new Deposit.Goods(
                        target.key(),
                        new Content(parts.stream().map(Upload.Part::segment).toList()),
                        true,
                        "",
                        json.path("mimeType").asText(""),
                        json.path("fname").asText(""),
                        metadata,
                        variables));
    }

    private List<Upload.Part> chosen(Upload<Attributes> upload, JsonNode named) {
        if (!named.isArray() || named.isEmpty()) {
            throw NativeError.badRequest("invalid argument: there are no parts");
        }
        List<Upload.Part> parts = new ArrayList<>();
        int last = 0;
        for (JsonNode entry : named) {
            int number = entry.path("partNumber").asInt(0);
            Upload.Part part = upload.parts().get(number);
            if (number <= last) {
                throw NativeError.badRequest("invalid argument: part numbers must ascend");
            }
            if (part == null || !part.etag().equals(entry.path("etag").asText())) {
                throw NativeError.badRequest("invalid part " + number);
            }
            parts.add(part);
            last = number;
        }
        for (Upload.Part part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < options.minNativePartBytes()) {
                throw NativeError.badRequest("part " + part.number() + " is too small");
            }
        }
        return parts;
    }

    private HttpResponse abort(Target target, String id) {
        find(target, id);
        target.bucket().table().abort(id);
        return Json.answer(Json.object());
    }

    private HttpResponse list(QueryParameters query, Target target, String id) {
        Upload<Attributes> upload = find(target, id);
        int marker = Arguments.number(query.firstOr("part-number-marker", "0"));
        int limit = Math.min(1000, Math.max(1, Arguments.number(query.firstOr("max-parts", "1000"))));
        List<Upload.Part> rest =
                List.copyOf(upload.parts().tailMap(marker, false).values());
        List<Upload.Part> shown = rest.subList(0, Math.min(limit, rest.size()));
        ObjectNode json = Json.object();
        json.put("uploadId", id)
                .put("expireAt", upload.created().plus(LIFETIME).getEpochSecond())
                .put(
                        "partNumberMarker",
                        shown.size() < rest.size() ? shown.get(shown.size() - 1).number() : 0);
        ArrayNode list = json.putArray("parts");
        shown.forEach(part -> list.addObject()
                .put("partNumber", part.number())
                .put("etag", part.etag())
                .put("size", part.size())
                .put("putTime", part.created().getEpochSecond()));
        return Json.answer(json);
    }

    private Upload<Attributes> find(Target target, String id) {
        Upload<Attributes> upload = target.bucket().table().uploads().get(id);
        if (upload == null
                || !upload.key().equals(target.filedUnder())
                || clock.instant().isAfter(upload.created().plus(LIFETIME))) {
            throw noSuchUpload();
        }
        return upload;
    }

    private static NativeError noSuchUpload() {
        return new NativeError(NativeError.NO_SUCH_OBJECT, "no such uploadId");
    }
}
