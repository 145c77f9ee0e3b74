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
package io.github.camelcn.component.kodo.event;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Notifications as the provider documents them, page 8610. */
public final class KodoNotifications {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private KodoNotifications() {}

    public static String created(String bucket, String key) {
        return envelope(message("put", bucket, key).toString());
    }

    static ObjectNode message(String event, String bucket, String key) {
        return MAPPER.createObjectNode()
                .put("event", event)
                .put("time", 1547551207786351434L)
                .put("reqid", "niNkZJy_3M9903AEA")
                .put("source_ip", "192.0.2.29")
                .put("user_id", "uid:111111")
                .put("access_key", "whoever-did-it")
                .put("bucket", bucket)
                .put("key", key)
                .put("fsize", 6)
                .put("hash", "FhWqsP2Lk36zuwGEFpPzXct12i-v")
                .put("ftype", 0)
                .put("mimetype", "application/octet-stream");
    }

    static String envelope(String message) {
        return MAPPER.createObjectNode()
                .put("Message", message)
                .put("Subject", "Qiniu KODO Notification")
                .put("Timestamp", "2019-01-15T19:20:07+08:00")
                .toString();
    }
}
