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
package io.github.camelcn.component.qingstor.event;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Notifications as the QingStor user guide shows them, chapter "Event notification". */
public final class QingStorNotifications {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private QingStorNotifications() {}

    public static String created(String bucket, String key) {
        return of(event("create_object", bucket, key));
    }

    static String of(ObjectNode... events) {
        return Stream.of(events).map(ObjectNode::toString).collect(Collectors.joining(",", "{\"events\":[", "]}"));
    }

    static ObjectNode event(String type, String bucket, String key) {
        ObjectNode event = MAPPER.createObjectNode()
                .put("event_source", "qingstor")
                .put("event_version", "1.0")
                .put("event_type", type)
                .put("event_time", "2021-08-31T06:25:46.000Z")
                .put("zone_id", "gamma");
        event.putObject("user_identify").put("principal_id", "usr-iks7Beds");
        event.putObject("response_elements").put("request_id", "45b47b6a30678cb2");
        ObjectNode subject = event.putObject("qingstor").put("schema_version", "1.0");
        subject.put("notification_id", "mp4-notify").putObject("bucket").put("name", bucket);
        subject.putObject("object")
                .put("name", key)
                .put("etag", "10c918b1d01aea85864ee65d9e0c2305")
                .put("size", 9840497);
        return event;
    }
}
