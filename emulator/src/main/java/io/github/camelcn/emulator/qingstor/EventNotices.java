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

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.notification.Notification;
import io.github.camelcn.emulator.notification.Notifications;
import io.github.camelcn.emulator.storage.ObjectTable;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/**
 * Tells what happens to objects as the notification setting of their bucket wants it.
 *
 * <p>Source: QingStor user guide, "Event notification" (the message); API documentation, "PUT Bucket Notification".
 */
@NotVerified("Every object that appears is told of as create_object, uploads in parts as complete_multipart too; the"
        + " request id is made up, since a table of objects knows no requests; nothing signs the message.")
final class EventNotices {
    private final Notifications notifications;
    private final Clock clock;

    EventNotices(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    ObjectTable.Watcher<StoredObject> of(Bucket bucket) {
        return new ObjectTable.Watcher<>() {
            @Override
            public void stored(StoredObject object) {
                tell(bucket, object, "create_object");
                if (object.content().segments().size() > 1 && !object.appendable()) {
                    tell(bucket, object, "complete_multipart");
                }
            }

            @Override
            public void removed(StoredObject object) {
                tell(bucket, object, "delete_object");
            }
        };
    }

    /** Source: as above: every rule is checked by itself, so that one event may be told by several. */
    private void tell(Bucket bucket, StoredObject object, String type) {
        bucket.setting(Setting.NOTIFICATION)
                .ifPresent(setting -> setting.path("notifications").forEach(rule -> {
                    String url = rule.path("notify_url").asText("");
                    if (rule.path("cloudfunc").asText().equals("notifier")
                            && !url.isEmpty()
                            && names(rule.path("event_types"), type)
                            && isFor(rule.path("object_filters"), object.key())) {
                        byte[] body =
                                message(bucket, object, type, rule).toString().getBytes(StandardCharsets.UTF_8);
                        notifications.send(new Notification(List.of(url), body, Notification.UNSIGNED));
                    }
                }));
    }

    private static boolean names(JsonNode types, String type) {
        for (JsonNode each : types) {
            if (each.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** Glob patterns, one or a list; none means all. */
    private static boolean isFor(JsonNode filters, String key) {
        if (filters.isTextual()) {
            return matches(filters.asText(), key);
        }
        boolean any = filters.isEmpty();
        for (JsonNode each : filters) {
            any |= matches(each.asText(), key);
        }
        return any;
    }

    private static boolean matches(String glob, String key) {
        String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(key).matches();
    }

    private ObjectNode message(Bucket bucket, StoredObject object, String type, JsonNode rule) {
        ObjectNode message = Json.object();
        ObjectNode event = message.putArray("events").addObject();
        event.put("event_source", "qingstor")
                .put("event_version", "1.0")
                .put("event_type", type)
                .put("event_time", IsoTimes.millis(clock.instant()))
                .put("zone_id", bucket.zone());
        event.putObject("user_identify").put("principal_id", bucket.ownerId());
        event.putObject("response_elements")
                .put("request_id", UUID.randomUUID().toString().replace("-", "").substring(0, 16));
        ObjectNode subject = event.putObject("qingstor").put("schema_version", "1.0");
        subject.put("notification_id", rule.path("id").asText())
                .putObject("bucket")
                .put("name", bucket.name());
        subject.putObject("object")
                .put("name", object.key())
                .put("etag", object.etag().replace("\"", ""))
                .put("size", object.size());
        return message;
    }
}
