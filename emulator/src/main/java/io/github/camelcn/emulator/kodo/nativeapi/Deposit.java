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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.Examination;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.Fingerprint;
import io.github.camelcn.emulator.kodo.store.ObjectState;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.wire.Json;

/**
 * The end of every native upload: the put policy has its say, the object appears, somebody is told.
 *
 * <p>Source: Qiniu documentation 1206, "Put policy".
 */
final class Deposit {
    /**
     * What was uploaded.
     *
     * @param key the key the client wants; empty to let the service choose
     * @param content held; released when the deposit is refused
     * @param md5 hex digits, or the empty string
     * @param fileName name of the client's file
     * @param variables custom variables by their full names, {@code x:name}
     */
    record Goods(
            Optional<String> key,
            Content content,
            boolean byParts,
            String md5,
            String contentType,
            String fileName,
            Map<String, String> metadata,
            Map<String, String> variables) {}

    private final NativeAuthenticator authenticator;
    private final Clock clock;

    Deposit(NativeAuthenticator authenticator, Clock clock) {
        this.authenticator = authenticator;
        this.clock = clock;
    }

    HttpResponse store(Examination examination, PutPolicy policy, Bucket bucket, Goods goods) throws IOException {
        Template template;
        boolean published = false;
        try {
            authenticator.requireFuture(examination, policy.number("deadline"), "token out of date");
            policy.requireSize(goods.content().size());
            String type = goods.contentType().isEmpty() ? Attributes.DEFAULT_TYPE : goods.contentType();
            policy.requireType(type);
            Instant now = clock.instant();
            Fingerprint fingerprint = new Fingerprint(goods.content(), goods.byParts(), goods.md5());
            Map<String, String> values = new HashMap<>(goods.variables());
            values.put("etag", fingerprint.qetag());
            values.put("hash", fingerprint.qetag());
            values.put("fsize", Long.toString(goods.content().size()));
            values.put("mimeType", type);
            values.put("bucket", bucket.name());
            values.put("fname", goods.fileName());
            values.put("ext", extension(goods.fileName()));
            values.put("endUser", policy.text("endUser"));
            values.put("persistentId", "");
            values.put("key", Entry.requireKey(key(policy, goods, new Template(values), fingerprint)));
            template = new Template(values);
            String key = values.get("key");
            policy.requireKey(key);
            StoredObject object = new StoredObject(
                    key,
                    goods.content(),
                    goods.content().size(),
                    '"' + fingerprint.qetag() + '"',
                    fingerprint,
                    Attributes.of(type, policy.storageClass(bucket.region()), goods.metadata())
                            .withEndUser(policy.text("endUser"))
                            .shared(),
                    now,
                    ObjectState.NORMAL.withSchedule(ObjectCalls.expiring(now, policy.number("deleteAfterDays"))));
            published = publish(policy, bucket, object);
        } finally {
            if (!published) {
                goods.content().release();
            }
        }
        return told(policy, template);
    }

    /** False when the same content is there already, which is as good. */
    private static boolean publish(PutPolicy policy, Bucket bucket, StoredObject object) {
        synchronized (bucket.table().lock(object.key())) {
            Optional<StoredObject> existing =
                    policy.insertOnly() ? bucket.table().hold(object.key()) : Optional.empty();
            if (existing.isPresent()) {
                try {
                    if (!existing.get()
                            .fingerprint()
                            .qetag()
                            .equals(object.fingerprint().qetag())) {
                        throw new NativeError(NativeError.EXISTS, "file exists");
                    }
                    return false;
                } finally {
                    existing.get().content().release();
                }
            }
            bucket.table().publish(object);
            return true;
        }
    }

    private static String key(PutPolicy policy, Goods goods, Template template, Fingerprint fingerprint) {
        if (policy.has("saveKey") && (policy.flag("forceSaveKey") || goods.key().isEmpty())) {
            return template.plain(policy.text("saveKey"));
        }
        return goods.key().orElseGet(fingerprint::qetag);
    }

    private static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot);
    }

    /** Source: Qiniu documentation 3928: 579 when the callback failed although the object exists. */
    @NotVerified("A callback is sent once, without a signature of its own.")
    private static HttpResponse told(PutPolicy policy, Template template) {
        if (policy.has("callbackUrl")) {
            for (String url : policy.text("callbackUrl").split(";")) {
                try {
                    String type = policy.has("callbackBodyType")
                            ? policy.text("callbackBodyType")
                            : "application/x-www-form-urlencoded";
                    String body = policy.text("callbackBody");
                    byte[] answer =
                            Outbound.post(url, type.contains("json") ? template.json(body) : template.form(body), type);
                    return Json.answer(Arguments.json(answer));
                } catch (IOException | NativeError e) {
                    // the next address may do better
                }
            }
            throw new NativeError(NativeError.CALLBACK_FAILED, "callback failed");
        }
        String body = policy.has("returnBody")
                ? template.json(policy.text("returnBody"))
                : template.json("{\"hash\":$(etag),\"key\":$(key)}");
        if (policy.has("returnUrl")) {
            String url = policy.text("returnUrl");
            return HttpResponse.of(303)
                    .header(
                            "Location",
                            url + (url.contains("?") ? "&" : "?") + "upload_ret=" + Arguments.encoded(body));
        }
        JsonNode json = Arguments.json(body.getBytes(StandardCharsets.UTF_8));
        return Json.answer(json);
    }
}
