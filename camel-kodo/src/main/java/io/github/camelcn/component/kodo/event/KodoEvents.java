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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.common.camel.event.EventDecoder;
import io.github.camelcn.common.camel.event.EventJson;
import io.github.camelcn.common.camel.event.EventMessage;
import io.github.camelcn.common.camel.event.ObjectEvent;
import io.github.camelcn.common.camel.event.ObjectEvent.Kind;
import io.github.camelcn.common.camel.event.RefusedEventException;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.component.kodo.management.CallbackRequest;
import io.github.camelcn.component.kodo.management.CallbackSignature;

/**
 * Kodo's event notifications: an envelope {@code {"Message": "...", "Subject": ..., "Timestamp": ...}} around the JSON of
 * one event, as text. Signed with the account's keys if the rule names an access key.
 *
 * <p>Source: provider documentation, page 8610 (types and members of the message); official SDK for Java 7.19.0,
 * {@code BucketEventRule} (a rule's access key has its requests signed). Not documented, so both are taken: whether the
 * message in the envelope may also be an object instead of text, and a message without an envelope.
 */
public final class KodoEvents implements EventDecoder {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final CallbackSignature signature;

    /** @param credentials the keys that the rule's access key belongs to; asked for every notification */
    public KodoEvents(CredentialsProvider credentials) {
        this.signature = new CallbackSignature(credentials);
    }

    @Override
    public boolean isSigned() {
        return true;
    }

    @Override
    public void verify(EventMessage message) throws RefusedEventException {
        CallbackRequest request =
                new CallbackRequest(message.method(), message.target(), message.headers(), message.body());
        if (!signature.verify(request)) {
            throw RefusedEventException.unauthorized("the notification is not signed with the key of this account");
        }
    }

    @Override
    public List<ObjectEvent> decode(byte[] body) throws RefusedEventException {
        JsonNode envelope = EventJson.object(body);
        JsonNode message = envelope.path("Message");
        if (message.isTextual()) {
            message = EventJson.object(message.textValue());
        } else if (message.isMissingNode()) {
            message = envelope;
        }
        return events(message);
    }

    /** A copy is told of by its source, and of a move both ends matter. */
    private static List<ObjectEvent> events(JsonNode message) throws RefusedEventException {
        String type = EventJson.required(message, "event");
        String bucket = EventJson.required(message, "bucket");
        String key = EventJson.required(message, "key");
        List<ObjectEvent> events = new ArrayList<>();
        if (type.equals("copy") || type.equals("move")) {
            String target = EventJson.text(message, "dest_bucket");
            if (type.equals("move")) {
                events.add(event(Kind.GONE, message, bucket, key));
            }
            events.add(event(
                    Kind.AVAILABLE,
                    message,
                    target.isEmpty() ? bucket : target,
                    EventJson.required(message, "dest_key")));
        } else {
            events.add(event(kind(type), message, bucket, key));
        }
        return List.copyOf(events);
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "put", "mkfile", "append", "enable", "restore:completed" -> Kind.AVAILABLE;
            case "delete", "disable", "deleteMarkerCreate" -> Kind.GONE;
            default -> Kind.OTHER;
        };
    }

    private static ObjectEvent event(Kind kind, JsonNode message, String bucket, String key) {
        return new ObjectEvent(
                kind,
                EventJson.text(message, "event"),
                bucket,
                key,
                EventJson.size(message, "fsize"),
                EventJson.text(message, "hash"),
                time(message),
                EventJson.text(message, "reqid"));
    }

    /** In nanoseconds since 1970. */
    private static Optional<Instant> time(JsonNode message) {
        long nanos = EventJson.size(message, "time");
        return nanos < 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND));
    }
}
