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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoAccount;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.notification.Notification;
import io.github.camelcn.emulator.notification.Notifications;
import io.github.camelcn.emulator.storage.ObjectTable;
import io.github.camelcn.emulator.wire.Json;

/**
 * Tells what happens to objects as the event rules of their bucket want it, signed if the rule names an access key.
 *
 * <p>Source: Qiniu documentation 8610 (types and message); qiniu-java-sdk 7.19.0, {@code BucketEventRule}: the first rule
 * that fits counts, the URLs are tried in their order, and an access key has the request signed.
 */
@NotVerified(
        "The scheme of the signature is Qiniu with X-Qiniu-Date. Copies and moves are told as put and delete of what"
                + " they make and remove, changes of attributes as put; the request id is made up.")
final class EventNotices {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Notifications notifications;
    private final KodoOptions options;
    private final Clock clock;

    EventNotices(Notifications notifications, KodoOptions options, Clock clock) {
        this.notifications = notifications;
        this.options = options;
        this.clock = clock;
    }

    ObjectTable.Watcher<StoredObject> of(Bucket bucket) {
        return new ObjectTable.Watcher<>() {
            @Override
            public void stored(StoredObject object) {
                tell(bucket, object, object.fingerprint().byParts() ? "mkfile" : "put");
            }

            @Override
            public void removed(StoredObject object) {
                tell(bucket, object, "delete");
            }
        };
    }

    private void tell(Bucket bucket, StoredObject object, String type) {
        for (JsonNode rule : bucket.setting(Bucket.Setting.EVENTS).orElseGet(Json::array)) {
            if (object.key().startsWith(rule.path("prefix").asText())
                    && object.key().endsWith(rule.path("suffix").asText())
                    && texts(rule.path("events")).contains(type)) {
                byte[] body = envelope(message(bucket, object, type)).getBytes(StandardCharsets.UTF_8);
                notifications.send(new Notification(
                        texts(rule.path("callback_urls")),
                        body,
                        signer(rule.path("access_key").asText())));
                return;
            }
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Only an object that is there can still be read for its digest. */
    private ObjectNode message(Bucket bucket, StoredObject object, String type) {
        Instant now = clock.instant();
        ObjectNode message = Json.object()
                .put("event", type)
                .put("time", now.getEpochSecond() * 1_000_000_000L + now.getNano())
                .put("reqid", UUID.randomUUID().toString().replace("-", "").substring(0, 16))
                .put("source_ip", "127.0.0.1")
                .put("user_id", "uid:" + bucket.ownerId())
                .put("bucket", bucket.name())
                .put("key", object.key())
                .put("fsize", object.size())
                .put("ftype", object.attributes().storageClass().fileType())
                .put("mimetype", object.attributes().contentType());
        return type.equals("delete")
                ? message
                : message.put("hash", object.fingerprint().qetag());
    }

    private String envelope(ObjectNode message) {
        return Json.object()
                .put("Message", message.toString())
                .put("Subject", "Qiniu KODO Notification")
                .put("Timestamp", clock.instant().toString())
                .toString();
    }

    private Notification.Signer signer(String accessKey) {
        return options.accounts().stream()
                .filter(account -> account.accessKey().equals(accessKey))
                .findFirst()
                .<Notification.Signer>map(account -> (url, body) -> signed(account, url, body))
                .orElse(Notification.UNSIGNED);
    }

    private Map<String, String> signed(KodoAccount account, URI url, byte[] body) {
        String date = DATE.format(clock.instant());
        HttpHeaders headers =
                new HttpHeaders().add("Content-Type", Notification.TYPE).add("X-Qiniu-Date", date);
        String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        byte[] text = NativeSignature.qiniuText("POST", target, url.getRawAuthority(), headers, body);
        return Map.of(
                "X-Qiniu-Date",
                date,
                "Authorization",
                "Qiniu " + account.accessKey() + ":" + NativeSignature.sign(account.secretKey(), text));
    }
}
