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

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.common.camel.event.EventDecoder;
import io.github.camelcn.common.camel.event.EventJson;
import io.github.camelcn.common.camel.event.EventMessage;
import io.github.camelcn.common.camel.event.ObjectEvent;
import io.github.camelcn.common.camel.event.ObjectEvent.Kind;
import io.github.camelcn.common.camel.event.RefusedEventException;

/**
 * QingStor's bucket notifications: {@code {"events": [...]}}. Nothing in them proves where they come from.
 *
 * <p>Source: QingStor user guide, "Event notification", read 2026-11 (form of the message); QingStor API documentation,
 * PUT Bucket Notification (types). The two spell the types of multipart uploads differently, so both are taken.
 */
public final class QingStorEvents implements EventDecoder {

    @Override
    public boolean isSigned() {
        return false;
    }

    @Override
    public void verify(EventMessage message) throws RefusedEventException {
        throw RefusedEventException.unauthorized("notifications of this store bear no signature");
    }

    @Override
    public List<ObjectEvent> decode(byte[] body) throws RefusedEventException {
        JsonNode listed = EventJson.object(body).path("events");
        if (!listed.isArray()) {
            throw RefusedEventException.malformed("the notification has no list of events");
        }
        List<ObjectEvent> events = new ArrayList<>(listed.size());
        for (JsonNode event : listed) {
            events.add(event(event));
        }
        return List.copyOf(events);
    }

    private static ObjectEvent event(JsonNode event) throws RefusedEventException {
        String type = EventJson.required(event, "event_type");
        JsonNode subject = event.path("qingstor");
        JsonNode object = subject.path("object");
        return new ObjectEvent(
                kind(type),
                type,
                EventJson.required(subject.path("bucket"), "name"),
                EventJson.required(object, "name"),
                EventJson.size(object, "size"),
                EventJson.text(object, "etag"),
                EventJson.time(EventJson.text(event, "event_time")),
                EventJson.text(event.path("response_elements"), "request_id"));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "create_object", "complete_multipart", "complete_upload" -> Kind.AVAILABLE;
            case "delete_object" -> Kind.GONE;
            default -> Kind.OTHER;
        };
    }
}
